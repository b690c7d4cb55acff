import type { DatasetClip } from '../../contract/dataset-file.ts';
import type { EvaluationPair } from './pairs.ts';

/** Name of the set of all pairs. */
export const OVERALL = 'overall';

/**
 * Where a clip is seen from: the first word of its `view` ("front (face-on)" and "front" are one view, so are "behind the server" and
 * "behind / behind-left of the server"); null when the dataset does not say.
 */
export function viewGroup(clip: DatasetClip): string | null {
  const { view } = clip;
  return typeof view === 'string' ? (/^\s*([^\s,;/(]+)/.exec(view)?.[1]?.toLowerCase() ?? null) : null;
}

/**
 * The sets of a report, each with its pairs: all pairs, those of every action, and where an action was filmed from several views, its
 * pairs of the same view and of different views apart.
 */
export function pairSets(pairs: readonly EvaluationPair[]): Map<string, readonly EvaluationPair[]> {
  const sets = new Map<string, EvaluationPair[]>([[OVERALL, [...pairs]]]);
  for (const action of new Set(pairs.map(({ source }) => source.action))) {
    const own = pairs.filter(({ source }) => source.action === action);
    sets.set(action, own);
    const sameView = own.filter(({ source, target }) => viewGroup(source) === viewGroup(target));
    if (sameView.length === own.length) continue;
    if (sameView.length > 0) sets.set(`${action}, same view`, sameView);
    sets.set(
      `${action}, different views`,
      own.filter((pair) => !sameView.includes(pair)),
    );
  }
  return sets;
}
