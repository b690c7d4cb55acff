import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellToFrame } from '../../kernels/cell-coordinates.ts';
import { relativeEntropy } from '../../kernels/entropy.ts';
import { logSoftmax } from '../../kernels/log-softmax.ts';
import { logSumExpGroups } from '../../kernels/log-sum-exp-groups.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import type { Grid } from './prepared-features.ts';
import { WINDOWS } from './windows.ts';

/** A time that votes decided on. */
export interface VotedTime {
  /** Time cell of the target with the most votes. */
  readonly cell: number;
  /** Clip time in frames, finer than the cell. */
  readonly time: number;
  /** Share of softmax(votes) in the cell: what the pack calls the confidence of a time. */
  readonly confidence: number;
  /** Share of softmax(votes) in the window round the cell. */
  readonly mass: number;
}

/**
 * The votes of points: log-probability of every time cell, wherever in the picture. Source: pack README section 4, step 1.
 *
 * @param rows logits, row-major [points, t, y, x] on `grid`
 * @returns one row of grid[0] votes per point
 */
export function pointVotes(rows: Float32Array, grid: Grid): Float64Array[] {
  const votes = logSumExpGroups(rows, grid[1] * grid[2]);
  return Array.from({ length: votes.length / grid[0] }, (_, p) =>
    logSoftmax(votes.subarray(p * grid[0], (p + 1) * grid[0])),
  );
}

/** The weighted mean of votes; null when there are none or no weight. */
export function meanVotes(votes: readonly Float64Array[], weights?: readonly number[]): Float64Array | null {
  const total = weights === undefined ? votes.length : weights.reduce((sum, weight) => sum + weight, 0);
  if (votes.length === 0 || !(total > 0)) return null;
  const out = new Float64Array(votes[0]!.length);
  votes.forEach((vote, p) => {
    const share = (weights?.[p] ?? 1) / total;
    for (let k = 0; k < out.length; k++) out[k]! += share * vote[k]!;
  });
  return out;
}

/** How sure votes are of a time: the largest share of softmax(votes) in a cell, and their entropy (`relativeEntropy`). */
export function timeCertainty(votes: ArrayLike<number>): { readonly confidence: number; readonly timeEntropy: number } {
  const probability = logSoftmax(votes);
  return { confidence: Math.exp(Math.max(...probability)), timeEntropy: relativeEntropy(probability) };
}

/**
 * The times that votes speak for, best first. Source of the first: pack README section 4, step 3.
 *
 * @param votes one per time cell of the target
 * @param count how many at most
 * @param cell where the first one is, when the order of moments decides; else where the votes are highest
 */
export function votedTimes(votes: Float64Array, pack: SpaceTimePack, count: number, cell?: number): VotedTime[] {
  const probability = logSoftmax(votes);
  return softPeaks(votes, [votes.length, 1, 1], WINDOWS.time, count, cell).map((peak) => ({
    cell: peak.cell,
    time: cellToFrame(peak.at[0], pack.frames, votes.length),
    confidence: Math.exp(probability[peak.cell]!),
    mass: peak.mass,
  }));
}
