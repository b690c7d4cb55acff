import type { EvaluationFailure, Finding } from '../../contract/evaluation.ts';
import { PLACE_BOUND, TIME_BOUNDS } from './score-point.ts';
import type { ScoredPoint } from './statistics.ts';

/** The middle bound of T@k decides what is called right. */
const TIME_BOUND = TIME_BOUNDS[1];

/**
 * What deserves a look at a point; nothing for one that is right without doubt.
 *
 * @param others the same point by the other methods
 */
export function findingsOf(point: ScoredPoint, others: readonly ScoredPoint[]): Finding[] {
  const { score, answer } = point;
  const timeRight = score.timeError.clipFrames <= TIME_BOUND;
  if (score.near && timeRight) return answer.trusted ? [] : ['low-confidence-correct'];
  const findings: Finding[] = [];
  if (!score.near && !timeRight) findings.push('both-wrong');
  else findings.push(score.near ? 'time-wrong/space-right' : 'space-wrong/time-right');
  if (score.swapped) findings.push('left-right swap');
  if (!score.inView) findings.push('occluded/out-of-view');
  if (answer.trusted) findings.push('high-confidence-wrong');
  if (others.some((other) => disagree(point, other))) findings.push('methods-disagree');
  return findings;
}

/** Whether two methods' answers differ by more than the bounds of T@3-PCK@0.1. */
function disagree(a: ScoredPoint, b: ScoredPoint): boolean {
  if (Math.abs(a.match.clipTime - b.match.clipTime) > TIME_BOUND) return true;
  return Math.hypot(a.place.x - b.place.x, a.place.y - b.place.y) > PLACE_BOUND * a.score.side;
}

/** Where methods disagree first, then by confidence, the surest first. */
export function sortFailures(failures: readonly EvaluationFailure[]): EvaluationFailure[] {
  const rank = ({ findings }: EvaluationFailure) => Number(findings.includes('methods-disagree'));
  return [...failures].sort((a, b) => rank(b) - rank(a) || b.confidence - a.confidence);
}
