import type { Pck } from '../../contract/evaluation.ts';
import type { PointInFrame } from '../../contract/geometry.ts';
import type { Moment } from '../../contract/moments.ts';
import type { RunRecord } from '../../contract/project.ts';
import {
  isInCrop,
  otherSideName,
  type PointScore,
  type ScoredPrediction,
  scorePoint,
} from '../../document/scoring/score-point.ts';
import { pckOf } from '../../document/scoring/shares.ts';
import { type ClipSampling, sampleClip } from '../../kernels/clip-sampling.ts';
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

/** Names a point of a moment in maps. */
export function pointKey(momentName: string, keypoint: string): string {
  return JSON.stringify([momentName, keypoint]);
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
    for (const { momentName, keypoint, verdict } of verdicts) {
      if (verdict !== 'accepted') continue;
      const moment = result.moments.find(({ name }) => name === momentName);
      const prediction = moment?.keypoints[keypoint];
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

/** Scores the predictions of one run by the rules of the evaluation. */
export class RunScorer {
  readonly #run: RunRecord;
  readonly #truth: ReadonlyMap<string, TruePoint>;
  readonly #boxes: ReadonlyMap<string, MomentBox>;
  readonly #sampling: ClipSampling | null;
  readonly #marks: ReadonlyMap<string, PointInFrame>;

  /** @param sourceMoments key moments of the source clip: points outside of what was analysed are said to be out of view */
  constructor(
    run: RunRecord,
    truth: ReadonlyMap<string, TruePoint>,
    boxes: ReadonlyMap<string, MomentBox>,
    sourceMoments: readonly Moment[],
  ) {
    const { target, clipFrames } = run.result;
    this.#run = run;
    this.#truth = truth;
    this.#boxes = boxes;
    this.#sampling = clipFrames === undefined ? null : sampleClip(target.range, clipFrames);
    this.#marks = new Map(
      sourceMoments.flatMap(({ name, keypoints }) =>
        Object.entries(keypoints).map(([keypoint, mark]) => [pointKey(name, keypoint), mark] as const),
      ),
    );
  }

  /** Null when nothing is known of the point, or the run does not say in what its times count. */
  scoreOf(momentName: string, keypoint: string, prediction: ScoredPrediction): PointScore | null {
    const key = pointKey(momentName, keypoint);
    const truth = this.#truth.get(key);
    const box = this.#boxes.get(momentName);
    if (!truth || !box || !this.#sampling) return null;
    const { source, target } = this.#run.result;
    const mark = this.#marks.get(key);
    const otherName = otherSideName(keypoint);
    return scorePoint(
      prediction,
      {
        x: truth.x,
        y: truth.y,
        frames: [truth.frame, truth.frame],
        otherSide: (otherName !== null && this.#truth.get(pointKey(momentName, otherName))) || null,
        inView: isInCrop(truth, target.crop) && (!mark || isInCrop(mark, source.crop)),
      },
      box.side,
      this.#sampling,
      target.fps,
    );
  }

  /** The shares over all points of which something is known. */
  metrics(): RunMetrics {
    const scores: PointScore[] = [];
    let isEstimated = false;
    for (const { name, keypoints } of this.#run.result.moments) {
      for (const [keypoint, prediction] of Object.entries(keypoints)) {
        const score = this.scoreOf(name, keypoint, prediction);
        if (!score) continue;
        scores.push(score);
        isEstimated ||= this.#boxes.get(name)!.isEstimated;
      }
    }
    return {
      runId: this.#run.id,
      points: scores.length,
      pck: scores.length > 0 ? pckOf(scores) : null,
      isEstimated,
    };
  }
}
