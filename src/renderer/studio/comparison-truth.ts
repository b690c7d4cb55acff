import type { Prediction } from '../../contract/correspondences.ts';
import type { Pck } from '../../contract/evaluation.ts';
import type { PointInFrame } from '../../contract/geometry.ts';
import type { PoseTrack } from '../../contract/keypoints.ts';
import type { Moment } from '../../contract/moments.ts';
import type { RunRecord } from '../../contract/project.ts';
import { pointKey } from '../../document/queries.ts';
import {
  isInCrop,
  otherSideName,
  type PointScore,
  type PointTruth,
  scorePoint,
} from '../../document/scoring/score-point.ts';
import { pckOf } from '../../document/scoring/shares.ts';
import { truthRank } from '../../document/scoring/truth-rank.ts';
import { type ClipSampling, sampleClip } from '../../kernels/clip-sampling.ts';
import { isRepeatedPose } from '../../kernels/repeated-pose.ts';
import { boxSide } from '../../kernels/space-time-pck.ts';

/** Where and when a point really is in the target, and how we know. */
export interface TruePoint extends PointInFrame {
  readonly frame: number;
  readonly origin: 'corrected' | 'marked' | 'accepted';
}

/** Side of the box that scales the place error of a moment's points, frame pixels. */
export interface MomentBox {
  readonly side: number;
  /** True when not all points are known and predictions stood in for the others. */
  readonly isEstimated: boolean;
}

/** How well a run did on the points that are known. */
export interface RunMetrics {
  readonly runId: string;
  /** Points that were scored. */
  readonly points: number;
  /** Null without any. */
  readonly pck: Pck | null;
  /** True when a box of these points is estimated. */
  readonly isEstimated: boolean;
}

/**
 * What is known of the target: corrections of predictions, points marked in the target clip, and predictions that were accepted; for one
 * point the first of these counts, and of several runs the first one.
 *
 * @param runs newest first
 * @param targetMoments key moments of the target clip, matched by name
 */
export function truthOf(runs: readonly RunRecord[], targetMoments: readonly Moment[]): Map<string, TruePoint> {
  const truth = new Map<string, TruePoint>();
  const learn = (momentName: string, keypoint: string, point: TruePoint) => {
    const key = pointKey(momentName, keypoint);
    if (!truth.has(key)) truth.set(key, point);
  };
  for (const { verdicts } of runs) {
    for (const { momentName, keypoint, correction } of verdicts) {
      if (correction) learn(momentName, keypoint, { ...correction, origin: 'corrected' });
    }
  }
  for (const { name, frame, keypoints } of targetMoments) {
    for (const [keypoint, { x, y, visible }] of Object.entries(keypoints)) {
      if (visible) learn(name, keypoint, { x, y, frame, origin: 'marked' });
    }
  }
  for (const { verdicts, result } of runs) {
    const moments = new Map(result.moments.map((moment) => [moment.name, moment]));
    for (const { momentName, keypoint, verdict } of verdicts) {
      if (verdict !== 'accepted') continue;
      const prediction = moments.get(momentName)?.keypoints[keypoint];
      if (!prediction) continue;
      const { frame, x, y } = prediction;
      learn(momentName, keypoint, { frame, x, y, origin: 'accepted' });
    }
  }
  return truth;
}

/** Points that were marked in the target clip as hidden: they are not scored, nor do they belong to a box. */
export function hiddenIn(targetMoments: readonly Moment[]): Set<string> {
  return new Set(
    targetMoments.flatMap(({ name, keypoints }) =>
      Object.entries(keypoints)
        .filter(([, { visible }]) => !visible)
        .map(([keypoint]) => pointKey(name, keypoint)),
    ),
  );
}

/**
 * The boxes by moment. As long as only some of a moment's points are known, the first run's predictions stand in for the others: the
 * box of two corrected wrists would call every answer wrong.
 *
 * @param hidden see {@link hiddenIn}
 */
