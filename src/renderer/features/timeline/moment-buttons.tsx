import { type KeyboardEvent, memo, useState } from 'react';
import { frameSeconds } from '../../../kernels/frame-seconds.ts';
import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { formatTime } from './ticks.ts';
import type { LaneData, TimelineMoment } from './timeline-data.ts';

/** The key moments of a lane as buttons, for screen reader and keyboard: one stop of Tab, arrow keys inside. */
export const MomentButtons = memo(function MomentButtons({
  label,
  lane,
  top,
  onChoose,
}: {
  label: string;
  lane: LaneData | null;
  /** Where the list appears while it has the focus, CSS pixels. */
  top: number;
  onChoose: (moment: TimelineMoment) => void;
}) {
  const [current, setCurrent] = useState(0);
  if (lane === null || lane.moments.length === 0) return null;
  const ordered = lane.moments.toSorted((a, b) => a.frame - b.frame);
  const stop = Math.min(current, ordered.length - 1);
  const move = (event: KeyboardEvent<HTMLUListElement>): void => {
    const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(ordered.length - 1, stop + way));
    setCurrent(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul className="timeline-moments" aria-label={label} style={{ top }} onKeyDown={move}>
      {ordered.map((moment, index) => (
        <li key={moment.id}>
          <button
            type="button"
            tabIndex={index === stop ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onClick={() => onChoose(moment)}
          >
            {t('timeline.moment', {
              name: formatName(moment.name),
              frame: moment.frame,
              time: timeText(lane, moment.frame),
            })}
          </button>
        </li>
      ))}
    </ul>
  );
});

/** Time of a frame from the sync event, in words. */
function timeText({ table, syncFrame }: LaneData, frame: number): string {
  const secondsOf = (index: number): number => frameSeconds(table, table.pts[index] ?? 0);
  return formatTime(secondsOf(frame) - (syncFrame === null ? 0 : secondsOf(syncFrame)), 0.01);
}
