import type { CorrespondencesFile } from '../../../contract/correspondences.ts';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import { Badge } from '../../ui/badge.tsx';
import { formatSeconds } from '../../ui/format.ts';

/** How a result was made. */
export function ResultFacts({ run }: { run: CorrespondencesFile }) {
  const family = METHOD_FAMILY[run.method];
  return (
    <ul className="result-facts" aria-label="How it was made">
      <li>
        <Badge kind={family} title={family === 'joint' ? 'Time and place together' : 'First the time, then the place'}>
          {run.method}
        </Badge>
      </li>
      {run.mirrored && (
        <li>
          <Badge kind="attention" title="The target's mirror image fits better: the persons use opposite hands.">
            mirrored
          </Badge>
        </li>
      )}
      <li>
        <Badge title={run.pose ? 'Body pose was used' : 'Body pose was not used'}>
          {run.pose ? 'pose on' : 'pose off'}
        </Badge>
      </li>
      <li>
        <Badge title="Device">{run.device.toUpperCase()}</Badge>
      </li>
      <li>
        <Badge title="Duration of the run">{formatSeconds(run.seconds)}</Badge>
      </li>
      <li>
        <Badge title={`Model pack, sha256 ${run.pack.sha256}`}>
          {run.pack.name} {run.pack.version}
        </Badge>
      </li>
    </ul>
  );
}