export function boxesOf(
  runs: readonly RunRecord[],
  truth: ReadonlyMap<string, TruePoint>,
  hidden: ReadonlySet<string>,
): Map<string, MomentBox> {
  const known = new Map<string, Map<string, PointInFrame>>();
  const pointsOf = (momentName: string) => {
    const points = known.get(momentName) ?? new Map<string, PointInFrame>();
    known.set(momentName, points);
    return points;
  };
  for (const [key, point] of truth) {
    const [momentName, keypoint] = JSON.parse(key) as [string, string];
    pointsOf(momentName).set(keypoint, point);
  }
  const estimated = new Set<string>();
  for (const { result } of runs) {
    for (const { name, keypoints } of result.moments) {
      const points = pointsOf(name);
      for (const [keypoint, prediction] of Object.entries(keypoints)) {
        if (points.has(keypoint) || hidden.has(pointKey(name, keypoint))) continue;
        points.set(keypoint, prediction);
        estimated.add(name);
      }
    }
  }
  return new Map(
    [...known].map(([name, points]) => [
      name,
      { side: boxSide([...points.values()]), isEstimated: estimated.has(name) },
    ]),
  );
}

/** How a prediction fares against the truth. */
export interface JudgedPrediction {
  readonly score: PointScore;
  /** The place of the true peak among the prediction (1) and its alternatives; null when none is right. */
  readonly rank: number | null;
  /** Whether the person does the same at the predicted time as at the true one, in another cycle. */
  readonly repeated: boolean;
}

/** Scores the predictions of one run by the rules of the evaluation. */
export class RunScorer {
  readonly #run: RunRecord;
  readonly #truth: ReadonlyMap<string, TruePoint>;
  readonly #boxes: ReadonlyMap<string, MomentBox>;
  readonly #sampling: ClipSampling | null;
  readonly #marks: ReadonlyMap<string, PointInFrame>;
  readonly #targetPose: PoseTrack | null;

  /**
   * @param marks points marked in the source ({@link marksIn}): those outside of what was analysed are said to be out of view
   * @param targetPose the person followed in the target, to tell other cycles of the movement
   */
  constructor(
    run: RunRecord,
    truth: ReadonlyMap<string, TruePoint>,
    boxes: ReadonlyMap<string, MomentBox>,
    marks: ReadonlyMap<string, PointInFrame>,
    targetPose: PoseTrack | null,
  ) {
    const { target, clipFrames } = run.result;
    this.#run = run;
    this.#truth = truth;
    this.#boxes = boxes;
    this.#sampling = clipFrames === undefined ? null : sampleClip(target.range, clipFrames);
    this.#marks = marks;
    this.#targetPose = targetPose;
  }

  /** Null when nothing is known of the point, or the run does not say in what its times count. */
  judge(momentName: string, keypoint: string, prediction: Prediction): JudgedPrediction | null {
    const key = pointKey(momentName, keypoint);
    const truth = this.#truth.get(key);
    const box = this.#boxes.get(momentName);
    if (!truth || !box || !this.#sampling) return null;
    const { source, target } = this.#run.result;
    const mark = this.#marks.get(key);
    const otherName = otherSideName(keypoint);
    const right: PointTruth = {
      x: truth.x,
      y: truth.y,
      frames: [truth.frame, truth.frame],
      otherSide: (otherName !== null && this.#truth.get(pointKey(momentName, otherName))) || null,
      inView: isInCrop(truth, target.crop) && (!mark || isInCrop(mark, source.crop)),
    };
    return {
      score: scorePoint(prediction, right, box.side, this.#sampling, target.fps),
      rank: truthRank(prediction, right, box.side, this.#sampling, target.fps),
      repeated: this.#isRepeated(prediction.frame, truth.frame),
    };
  }

  /** The shares over all points of which something is known. @param judged of every prediction of the run, by moment */
  metrics(judged: readonly { readonly momentName: string; readonly score: PointScore }[]): RunMetrics {
    return {
      runId: this.#run.id,
      points: judged.length,
      pck: judged.length > 0 ? pckOf(judged.map(({ score }) => score)) : null,
      isEstimated: judged.some(({ momentName }) => this.#boxes.get(momentName)!.isEstimated),
    };
  }

  #isRepeated(predictedFrame: number, trueFrame: number): boolean {
    const pose = this.#targetPose;
    return pose !== null && isRepeatedPose(pose.frames, predictedFrame - pose.range[0], trueFrame - pose.range[0]);
  }
}

/** The points that were marked in the source clip, by {@link pointKey}. */
export function marksIn(sourceMoments: readonly Moment[]): Map<string, PointInFrame> {
  return new Map(
    sourceMoments.flatMap(({ name, keypoints }) =>
      Object.entries(keypoints).map(([keypoint, mark]) => [pointKey(name, keypoint), mark] as const),
    ),
  );
}
