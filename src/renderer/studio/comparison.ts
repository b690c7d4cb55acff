import type { PredictedMoment, Prediction } from '../../contract/correspondences.ts';
import { FINDINGS, type Finding } from '../../contract/evaluation.ts';
import type { PoseTrack } from '../../contract/keypoints.ts';
import { METHOD_FAMILY, METHODS } from '../../contract/methods.ts';
import type { Moment } from '../../contract/moments.ts';
import type { RunRecord, Verdict } from '../../contract/project.ts';
import { deepEqual } from '../../document/deep-equal.ts';
import { pointKey, verdictOf } from '../../document/queries.ts';
import { findingsOf, methodsDisagree } from '../../document/scoring/findings.ts';
import {
  boxesOf,
  hiddenIn,
  type JudgedPrediction,
  marksIn,
  type RunMetrics,
  RunScorer,
  type TruePoint,
  truthOf,
} from './comparison-truth.ts';

/** Names a prediction of a run. */
export interface PredictionName {
  readonly runId: string;
  readonly momentName: string;
  readonly keypoint: string;
}

/** A run without what was said of it: a verdict on one point changes nothing about the others. */
export type ComparedRun = Pick<RunRecord, 'id' | 'result'>;

/** What one run says of a point. */
export interface ComparedPrediction {
  readonly run: ComparedRun;
  readonly moment: PredictedMoment;
  readonly prediction: Prediction;
  readonly verdict: Verdict | null;
  /** Null while the truth is not known. */
  readonly judged: JudgedPrediction | null;
  readonly tags: readonly RowTag[];
}

/** How far two methods are apart: the second less the first. */
export interface Difference {
  readonly first: ComparedPrediction;
  readonly second: ComparedPrediction;
  /** Of the target video. */
  readonly frames: number;
  readonly seconds: number;
  readonly dx: number;
  readonly dy: number;
  /** Distance of the places. */
  readonly pixels: number;
}

/** What a row can be filtered by: a finding, a time that the method does not trust, or a prediction that the user rejected. */
export type RowTag = Finding | 'unsure' | 'rejected';
/** Every tag in the order of the chips. */
export const ROW_TAGS: readonly RowTag[] = [
  'methods-disagree',
  ...FINDINGS.filter((finding) => finding !== 'methods-disagree'),
  'unsure',
  'rejected',
];

/** A point of a moment with the answers of the compared runs. */
export interface ComparisonRow {
  readonly key: string;
  readonly momentName: string;
  readonly sourceFrame: number;
  readonly keypoint: string;
  /** At least one, in the order of the runs. */
  readonly predictions: readonly ComparedPrediction[];
  readonly truth: TruePoint | null;
  /** Between the first joint and the first sequential run, else between the first two; null when there is only one answer. */
  readonly difference: Difference | null;
  readonly tags: readonly RowTag[];
  /** Of the moment's time, the surest method's. */
  readonly confidence: number;
}

/** Runs side by side. */
export interface Comparison {
  /** In the order of the methods. */
  readonly runs: readonly RunRecord[];
  /** By moment as in the first run, then by point. */
  readonly rows: readonly ComparisonRow[];
  readonly metrics: readonly RunMetrics[];
  /** How many points of the target are known, by how. */
  readonly known: Readonly<Record<TruePoint['origin'], number>>;
}

/** What runs are compared with. */
export interface ComparisonSources {
  /** Of the present pair, newest first (`latestRuns`). */
  readonly runs: readonly RunRecord[];
  readonly sourceMoments: readonly Moment[];
  readonly targetMoments: readonly Moment[];
  /** The person followed in the target; null when nobody was. */
  readonly targetPose: PoseTrack | null;
}

/**
 * Puts runs side by side, point by point.
 *
 * @param known rows of before, by key: those that say the same still are given back as the same objects, so that lists draw only what
 *   has changed
 */
