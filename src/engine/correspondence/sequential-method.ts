import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellOfFrame, cellToFrame, cellToPixel } from '../../kernels/cell-coordinates.ts';
import { correlate } from '../../kernels/correlate.ts';
import { dynamicTimeWarping } from '../../kernels/dynamic-time-warping.ts';
import { relativeEntropy } from '../../kernels/entropy.ts';
import { logSoftmax } from '../../kernels/log-softmax.ts';
import { monotonePath } from '../../kernels/monotone-path.ts';
import { nearestNeighbours } from '../../kernels/nearest-neighbours.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import type { ClipMatch, MomentMatch } from '../clip.ts';
import { fineLogits } from './logits.ts';
import { breathe, type CorrespondenceMethod, trustedFrom } from './method.ts';
import { type PreparedFeatures, prepareFeatures } from './prepared-features.ts';
import { type CellTimes, warpOfCells } from './warp.ts';
import { MAX_ALTERNATIVES, WINDOWS } from './windows.ts';

/** Finds for every time cell of the source one of the target's, given the costs [source cells, target cells]. */
type AlignFrames = (costs: Float64Array, rows: number, columns: number) => ArrayLike<number>;

/** Nearest frame, then the best place in it. */
export const nearestFrameMethod: CorrespondenceMethod = sequentialMethod('nn+space', nearestNeighbours);

/** Frames aligned by dynamic time warping, then the best place at the mean of a frame's partners on the path. */
export const warpedFrameMethod: CorrespondenceMethod = sequentialMethod('dtw+space', (costs, rows, columns) => {
  const path = dynamicTimeWarping(costs, rows, columns);
  const partners = new Float64Array(rows);
  const counts = new Float64Array(rows);
  path.rows.forEach((row, step) => {
    counts[row]!++;
    partners[row]! += (path.columns[step]! - partners[row]!) / counts[row]!;
  });
  return partners;
});

/**
 * First the time, by descriptors of whole frames, then the place, by the fine map in the target's time cell. Source: algorithms 2.11 and
 * the training code's evaluation, "sequential baselines".
 *
 * `score` of a prediction: probability (softmax of F over the time cell) of the window round the peak. The confidence of a time is the
 * softmax of the row of frame similarities (times the pack's match temperature) at the partner; it is not on the scale of `auto`.
 */
function sequentialMethod(name: 'nn+space' | 'dtw+space', align: AlignFrames): CorrespondenceMethod {
  return {
    name,
    async match(source, target, moments, { pack, signal }) {
      const from = prepareFeatures(source);
      const to = prepareFeatures(target);
      const aligned = alignFrames(from, to, align, pack);
      const { grid } = to.fine;
      const matches: MomentMatch[] = [];
      for (const moment of moments) {
        await breathe(signal);
        const row = cellOfFrame(moment.clipTime, pack.frames, aligned.times.length);
        const clipTime = aligned.times[row]!;
        const cell = cellOfFrame(clipTime, pack.frames, grid[0]);
        const points = moment.points.map(({ x, y }) => ({ time: moment.clipTime, x, y }));
        const logits = fineLogits(from, to, points, [cell, cell], pack);
        const plane = grid[1] * grid[2];
        matches.push({
          name: moment.name,
          confidence: aligned.confidence[row]!,
          trusted: aligned.confidence[row]! >= trustedFrom(pack, false),
          timeEntropy: aligned.entropy[row]!,
          points: moment.points.map((point, p) => {
            const places = logits.subarray(p * plane, (p + 1) * plane);
            const peaks = softPeaks(places, [1, grid[1], grid[2]], WINDOWS.place, 1 + MAX_ALTERNATIVES);
            const [best, ...others] = peaks.map(
              ({ at, mass }): ClipMatch => ({
                clipTime,
                y: cellToPixel(at[1], pack.size, grid[1]),
                x: cellToPixel(at[2], pack.size, grid[2]),
                score: mass,
              }),
            );
            return { name: point.name, ...best!, alternatives: others };
          }),
        });
      }
      return { moments: matches, warp: warpOfCells(monotoneFit(aligned, to.frames.cells, pack), pack) };
    },
  };
}

/**
 * The never falling cells nearest to the partners in the sum of distances weighed by confidence: unlike a fit in least squares it does
 * not bend to single frames whose neighbour lies far off. Partners that never fall stay as they are.
 */
function monotoneFit(
  { partners, confidence }: ReturnType<typeof alignFrames>,
  columns: number,
  pack: SpaceTimePack,
): CellTimes {
  const scores = new Float64Array(partners.length * columns);
  for (let row = 0; row < partners.length; row++) {
    for (let j = 0; j < columns; j++) scores[row * columns + j] = -confidence[row]! * Math.abs(j - partners[row]!);
  }
  const path = monotonePath(scores, partners.length, columns);
  return { times: Float64Array.from(path, (cell) => cellToFrame(cell, pack.frames, columns)), confidence };
}

/** Partners (target cells), their times (clip frames), confidence and entropy of the time for every time cell of the source. */
function alignFrames(from: PreparedFeatures, to: PreparedFeatures, align: AlignFrames, pack: SpaceTimePack) {
  const { channels, cells: columns, parts } = to.frames;
  const rows = from.frames.cells;
  const queries = new Float32Array(rows * channels);
  for (let i = 0; i < queries.length; i++) {
    queries[i] = from.frames.data[(i % channels) * rows + Math.floor(i / channels)]! / parts.length;
  }
  const similarity = correlate(queries, to.frames.data, channels, columns);
  const partners = align(
    Float64Array.from(similarity, (cosine) => 1 - cosine),
    rows,
    columns,
  );
  const confidence = new Float64Array(rows);
  const entropy = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const cosines = similarity.subarray(row * columns, (row + 1) * columns);
    const probability = logSoftmax(Array.from(cosines, (cosine) => cosine * pack.temperatures.match));
    confidence[row] = Math.exp(probability[Math.round(partners[row]!)]!);
    entropy[row] = relativeEntropy(probability);
  }
  const times = Float64Array.from(partners, (partner) => cellToFrame(partner, pack.frames, columns));
  return { partners, times, confidence, entropy };
}
