import type { PosePoint } from '../../contract/keypoints.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import { cellOfFrame, cellToPixel } from '../../kernels/cell-coordinates.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import type { ClipFeatures, ClipMatch, PointMatch, QueryMoment, QueryPoint } from '../clip.ts';
import { type ClipPoint, mixedLogits, type TimeCells } from './logits.ts';
import { jointsAt, type PreparedPose, preparePose } from './pose-in-clip.ts';
import { type Grid, prepareFeatures } from './prepared-features.ts';
import type { VotedTime } from './time-votes.ts';
import { WINDOWS } from './windows.ts';

/** A place in the square input; `score` is the share of the softmax over the searched cells, or the pose's own score. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly score: number;
}

/** The poses of both clips, when there are both. */
interface Poses {
  readonly source: PreparedPose;
  readonly target: PreparedPose;
}

/**
 * The places of a moment's points at its voted times. A body point is looked for in the time cell itself and checked against the pose,
 * an object within a few time cells. Source: pack README section 4, steps 4 and 5.
 *
 * Scores are products of two probabilities: of the time (softmax of the votes, window of the time) and of the place (softmax of the
 * mixed logits over the searched cells, window of the peak; where the pose decides, the pose's score; the mean of both where they
 * agree). Alternatives are further places at the same time and the best places at the other times.
 *
 * @param matchRows M of the points, [points, cells of the match grid]
 * @param times best first
 */
export function findPlaces(
  source: ClipFeatures,
  target: ClipFeatures,
  moment: QueryMoment,
  points: readonly ClipPoint[],
  matchRows: Float32Array,
  times: readonly VotedTime[],
  pack: SpaceTimePack,
  maxAlternatives: number,
): PointMatch[] {
  const sourcePose = preparePose(source, pack);
  const targetPose = preparePose(target, pack);
  const poses = sourcePose && targetPose ? { source: sourcePose, target: targetPose } : null;
  const byTime = times.map((time, rank) =>
    placesAt(source, target, moment, points, matchRows, time, rank === 0 ? 1 + maxAlternatives : 1, poses, pack),
  );
  return moment.points.map(({ name }, p) => {
    const [best, ...others] = times.flatMap((time, rank) =>
      byTime[rank]![p]!.map(({ x, y, score }): ClipMatch => ({ clipTime: time.time, x, y, score: score * time.mass })),
    );
    others.sort((a, b) => b.score - a.score);
    return { name, ...best!, alternatives: others.slice(0, maxAlternatives) };
  });
}

/** Up to `count` places of every point at one time, best first. */
function placesAt(
  source: ClipFeatures,
  target: ClipFeatures,
  moment: QueryMoment,
  points: readonly ClipPoint[],
  matchRows: Float32Array,
  { time }: VotedTime,
  count: number,
  poses: Poses | null,
  pack: SpaceTimePack,
): Place[][] {
  const { grid } = prepareFeatures(target).fine;
  const cell = cellOfFrame(time, pack.frames, grid[0]);
  const reach = pack.decode.auto.object_window;
  const around: TimeCells = [Math.max(0, cell - reach), Math.min(grid[0] - 1, cell + reach)];
  const out: Place[][] = moment.points.map(() => []);
  for (const isBody of [true, false]) {
    const chosen = [...moment.points.keys()].filter((p) => (moment.points[p]!.joint !== null) === isBody);
    const range: TimeCells = isBody ? [cell, cell] : around;
    const searched: Grid = [range[1] - range[0] + 1, grid[1], grid[2]];
    const cells = searched[0] * searched[1] * searched[2];
    const logits = mixedLogits(
      prepareFeatures(source),
      prepareFeatures(target),
      chosen.map((p) => points[p]!),
      rowsOf(matchRows, prepareFeatures(target).match.cells, chosen),
      range,
      pack,
    );
    chosen.forEach((p, row) => {
      const window = isBody ? WINDOWS.place : WINDOWS.object;
      const peaks = softPeaks(logits.subarray(row * cells, (row + 1) * cells), searched, window, count);
      const places = peaks.map(({ at, mass }) => ({
        x: cellToPixel(at[2], pack.size, grid[2]),
        y: cellToPixel(at[1], pack.size, grid[1]),
        score: mass,
      }));
      out[p] = poses ? checkedByPose(moment.points[p]!, moment.clipTime, time, places, poses, pack) : places;
    });
  }
  return out;
}

/**
 * The best place of a body point whose mark lies on the source's own tracked joint: the mean of feature match and target joint where
 * they agree, else the target joint where the pose is sure of it (the feature match then becomes the first alternative).
 */
function checkedByPose(
  point: QueryPoint,
  sourceTime: number,
  targetTime: number,
  places: Place[],
  poses: Poses,
  pack: SpaceTimePack,
): Place[] {
  if (point.joint === null) return places;
  const { source_gate, agree, sure } = pack.decode.auto;
  const own = jointsAt(poses.source, sourceTime)[point.joint]!;
  if (!(Math.hypot(point.x - own.x, point.y - own.y) / poses.source.torso < source_gate)) return places;
  const joint: PosePoint = jointsAt(poses.target, targetTime)[point.joint]!;
  const [best, ...others] = places;
  if (Math.hypot(joint.x - best!.x, joint.y - best!.y) / poses.target.torso < agree) {
    const mean = { x: (joint.x + best!.x) / 2, y: (joint.y + best!.y) / 2, score: (joint.score + best!.score) / 2 };
    return [mean, ...others];
  }
  return joint.score >= sure ? [joint, ...places] : places;
}

/** Some rows of a row-major matrix. */
function rowsOf(matrix: Float32Array, width: number, rows: readonly number[]): Float32Array {
  const out = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    out.set(matrix.subarray(row * width, (row + 1) * width), i * width);
  });
  return out;
}
