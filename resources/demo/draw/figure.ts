import { head } from './figure-head.ts';
import { arm, hand, leg, shoe } from './figure-limbs.ts';
import { torso } from './figure-torso.ts';
import type { Proportions, Skeleton } from './skeleton.ts';
import { SIDES } from './skeleton.ts';
import type { Solid } from './solids.ts';
import type { Wardrobe } from './wardrobe.ts';

/** Skeleton + clothes -> the solids of the figure. */
export function figureOf(skeleton: Skeleton, body: Proportions, wear: Wardrobe): Solid[] {
  return [
    ...torso(skeleton, wear),
    ...SIDES.flatMap((side) => [
      ...arm(skeleton, wear, side),
      ...hand(skeleton, wear, side),
      ...leg(skeleton, wear, side),
      ...shoe(skeleton, wear, side),
    ]),
    ...head(skeleton, body, wear),
  ];
}
