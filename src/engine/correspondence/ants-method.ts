import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellToFrame, cellToPixel, frameToCell } from '../../kernels/cell-coordinates.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import { softmaxExpectation } from '../../kernels/softmax-expectation.ts';
import { trilinearCells } from '../../kernels/trilinear-cells.ts';
import type { ClipFeatures, ClipMatch, MomentMatch, PointMatch } from '../clip.ts';
import { type ClipPoint, toCells } from './logits.ts';
import { breathe, type CorrespondenceMethod, trustedFrom } from './method.ts';
import { hasPose } from './pair-votes.ts';
import { type Grid, prepareFeatures } from './prepared-features.ts';
import { meanVotes, timeCertainty } from './time-votes.ts';
import { cellCentreTimes, timesOfVotes, warpOfCells } from './warp.ts';
import { MAX_ALTERNATIVES, WINDOWS } from './windows.ts';
import { jointWitnesses, movingWitnesses } from './witnesses.ts';

/** Keeps logarithms finite where the head's softmax underflows. */
const LEAST_PROBABILITY = 1e-30;

/** What a head says about one source point. */
export interface HeadAnswer {
  /** Probability of every target cell of the head's grid. */
  readonly probabilities: Float64Array;
  /** Expected cell coordinates (t, y, x) on the head's grid. */
  readonly at: readonly [number, number, number];
}

/**
 * Reads a head for one point: for the 8 source cells round it (trilinear weights w) `sum_i w_i sum_j softmax(logits_i)_j centre_j`.
 * Source: pack README section 3.
 *
 * @param logits row-major [source cells, target cells], both on `grid`
 */
export function readHead(logits: Float32Array, grid: Grid, point: ClipPoint, pack: SpaceTimePack): HeadAnswer {
  const size = grid[0] * grid[1] * grid[2];
  const { cells, weights } = trilinearCells(toCells(point, grid, pack), grid);
  const probabilities = new Float64Array(size);
  const at: [number, number, number] = [0, 0, 0];
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    const row = logits.subarray(cells[i]! * size, (cells[i]! + 1) * size);
    const answer = softmaxExpectation(row, grid, 1);
    for (let cell = 0; cell < size; cell++) probabilities[cell]! += weight * answer.probabilities[cell]!;
    for (let axis = 0; axis < 3; axis++) at[axis]! += weight * answer.at[axis]!;
  });
  return { probabilities, at };
}

/**
 * ANTs: a trained head refines the correlation of all coarse cells; time and place are its expectation.
 *
 * `score` of a prediction: the head's probability of the coarse cells within one cell of the expectation. Alternatives are the peaks of
 * its probabilities elsewhere. The confidence of a moment is the largest probability of one of the head's time cells, by the points'
 * mean log-probability; the head is coarse, so it is not on the scale of `auto`.
 */
export const antsMethod: CorrespondenceMethod = {
  name: 'ants',
  async match(source, target, moments, context) {
    const { pack, signal } = context;
    const grid = prepareFeatures(target).headGrid;
    const logits = await context.headLogits('ants', source, target);
    const matches: MomentMatch[] = [];
    for (const moment of moments) {
      await breathe(signal);
      const answers = moment.points.map(({ x, y }) => readHead(logits, grid, { time: moment.clipTime, x, y }, pack));
      const votes = meanVotes(answers.map((answer) => headVotes(answer, grid))) ?? new Float64Array(grid[0]);
      const { confidence, timeEntropy } = timeCertainty(votes);
      matches.push({
        name: moment.name,
        confidence,
        trusted: confidence >= trustedFrom(pack, false),
        timeEntropy,
        points: moment.points.map(({ name }, p) => pointMatch(name, answers[p]!, grid, pack)),
      });
    }
    return {
      moments: matches,
      warp: warpOfCells(timesOfVotes(warpVotes(source, target, logits, grid, pack), pack), pack),
    };
  },
};

function pointMatch(name: string, answer: HeadAnswer, grid: Grid, pack: SpaceTimePack): PointMatch {
  const toMatch = (at: readonly [number, number, number], score: number): ClipMatch => ({
    clipTime: cellToFrame(at[0], pack.frames, grid[0]),
    y: cellToPixel(at[1], pack.size, grid[1]),
    x: cellToPixel(at[2], pack.size, grid[2]),
    score,
  });
  const nearest = answer.at.map((cell, axis) => Math.min(grid[axis]! - 1, Math.max(0, Math.round(cell))));
  const cell = (nearest[0]! * grid[1] + nearest[1]!) * grid[2] + nearest[2]!;
  const logits = answer.probabilities.map((probability) => Math.log(Math.max(probability, LEAST_PROBABILITY)));
  const [best, ...others] = softPeaks(logits, grid, WINDOWS.head, 1 + MAX_ALTERNATIVES, cell);
  return {
    name,
    ...toMatch(answer.at, best!.mass),
    alternatives: others.map(({ at, mass }) => toMatch(at, mass)),
  };
}

/** Log-probability of every time cell of the head's grid. */
function headVotes({ probabilities }: HeadAnswer, grid: Grid): Float64Array {
  const plane = grid[1] * grid[2];
  return Float64Array.from({ length: grid[0] }, (_, t) => {
    let sum = 0;
    for (let cell = t * plane; cell < (t + 1) * plane; cell++) sum += probabilities[cell]!;
    return Math.log(Math.max(sum, LEAST_PROBABILITY));
  });
}

/** The head's time votes for every time cell of the source's match grid, by the tracked joints or by the places that move. */
function warpVotes(
  source: ClipFeatures,
  target: ClipFeatures,
  logits: Float32Array,
  grid: Grid,
  pack: SpaceTimePack,
): Float64Array[] {
  const cells = prepareFeatures(source).match.grid[0];
  return cellCentreTimes(cells, pack).map((time) => {
    const cell = Math.round(frameToCell(time, pack.frames, cells));
    const witnesses = hasPose(source, target)
      ? jointWitnesses(source, time, pack)
      : movingWitnesses(source, cell, pack);
    const votes = witnesses.map((witness) => headVotes(readHead(logits, grid, witness, pack), grid));
    return (
      meanVotes(
        votes,
        witnesses.map(({ weight }) => weight),
      ) ?? new Float64Array(grid[0])
    );
  });
}
