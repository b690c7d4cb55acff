import { frameSeconds } from '../../../kernels/frame-seconds.ts';
import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import type { Mark } from './mark-list.tsx';
import { formatTime } from './ticks.ts';
import type { LaneData, TimelineAnchor } from './timeline-data.ts';

/** The key moments of a lane in words, by frame. */
export function momentMarks(lane: LaneData | null, frameBase: number): Mark[] {
  if (!lane) return [];
  return lane.moments
    .toSorted((a, b) => a.frame - b.frame)
    .map(({ id, name, frame }) => ({
      id,
      text: t('timeline.moment', {
        name: formatName(name),
        frame: frame + frameBase,
        time: formatTime(relativeSeconds(lane, frame), 0.01),
      }),
    }));
}

/** The anchors in words, in their order. */
export function anchorMarks(anchors: readonly TimelineAnchor[], frameBase: number): Mark[] {
  return anchors.map(({ id, sourceFrame, targetFrame }) => ({
    id,
    text: t('sync.anchor', { source: sourceFrame + frameBase, target: targetFrame + frameBase }),
  }));
}

/** Time of a frame from the sync event. */
function relativeSeconds({ table, syncFrame, rate = 1 }: LaneData, frame: number): number {
  const secondsOf = (index: number): number => frameSeconds(table, table.pts[index] ?? 0) / rate;
  return secondsOf(frame) - (syncFrame === null ? 0 : secondsOf(syncFrame));
}
