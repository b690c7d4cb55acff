import { cellToFrame, cellToPixel } from '../../kernels/cell-coordinates.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import type { ClipMatch, MomentMatch } from '../clip.ts';
import { matchLogits } from './logits.ts';
import { breathe, type CorrespondenceMethod, trustedFrom } from './method.ts';
import { frameVotes } from './pair-votes.ts';
import { prepareFeatures } from './prepared-features.ts';
import { meanVotes, pointVotes, timeCertainty } from './time-votes.ts';
import { timesOfVotes, warpOfCells } from './warp.ts';
import { MAX_ALTERNATIVES, WINDOWS } from './windows.ts';

/**
 * st-MATCH: time and place of every point at once, by the mean of the cosines of three feature maps. Source: pack README section 3.
 *
 * `score` of a prediction: probability (softmax of M over all cells of the target) of the window round the peak. The confidence of a
 * moment is that of the mean vote of its points, as in `auto` without pose.
 */
export const stMatchMethod: CorrespondenceMethod = {
  name: 'st-match',
  async match(source, target, moments, context) {
    const { pack, signal } = context;
    const to = prepareFeatures(target);
    const { grid, cells } = to.match;
    const matches: MomentMatch[] = [];
    for (const moment of moments) {
      await breathe(signal);
      const points = moment.points.map(({ x, y }) => ({ time: moment.clipTime, x, y }));
      const rows = matchLogits(prepareFeatures(source), to, points, pack);
      const votes = meanVotes(pointVotes(rows, grid)) ?? new Float64Array(grid[0]);
      const { confidence, timeEntropy } = timeCertainty(votes);
      matches.push({
        name: moment.name,
        confidence,
        trusted: confidence >= trustedFrom(pack, false),
        timeEntropy,
        points: moment.points.map(({ name }, p) => {
          const row = rows.subarray(p * cells, (p + 1) * cells);
          const [best, ...others] = softPeaks(row, grid, WINDOWS.match, 1 + MAX_ALTERNATIVES).map(
            ({ at, mass }): ClipMatch => ({
              clipTime: cellToFrame(at[0], pack.frames, grid[0]),
              y: cellToPixel(at[1], pack.size, grid[1]),
              x: cellToPixel(at[2], pack.size, grid[2]),
              score: mass,
            }),
          );
          return { name, ...best!, alternatives: others };
        }),
      });
    }
    return { moments: matches, warp: warpOfCells(timesOfVotes(await frameVotes(source, target, context), pack), pack) };
  },
};
