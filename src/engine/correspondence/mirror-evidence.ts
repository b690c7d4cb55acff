import type { SpaceTimePack } from '../../contract/pack.ts';
import type { ClipFeatures, ClipMatch, MomentMatch, QueryMoment } from '../clip.ts';
import { matchLogits } from './logits.ts';
import { prepareFeatures } from './prepared-features.ts';

/** How well a target and its mirror image fit: means over the marked points of the largest cosine, -1..1. */
export interface MirrorEvidence {
  readonly straight: number;
  readonly mirrored: number;
}

/**
 * Whether the persons use opposite hands: the larger mean wins. Right in 199 of 200 pairs seen from the same side, across views only in
 * about 60 %: ask there. Source: pack README section 4, step 6.
 *
 * @param mirroredTarget the target with columns reversed and left and right joint channels exchanged
 */
export function mirrorEvidence(
  source: ClipFeatures,
  target: ClipFeatures,
  mirroredTarget: ClipFeatures,
  moments: readonly QueryMoment[],
  pack: SpaceTimePack,
): MirrorEvidence {
  return {
    straight: meanLargestCosine(source, target, moments, pack),
    mirrored: meanLargestCosine(source, mirroredTarget, moments, pack),
  };
}

function meanLargestCosine(
  source: ClipFeatures,
  target: ClipFeatures,
  moments: readonly QueryMoment[],
  pack: SpaceTimePack,
): number {
  const to = prepareFeatures(target);
  let sum = 0;
  let count = 0;
  for (const moment of moments) {
    const points = moment.points.map(({ x, y }) => ({ time: moment.clipTime, x, y }));
    const rows = matchLogits(prepareFeatures(source), to, points, pack);
    for (let p = 0; p < points.length; p++) {
      let largest = Number.NEGATIVE_INFINITY;
      for (let cell = p * to.match.cells; cell < (p + 1) * to.match.cells; cell++) {
        largest = Math.max(largest, rows[cell]!);
      }
      sum += largest / pack.temperatures.match;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Matches that were found in the mirrored target, as places of the target itself. */
export function mirrorBack(moments: readonly MomentMatch[], pack: SpaceTimePack): MomentMatch[] {
  const back = <M extends ClipMatch>(match: M): M => ({ ...match, x: pack.size - match.x });
  return moments.map((moment) => ({
    ...moment,
    points: moment.points.map((point) => ({ ...back(point), alternatives: point.alternatives.map(back) })),
  }));
}
