import type { EvaluationScore, EvaluationSet, Pck } from '../../contract/evaluation.ts';
import type { PointInFrame } from '../../contract/geometry.ts';
import { humanJointIndex } from '../../contract/keypoints.ts';
import type { PointScore } from '../../document/scoring/score-point.ts';
import { mean, median, pckOf } from '../../document/scoring/shares.ts';
import type { MomentMatch, PointMatch } from '../clip.ts';
import type { EvaluationPair } from './pairs.ts';

/** A prediction with its score. */
export interface ScoredPoint {
  readonly pair: EvaluationPair;
  readonly moment: string;
  readonly name: string;
  readonly match: PointMatch;
  readonly answer: MomentMatch;
  readonly score: PointScore;
  /** The predicted place in pixels of the target's frame. */
  readonly place: PointInFrame;
  /** Whether the person does the same there in another cycle, see `PointCircumstances`. */
  readonly repeated: boolean;
}

/** The scores of a set of pairs, or none when it has no points. */
export function scoreSet(
  name: string,
  points: readonly ScoredPoint[],
  pairs: ReadonlySet<EvaluationPair>,
): EvaluationSet[] {
  const own = points.filter(({ pair }) => pairs.has(pair));
  const all = scoreOf(own);
  if (all === null) return [];
  const isHuman = (point: ScoredPoint) => humanJointIndex(point.name) !== null;
  const human = scoreOf(own.filter(isHuman));
  return [{ name, all, human, object: scoreOf(own.filter((point) => !isHuman(point))) }];
}

/** The mean scores of points; null without any. */
export function scoreOf(points: readonly ScoredPoint[]): EvaluationScore | null {
  if (points.length === 0) return null;
  const byPair = new Map<EvaluationPair, ScoredPoint[]>();
  for (const point of points) {
    const own = byPair.get(point.pair);
    if (own === undefined) byPair.set(point.pair, [point]);
    else own.push(point);
  }
  const ofPairs = [...byPair.values()].map((own) => pckOf(own.map(({ score }) => score)));
  const meanOverPairs = (key: keyof Pck) => mean(ofPairs.map((pck) => pck[key]));
  const errors = (unit: keyof PointScore['timeError']) => {
    const values = points.map(({ score }) => score.timeError[unit]);
    return { mean: mean(values), median: median(values) };
  };
  return {
    points: points.length,
    pairs: byPair.size,
    overPoints: pckOf(points.map(({ score }) => score)),
    meanOverPairs: {
      t1: meanOverPairs('t1'),
      t3: meanOverPairs('t3'),
      t5: meanOverPairs('t5'),
      pck: meanOverPairs('pck'),
    },
    timeError: {
      clipFrames: errors('clipFrames'),
      videoFrames: errors('videoFrames'),
      seconds: errors('seconds'),
    },
  };
}
