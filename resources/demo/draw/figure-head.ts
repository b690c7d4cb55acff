import { cloth, hair, leather, skin } from './materials.ts';
import type { Proportions, Skeleton } from './skeleton.ts';
import { SIDES, signOf } from './skeleton.ts';
import type { Solid } from './solids.ts';
import { cone, ellipsoid } from './solids.ts';
import type { Vector } from './vector.ts';
import { add, along, dot, facing, fromBasis, mix, scale, UP, unit } from './vector.ts';
import type { Wardrobe } from './wardrobe.ts';
import { GROUP } from './wardrobe.ts';

/** Neck, face, hair and headwear. */
export function head(
  { neck, head: centre, headBasis, chestBasis }: Skeleton,
  body: Proportions,
  wear: Wardrobe,
): Solid[] {
  const size = body.head / 0.235;
  const bare = skin(wear.skin);
  const at = (x: number, y: number, z: number): Vector => fromBasis(centre, headBasis, scale([x, y, z], size));
  const sized = (x: number, y: number, z: number): Vector => scale([x, y, z], size);
  const face = { group: GROUP.head, blend: 0.025, material: bare };
  const dark = { group: GROUP.face, blend: 0.001, material: leather('#2a1d18') };
  const locks = { group: GROUP.hair, blend: 0.02, material: hair(wear.hair) };
  const cap = { group: GROUP.cap, blend: 0.012, material: cloth(wear.cap, 0) };
  const lips = { group: GROUP.face, blend: 0.001, material: skin('#b0645a') };
  const white = { group: GROUP.face, blend: 0.001, material: leather('#f2eee8') };
  const solids = [
    cone(
      along(neck, [-0.03, chestBasis.up]),
      mix(neck, centre, 0.62),
      0.054 * wear.limbs,
      0.05 * wear.limbs,
      headBasis.front,
      face,
    ),
    ellipsoid(at(0, 0.03, -0.008), headBasis, sized(0.077, 0.094, 0.096), face),
    ellipsoid(at(0, -0.038, 0.026), headBasis, sized(0.056, 0.072, 0.066), { ...face, blend: 0.04 }),
    cone(at(0, 0.022, 0.086), at(0, -0.012, 0.106), 0.008 * size, 0.013 * size, headBasis.front, {
      ...face,
      blend: 0.014,
    }),
    cone(at(0, -0.092, 0.058), at(0, -0.088, 0.056), 0.024 * size, 0.024 * size, headBasis.front, face),
    cone(at(-0.017, -0.049, 0.0885), at(0.017, -0.049, 0.0885), 0.0055 * size, 0.0055 * size, headBasis.front, lips),
    ...SIDES.flatMap((side) => {
      const s = signOf(side);
      return [
        ellipsoid(at(s * 0.078, 0.002, -0.006), headBasis, sized(0.012, 0.03, 0.019), { ...face, blend: 0.006 }),
        ellipsoid(at(s * 0.031, 0.02, 0.0765), headBasis, sized(0.0155, 0.0085, 0.012), white),
        ellipsoid(at(s * 0.031, 0.02, 0.0825), headBasis, sized(0.0072, 0.0082, 0.0085), dark),
        cone(at(s * 0.016, 0.039, 0.089), at(s * 0.046, 0.042, 0.077), 0.0045 * size, 0.004 * size, headBasis.front, {
          ...dark,
          material: hair(wear.hair),
        }),
      ];
    }),
  ];
  // hair: a shell behind a slanted hairline, and the back of the head
  const hairline = unit(along([0, 0, 0], [1, headBasis.front], [-0.9, headBasis.up]));
  solids.push(
    ellipsoid(at(0, 0.03, -0.014), headBasis, sized(0.083, 0.102, 0.103), {
      ...locks,
      cut: { normal: hairline, offset: dot(hairline, at(0, 0.012, 0.022)) },
    }),
    ellipsoid(at(0, 0, -0.03), headBasis, sized(0.08, 0.08, 0.082), {
      ...locks,
      cut: { normal: headBasis.front, offset: dot(headBasis.front, at(0, 0, 0)) },
    }),
  );
  const slant = facing(along([0, 0, 0], [1, headBasis.up], [0.12, headBasis.front]), headBasis.front);
  if (wear.headwear === 'cap') {
    const crown = { normal: scale(slant.up, -1), offset: -dot(slant.up, at(0, 0.055, 0)) };
    solids.push(ellipsoid(at(0, 0.045, -0.01), headBasis, sized(0.09, 0.096, 0.106), { ...cap, cut: crown }));
    solids.push(ellipsoid(at(0, 0.14, -0.012), headBasis, sized(0.009, 0.006, 0.009), { ...cap, group: GROUP.brim }));
  } else {
    solids.push(ellipsoid(at(0, 0.062, -0.012), slant, sized(0.093, 0.042, 0.114), cap));
  }
  solids.push(ellipsoid(at(0, 0.058, 0.09), slant, sized(0.074, 0.008, 0.085), { ...cap, group: GROUP.brim }));
  if (wear.ponytail) {
    const down = unit(add(scale(UP, -0.75), scale(headBasis.front, -0.45)));
    const root = at(0, 0.045, -0.112);
    const bendPoint = along(root, [0.07, down], [-0.02, headBasis.front]);
    solids.push(
      cone(root, bendPoint, 0.024, 0.032, headBasis.up, locks),
      cone(bendPoint, along(bendPoint, [0.13, unit(add(down, scale(UP, -0.8)))]), 0.032, 0.012, headBasis.up, locks),
    );
  }
  return solids;
}