export function compareRuns(
  { runs: newestFirst, sourceMoments, targetMoments, targetPose }: ComparisonSources,
  known: ReadonlyMap<string, ComparisonRow> = new Map(),
): Comparison {
  const truth = truthOf(newestFirst, targetMoments);
  const order = (run: RunRecord) => METHODS.indexOf(run.result.method);
  const runs = [...newestFirst].sort((a, b) => order(a) - order(b));
  const boxes = boxesOf(runs, truth, hiddenIn(targetMoments));
  const marks = marksIn(sourceMoments);
  const answers = new Map<
    string,
    { momentName: string; keypoint: string; predictions: Omit<ComparedPrediction, 'tags'>[] }
  >();
  const metrics = runs.map((run): RunMetrics => {
    const scorer = new RunScorer(run, truth, boxes, marks, targetPose);
    const scored: { momentName: string; score: JudgedPrediction['score'] }[] = [];
    const compared: ComparedRun = { id: run.id, result: run.result };
    for (const moment of run.result.moments) {
      for (const [keypoint, prediction] of Object.entries(moment.keypoints)) {
        const key = pointKey(moment.name, keypoint);
        const answer = answers.get(key) ?? { momentName: moment.name, keypoint, predictions: [] };
        answers.set(key, answer);
        const judged = scorer.judge(moment.name, keypoint, prediction);
        if (judged) scored.push({ momentName: moment.name, score: judged.score });
        const verdict = verdictOf(run, moment.name, keypoint) ?? null;
        answer.predictions.push({ run: compared, moment, prediction, verdict, judged });
      }
    }
    return scorer.metrics(scored);
  });
  const rows = [...answers].map(([key, { momentName, keypoint, predictions: untagged }]): ComparisonRow => {
    const predictions = untagged.map((each) => ({
      ...each,
      tags: tagsOf(each, untagged, boxes.get(momentName)!.side),
    }));
    const before = known.get(key);
    const pointTruth = truth.get(key) ?? null;
    if (before && isSameRow(before, predictions, pointTruth)) return before;
    return {
      key,
      momentName,
      sourceFrame: predictions[0]!.moment.frame,
      keypoint,
      predictions,
      truth: pointTruth,
      difference: differenceOf(predictions),
      tags: tagsOfAny(predictions),
      confidence: Math.max(...predictions.map(({ moment }) => moment.confidence)),
    };
  });
  const origins = { corrected: 0, marked: 0, accepted: 0 };
  for (const [key, { origin }] of truth) if (answers.has(key)) origins[origin]++;
  return { runs, rows, metrics, known: origins };
}

/** Whether a row would say the same again. Predictions and moments keep their identity as long as their run's result does. */
function isSameRow(
  before: ComparisonRow,
  predictions: readonly ComparedPrediction[],
  truth: TruePoint | null,
): boolean {
  return (
    deepEqual(before.truth, truth) &&
    before.predictions.length === predictions.length &&
    predictions.every((each, index) => {
      const old = before.predictions[index]!;
      return (
        old.run.id === each.run.id &&
        old.run.result === each.run.result &&
        old.prediction === each.prediction &&
        deepEqual(old.verdict, each.verdict) &&
        deepEqual(old.judged, each.judged) &&
        deepEqual(old.tags, each.tags)
      );
    })
  );
}

function differenceOf(predictions: readonly ComparedPrediction[]): Difference | null {
  const family = ({ run }: ComparedPrediction) => METHOD_FAMILY[run.result.method];
  const [first, next] = predictions;
  if (!first || !next) return null;
  const second = predictions.find((each) => family(each) !== family(first)) ?? next;
  const [a, b] = [first.prediction, second.prediction];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return {
    first,
    second,
    frames: b.frame - a.frame,
    seconds: b.ptsSeconds - a.ptsSeconds,
    dx,
    dy,
    pixels: Math.hypot(dx, dy),
  };
}

function tagsOf(
  { prediction, moment, judged, verdict }: Omit<ComparedPrediction, 'tags'>,
  all: readonly Omit<ComparedPrediction, 'tags'>[],
  side: number,
): RowTag[] {
  const disagrees = all.some((other) => methodsDisagree(prediction, other.prediction, side));
  return [
    ...(disagrees ? ['methods-disagree' as const] : []),
    ...(judged ? findingsOf(judged.score, { trusted: moment.trusted, disagrees, repeated: judged.repeated }) : []),
    ...(moment.trusted ? [] : ['unsure' as const]),
    ...(verdict?.verdict === 'rejected' ? ['rejected' as const] : []),
  ];
}

/** The tags of any of the predictions, in the order of the chips. */
export function tagsOfAny(predictions: readonly ComparedPrediction[]): RowTag[] {
  return ROW_TAGS.filter((tag) => predictions.some(({ tags }) => tags.includes(tag)));
}
