import type { Finding } from '../../contract/evaluation.ts';
import { PLACE_BOUND, type PointScore, type ScoredPrediction, TIME_BOUNDS } from './score-point.ts';

/** The middle bound of T@k decides what is called right. */
const TIME_BOUND = TIME_BOUNDS[1];

/** What is known of a scored point beside its score. */
export interface PointCircumstances {
  /** Whether the method trusts its time. */
  readonly trusted: boolean;
  /** Whether another method's answer differs ({@link methodsDisagree}). */
  readonly disagrees: boolean;
  /** Whether the target's person takes the same pose at the predicted time as at the true one, another one in between (`isRepeatedPose`). */
  readonly repeated: boolean;
}

/** What deserves a look at a scored point; nothing for one that is right without doubt. */
export function findingsOf(score: PointScore, { trusted, disagrees, repeated }: PointCircumstances): Finding[] {
  const timeRight = score.timeError.clipFrames <= TIME_BOUND;
  if (score.near && timeRight) return trusted ? [] : ['low-confidence-correct'];
  const findings: Finding[] = [];
  if (!score.near && !timeRight) findings.push('both-wrong');
  else findings.push(score.near ? 'time-wrong/space-right' : 'space-wrong/time-right');
  if (score.swapped) findings.push('left-right swap');
  if (repeated && !timeRight) findings.push('repeated-cycle');
  if (!score.inView) findings.push('occluded/out-of-view');
  if (trusted) findings.push('high-confidence-wrong');
  if (disagrees) findings.push('methods-disagree');
  return findings;
}

/**
 * Whether two methods' answers differ by more than the bounds of T@3-PCK@0.1.
 *
 * @param side of the box round the moment's points, frame pixels
 */
export function methodsDisagree(a: ScoredPrediction, b: ScoredPrediction, side: number): boolean {
  if (Math.abs(a.clipTime - b.clipTime) > TIME_BOUND) return true;
  return Math.hypot(a.x - b.x, a.y - b.y) > PLACE_BOUND * side;
}

/** Order of what deserves a look: where methods disagree first, then by confidence, the surest first. */
export function byDisagreementAndConfidence(
  a: { readonly findings: readonly Finding[]; readonly confidence: number },
  b: { readonly findings: readonly Finding[]; readonly confidence: number },
): number {
  const rank = ({ findings }: { readonly findings: readonly Finding[] }) =>
    Number(findings.includes('methods-disagree'));
  return rank(b) - rank(a) || b.confidence - a.confidence;
}
