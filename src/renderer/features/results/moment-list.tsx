import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { momentTargetFrame } from '../../../document/overlay/scene-from.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Score } from './score.tsx';

/** The key moments of a run; one of them is looked at. */
export function MomentList({
  run,
  selected,
  onSelect,
}: {
  run: CorrespondencesFile;
  selected: number;
  onSelect: (index: number) => void;
}) {
  return (
    <ul className="moment-list" aria-label="Key moments">
      {run.moments.map((moment, index) => (
        <li key={`${moment.name} ${moment.frame}`}>
          <button
            type="button"
            className="moment"
            aria-current={index === selected ? 'true' : undefined}
            onClick={() => onSelect(index)}
          >
            <span className="moment-name">{moment.name}</span>
            <span className="moment-frames">
              {moment.frame} <Icon name="arrow" />
              <span className="visually-hidden"> to </span> {momentTargetFrame(moment, run.warp)}
            </span>
            <Score value={moment.confidence} label="Confidence of the time" />
            {!moment.trusted && <Badge kind="attention">Check the time</Badge>}
          </button>
        </li>
      ))}
    </ul>
  );
}
