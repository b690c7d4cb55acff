import type { AlignRequest } from '../../contract/align.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import type { QueryMoment } from '../clip.ts';
import { mirrorEvidence } from '../correspondence/mirror-evidence.ts';
import type { AnalysedFeatures } from '../inference/clip-analyser.ts';

/**
 * How much better (mean cosine) the target's mirror image must fit before the persons are taken to use opposite hands. On the 56 pairs of
 * right-handed persons of the development set the mirror image leads by at most 0.0065 (`node build/bench/mirror-evidence.ts`).
 */
const MIRROR_MARGIN = 0.01;

/** Whether the target is to be seen in the mirror, and what to tell the user of it. */
export interface MirrorDecision {
  readonly mirrored: boolean;
  readonly warnings: readonly string[];
}

/** Whether the two persons use opposite hands: the user's wish, else what fits better by a margin. Source: pack README section 4, step 6. */
export function decideMirror(
  source: AnalysedFeatures,
  target: AnalysedFeatures,
  moments: readonly QueryMoment[],
  wish: AlignRequest['mirror'],
  pack: SpaceTimePack,
): MirrorDecision {
  if (wish !== 'auto' || target.mirrored === null) return { mirrored: wish === 'on', warnings: [] };
  const evidence = mirrorEvidence(source.features, target.features, target.mirrored, moments, pack);
  const advantage = evidence.mirrored - evidence.straight;
  if (advantage <= 0) return { mirrored: false, warnings: [] };
  const words = `mean similarity ${evidence.mirrored.toFixed(3)} mirrored, ${evidence.straight.toFixed(3)} straight`;
  return advantage > MIRROR_MARGIN
    ? {
        mirrored: true,
        warnings: [
          `The target's mirror image fits better (${words}): the persons are taken to use opposite hands. If that is wrong, turn mirroring off.`,
        ],
      }
    : {
        mirrored: false,
        warnings: [
          `The target's mirror image fits about as well (${words}). If the persons use opposite hands, turn mirroring on.`,
        ],
      };
}
