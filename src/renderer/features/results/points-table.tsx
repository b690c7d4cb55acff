import type { CorrespondencesFile, PredictedMoment } from '../../../contract/correspondences.ts';
import { momentTargetFrame } from '../../../document/overlay/scene-from.ts';
import { formatName } from '../../ui/format.ts';
import { Score } from './score.tsx';

/** Where and when every point of a moment recurs in the target clip. */
export function PointsTable({ run, moment }: { run: CorrespondencesFile; moment: PredictedMoment }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section className="points-region" aria-label="Points found in the target" tabIndex={0}>
      <table className="points numbers">
        <caption className="visually-hidden">
          {moment.name}: source frame {moment.frame}, target frame {momentTargetFrame(moment, run.warp)}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="moment-column">
              Moment
            </th>
            <th scope="col">Point</th>
            <th scope="col">Frame</th>
            <th scope="col">Time</th>
            <th scope="col">x</th>
            <th scope="col">y</th>
            <th scope="col">Score</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(moment.keypoints).map(([name, point]) => (
            <tr key={name}>
              <td className="moment-column">{moment.name}</td>
              <th scope="row">{formatName(name)}</th>
              <td>{point.frame}</td>
              <td>{point.ptsSeconds.toFixed(3)} s</td>
              <td>{point.x.toFixed(1)}</td>
              <td>{point.y.toFixed(1)}</td>
              <td>
                <Score value={point.score} label="Score" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
