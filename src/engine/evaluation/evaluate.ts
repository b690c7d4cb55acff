import { TandemError } from '../../contract/errors.ts';
import type { EvaluatedMethod, EvaluationFailure, KeypointSet } from '../../contract/evaluation.ts';
import type { Method } from '../../contract/methods.ts';
import { byDisagreementAndConfidence, findingsOf, methodsDisagree } from '../../document/scoring/findings.ts';
import { isRepeatedPose } from '../../kernels/repeated-pose.ts';
import type { MomentMatch, PoseTrack } from '../clip.ts';
import type { ClipGeometry } from '../inference/clip-geometry.ts';
import { type EvaluationPair, visiblePoints } from './pairs.ts';
import { scorePoint } from './score-point.ts';
import { pairSets } from './sets.ts';
import { type ScoredPoint, scoreSet } from './statistics.ts';

/** What a method predicted for a pair, in clip space. */
export interface PairPrediction {
  readonly source: ClipGeometry;
  readonly target: ClipGeometry;
  /** In the order of the pair's moments, each with its points in their order. */
  readonly moments: readonly MomentMatch[];
  /** The person followed in the target; null when nobody was. */
  readonly targetPose: PoseTrack | null;
}

/** Asks a method for all points of all moments of a pair. */
export type PredictPair = (pair: EvaluationPair, method: Method) => Promise<PairPrediction>;

/**
 * Scores methods on pairs by the rules of the reference table (T@k-PCK@0.1, see {@link scorePoint}).
 *
 * @param onPair called after every pair with the number of pairs done
 * @throws the signal's reason when it aborts; what `predict` throws
 */
export async function evaluate(
  pairs: readonly EvaluationPair[],
  methods: readonly Method[],
  keypoints: KeypointSet,
  predict: PredictPair,
  signal?: AbortSignal,
  onPair?: (done: number) => void,
): Promise<EvaluatedMethod[]> {
  const scored = new Map<Method, ScoredPoint[]>(methods.map((method) => [method, []]));
  for (const [done, pair] of pairs.entries()) {
    for (const method of methods) {
      signal?.throwIfAborted();
      scored.get(method)!.push(...scorePair(pair, await predict(pair, method), keypoints));
    }
    onPair?.(done + 1);
  }
  const sets = pairSets(pairs);
  return methods.map((method) => {
    const own = scored.get(method)!;
    const others = methods.filter((other) => other !== method).map((other) => scored.get(other)!);
    const failures = own.flatMap((point, index): EvaluationFailure[] => {
      const findings = findingsOf(point.score, {
        trusted: point.answer.trusted,
        disagrees: others.some((points) => disagree(point, points[index]!)),
        repeated: point.repeated,
      });
      return findings.length === 0 ? [] : [failureOf(point, findings)];
    });
    return {
      method,
      sets: [...sets].flatMap(([name, members]) => scoreSet(name, own, new Set(members))),
      failures: failures.sort(byDisagreementAndConfidence),
    };
  });
}

function scorePair(pair: EvaluationPair, prediction: PairPrediction, keypoints: KeypointSet): ScoredPoint[] {
  return pair.moments.flatMap((moment, m) => {
    const answer = prediction.moments[m];
    const boxPoints = visiblePoints(moment.target, keypoints);
    return moment.points.map((name, p): ScoredPoint => {
      const match = answer?.points[p];
      if (answer === undefined || match?.name !== name) {
        throw new TandemError(
          'internal',
          `The prediction of ${pair.source.file} -> ${pair.target.file} lacks ${name}.`,
        );
      }
      const score = scorePoint(match, moment, boxPoints, prediction, pair.target.fps);
      const place = prediction.target.clipToFrame(match);
      const repeated = isRepeated(prediction, match.clipTime, moment.target.frame);
      return { pair, moment: moment.name, name, match, answer, score, place, repeated };
    });
  });
}

/** Whether the person does at the predicted time what they do at the true one, in another cycle. */
function isRepeated({ target, targetPose }: PairPrediction, clipTime: number, trueFrame: number): boolean {
  if (!targetPose) return false;
  const [first] = targetPose.range;
  return isRepeatedPose(targetPose.frames, target.videoFrameOf(clipTime) - first, trueFrame - first);
}

function disagree(a: ScoredPoint, b: ScoredPoint): boolean {
  const answer = ({ place, match }: ScoredPoint) => ({ ...place, clipTime: match.clipTime });
  return methodsDisagree(answer(a), answer(b), a.score.side);
}

function failureOf(point: ScoredPoint, findings: EvaluationFailure['findings']): EvaluationFailure {
  return {
    source: point.pair.source.file,
    target: point.pair.target.file,
    moment: point.moment,
    point: point.name,
    findings,
    timeError: point.score.timeError.clipFrames,
    placeError: point.score.placeError,
    score: point.match.score,
    confidence: point.answer.confidence,
  };
}
