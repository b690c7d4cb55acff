import type { PersonHint } from '../../contract/geometry.ts';
import type { ReportProgress } from '../../contract/jobs.ts';
import type { PosePoint } from '../../contract/keypoints.ts';
import type { RgbFrame } from '../ports.ts';
import { personAt, personRank, searchPeople } from './person-search.ts';
import type { PersonPose, PoseEstimator } from './pose-estimator.ts';
import { HUMAN_TORSO, toHumanJoints } from './pose-layout.ts';
import { enlargeSquare, fullFrameSquare, moveSquare, nextSquare, type Square, searchSquares } from './pose-squares.ts';

/** A frame of a video by its index. */
export type FrameAt = (index: number) => Promise<RgbFrame>;

/** Values of the reference tracking (models/movenet-lightning/movenet_track.ts, `trackSearch`). */
const PROBES = 5;
const LOST_SCORE = 0.2;
const FOUND_SCORE = 0.25;
/** How the last good square is enlarged while the person is lost. */
const LOOK_AROUND = [1, 1.3, 1.7];
const HOLD_ENLARGEMENT = 1.3;
/** After this many lost frames in a row the whole frame is searched. */
const LONG_LOSS = 10;

/** What a tracking run needs besides the estimator. */
export interface TrackRequest {
  /** First and last frame, both included. */
  readonly first: number;
  readonly last: number;
  readonly frameAt: FrameAt;
  /** A click on the person to follow; its frame must lie within first..last. */
  readonly hint?: PersonHint | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ReportProgress | undefined;
}

/** The followed person in every frame of a request. */
export interface PersonTrack {
  /** `poses[i]`: frame `first + i`; joints in the pack's order, frame pixels. */
  readonly poses: readonly PersonPose[];
  /** False when nobody was found to start from: the poses are then those of the whole frame, most likely wrong. */
  readonly found: boolean;
}

interface Seed {
  readonly frame: number;
  readonly pose: PersonPose;
}

/**
 * Follows one person through a range of a recorded clip: starts at the surest person of a few frames (or at the one that was clicked
 * on), goes forwards and backwards from there, moves the square most of the way per frame, holds an enlarged square through short
 * losses and searches again after long ones. Source: movenet-lightning README, "Cropping and tracking" (the same numbers as its
 * movenet_track.ts).
 *
 * Progress has the stages `search` (probed frames; not after a click) and `pose` (frames).
 *
 * @throws the signal's reason; what `frameAt` throws; TandemError inference-failed
 */
export async function trackPerson(estimator: PoseEstimator, request: TrackRequest): Promise<PersonTrack> {
  const { first, last, frameAt, signal, onProgress } = request;
  const total = last - first + 1;
  let done = 0;
  const report = (): void => onProgress?.({ stage: 'pose', done, total, unit: 'frames' });
  const poses: PersonPose[] = new Array(total);
  const put = (frame: number, pose: PersonPose): void => {
    poses[frame - first] = pose;
    done++;
    report();
  };

  const seed = await findSeed(estimator, request);
  report();
  if (!seed) {
    let square: Square | null = null;
    for (let frame = first; frame <= last; frame++) {
      const image = await frameAt(frame);
      const [pose] = await estimator.estimate(image, [square ?? fullFrameSquare(image)], signal);
      square = nextSquare(pose!.points, image, estimator.layout, estimator.pack.tracking);
      put(frame, pose!);
    }
    return { poses, found: false };
  }
  put(seed.frame, seed.pose);
  await follow(estimator, request, seed, 1, put);
  await follow(estimator, request, seed, -1, put);
  return { poses, found: true };
}

async function findSeed(estimator: PoseEstimator, request: TrackRequest): Promise<Seed | null> {
  const { first, last, frameAt, hint, signal, onProgress } = request;
  if (hint) {
    const pose = await personAt(estimator, await frameAt(hint.frame), hint, signal);
    return pose && { frame: hint.frame, pose };
  }
  const total = last - first + 1;
  const minScore = estimator.pack.tracking.min_score;
  const probes = new Set(Array.from({ length: PROBES }, (_, i) => Math.round(((i + 0.5) * total) / PROBES - 0.5)));
  let best: Seed | null = null;
  let done = 0;
  for (const probe of probes) {
    onProgress?.({ stage: 'search', done: done++, total: probes.size, unit: 'frames' });
    const [pose] = await searchPeople(estimator, await frameAt(first + probe), signal);
    if (pose && (!best || personRank(pose, minScore) > personRank(best.pose, minScore))) {
      best = { frame: first + probe, pose };
    }
  }
  return best;
}

/** Goes from the seed to one end of the range. */
async function follow(
  estimator: PoseEstimator,
  request: TrackRequest,
  seed: Seed,
  direction: 1 | -1,
  put: (frame: number, pose: PersonPose) => void,
): Promise<void> {
  const { first, last, frameAt, signal } = request;
  const { layout, pack } = estimator;
  let square: Square | null = null;
  let lost = 0;
  let lastGood = seed.pose;
  for (let frame = seed.frame + direction; frame >= first && frame <= last; frame += direction) {
    const image = await frameAt(frame);
    const next = (pose: PersonPose): Square | null => nextSquare(pose.points, image, layout, pack.tracking);
    square ??= next(seed.pose) ?? seed.pose.square;
    let [pose] = (await estimator.estimate(image, [square], signal)) as [PersonPose];
    let target = next(pose);
    if (!target || pose.score < LOST_SCORE) {
      lost++;
      const around =
        lost < LONG_LOSS ? LOOK_AROUND.map((k) => enlargeSquare(lastGood.square, k)) : searchSquares(image);
      const [best] = (await estimator.estimate(image, around, signal)).sort((a, b) => b.score - a.score);
      if (best!.score > pose.score) {
        pose = best!;
        target = next(pose);
      }
      target ??= enlargeSquare(lastGood.square, HOLD_ENLARGEMENT);
    }
    if (pose.score >= FOUND_SCORE) {
      lost = 0;
      lastGood = pose;
    }
    put(frame, pose);
    square = moveSquare(square, target, pack.tracking.crop_step);
  }
}

/**
 * The 13 joints of the person in one frame, as marks to start from: looks round the person's pose in a nearby frame, then once more
 * in the tighter square of what it found.
 *
 * @param nearby the 13 joints of the person in this or a near frame, frame pixels; null searches the whole frame
 * @returns joints in the order of HUMAN_JOINTS, or null when nobody is found
 * @throws the signal's reason; TandemError inference-failed
 */
export async function suggestJoints(
  estimator: PoseEstimator,
  frame: RgbFrame,
  nearby: readonly PosePoint[] | null,
  signal?: AbortSignal,
): Promise<PosePoint[] | null> {
  const { layout, pack } = estimator;
  let square = nearby && nextSquare(nearby, frame, HUMAN_TORSO, pack.tracking);
  let best: PersonPose | null = null;
  if (!square) {
    [best = null] = await searchPeople(estimator, frame, signal);
    square = best && nextSquare(best.points, frame, layout, pack.tracking);
  }
  for (let pass = 0; square && pass < 2; pass++) {
    const [pose] = (await estimator.estimate(frame, [square], signal)) as [PersonPose];
    if (best && pose.score < best.score) break;
    best = pose;
    square = nextSquare(pose.points, frame, layout, pack.tracking);
  }
  if (!best || best.score < LOST_SCORE) return null;
  return toHumanJoints(best.points, layout, pack.tracking.min_score);
}
