import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellToFrame, frameToCell } from '../../kernels/cell-coordinates.ts';
import { isotonicRegression } from '../../kernels/isotonic-regression.ts';
import { monotonePath } from '../../kernels/monotone-path.ts';
import type { ClipWarp } from '../clip.ts';
import { votedTimes } from './time-votes.ts';

/** Times of the target (clip frames) for the time cells of the source. */
export interface CellTimes {
  readonly times: ArrayLike<number>;
  /** 0..1 */
  readonly confidence: ArrayLike<number>;
}

/** Keeps cells without any confidence in the fit. */
const LEAST_WEIGHT = 1e-3;

/**
 * The times that votes of all source cells speak for together: the path of never falling target cells with the largest sum of votes,
 * every time refined by the votes round its cell.
 *
 * @param votes per source time cell the log-probabilities of the target's time cells
 */
export function timesOfVotes(votes: readonly Float64Array[], pack: SpaceTimePack): CellTimes {
  const columns = votes[0]!.length;
  const scores = new Float64Array(votes.length * columns);
  votes.forEach((row, cell) => {
    scores.set(row, cell * columns);
  });
  const path = monotonePath(scores, votes.length, columns);
  const voted = votes.map((row, cell) => votedTimes(row, pack, 1, path[cell]!)[0]!);
  return { times: voted.map(({ time }) => time), confidence: voted.map(({ confidence }) => confidence) };
}

/**
 * A warp for every frame of the source: the non-decreasing fit of the cells' times (weighed by confidence), linear between the
 * cells' centres and beyond the outer ones, inside the clip.
 */
export function warpOfCells({ times, confidence }: CellTimes, pack: SpaceTimePack): ClipWarp {
  const cells = times.length;
  const weights = Float64Array.from(confidence, (value) => Math.max(value, LEAST_WEIGHT));
  const fitted = isotonicRegression(times, weights);
  const targetTimes = new Float64Array(pack.frames);
  const frameConfidence = new Float64Array(pack.frames);
  for (let frame = 0; frame < pack.frames; frame++) {
    const at = frameToCell(frame, pack.frames, cells);
    const low = Math.min(Math.max(Math.floor(at), 0), Math.max(cells - 2, 0));
    const high = Math.min(low + 1, cells - 1);
    const fraction = at - low;
    const time = fitted[low]! + (fitted[high]! - fitted[low]!) * fraction;
    targetTimes[frame] = Math.min(pack.frames - 1, Math.max(0, time));
    const inside = Math.min(1, Math.max(0, fraction));
    frameConfidence[frame] = confidence[low]! * (1 - inside) + confidence[high]! * inside;
  }
  return { targetTimes, confidence: frameConfidence };
}

/** A moment that a warp has to pass through. */
export interface Anchor {
  /** Clip times in frames. */
  readonly sourceTime: number;
  readonly targetTime: number;
  readonly confidence: number;
}

/**
 * The warp bent so that it passes through the anchors: their residuals are added, linear between them and constant beyond the outer
 * ones, then everything is kept between the anchors' times. Anchors that contradict the order of those before them are left out.
 */
export function anchoredWarp(warp: ClipWarp, anchors: readonly Anchor[]): ClipWarp {
  const frames = warp.targetTimes.length;
  const kept: { frame: number; time: number; confidence: number }[] = [];
  for (const anchor of [...anchors].sort((a, b) => a.sourceTime - b.sourceTime)) {
    const frame = Math.min(frames - 1, Math.max(0, Math.round(anchor.sourceTime)));
    const last = kept.at(-1);
    if (last !== undefined && (frame <= last.frame || anchor.targetTime < last.time)) continue;
    kept.push({ frame, time: anchor.targetTime, confidence: anchor.confidence });
  }
  if (kept.length === 0) return warp;
  const residuals = kept.map(({ frame, time }) => time - warp.targetTimes[frame]!);
  const targetTimes = new Float64Array(frames);
  const confidence = Float64Array.from(warp.confidence);
  let lowest = 0;
  for (let frame = 0, next = 0; frame < frames; frame++) {
    while (next < kept.length && kept[next]!.frame < frame) next++;
    const before = kept[next - 1];
    const after = kept[next];
    const highest = after?.time ?? frames - 1;
    const share = before && after ? (frame - before.frame) / (after.frame - before.frame) : before ? 0 : 1;
    const residual = (residuals[next - 1] ?? 0) * (1 - share) + (residuals[next] ?? 0) * share;
    const time = after?.frame === frame ? after.time : warp.targetTimes[frame]! + residual;
    lowest = Math.min(highest, Math.max(lowest, time));
    targetTimes[frame] = lowest;
    if (after?.frame === frame) confidence[frame] = after.confidence;
  }
  return { targetTimes, confidence };
}

/** Clip times of the centres of `cells` time cells. */
export function cellCentreTimes(cells: number, pack: SpaceTimePack): number[] {
  return Array.from({ length: cells }, (_, cell) => cellToFrame(cell, pack.frames, cells));
}
