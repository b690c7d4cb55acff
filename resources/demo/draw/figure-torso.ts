import { cloth, colour, leather } from './materials.ts';
import type { Skeleton } from './skeleton.ts';
import { SIDES } from './skeleton.ts';
import type { Solid } from './solids.ts';
import { cone, ellipsoid } from './solids.ts';
import type { Basis, Vector } from './vector.ts';
import { along, facing, mix, scale, subtract, unit } from './vector.ts';
import type { Wardrobe } from './wardrobe.ts';
import { GROUP } from './wardrobe.ts';

/** Ribs, waist, shoulders, collar, belt and hips. */
export function torso({ pelvis, pelvisBasis, chest, chestBasis, neck, limbs }: Skeleton, wear: Wardrobe): Solid[] {
  const placket = colour(wear.shirtTrim);
  const shirtColour = colour(wear.shirt);
  const shirt = cloth(wear.shirt);
  const front = cloth((x, y, z) => (z > 0 && Math.abs(x) < 0.012 && y > 0.015 ? placket : shirtColour));
  const middle = mix(pelvis, chest, 0.45);
  const waist = ellipsoid(middle, blended(pelvisBasis, chestBasis), [0.132 * wear.waist, 0.2, 0.108 * wear.waist], {
    group: GROUP.shirt,
    blend: 0.07,
    material: shirt,
  });
  const skirt = ellipsoid(
    along(pelvis, [0.075, pelvisBasis.up]),
    pelvisBasis,
    [0.142 * wear.waist, 0.115, 0.116 * wear.waist],
    { group: GROUP.shirt, blend: 0.06, material: shirt, cut: below(pelvis, pelvisBasis, -0.075) },
  );
  const ribs = ellipsoid(
    along(chest, [-0.13, chestBasis.up], [0.012, chestBasis.front]),
    chestBasis,
    [0.158 * wear.chest, 0.19, 0.118 * wear.chest],
    { group: GROUP.shirt, blend: 0.06, material: front },
  );
  const yoke = cone(
    mix(chest, limbs.left.shoulder, 0.72),
    mix(chest, limbs.right.shoulder, 0.72),
    0.064,
    0.064,
    chestBasis.front,
    { group: GROUP.shirt, blend: 0.07, material: shirt },
  );
  const nape = SIDES.map((side) =>
    cone(along(neck, [-0.022, chestBasis.up]), mix(chest, limbs[side].shoulder, 0.75), 0.047, 0.05, chestBasis.front, {
      group: GROUP.shirt,
      blend: 0.06,
      material: shirt,
    }),
  );
  const buckle = colour('#d8c48a');
  const strap = colour(wear.belt);
  const belt = ellipsoid(
    along(pelvis, [0.068, pelvisBasis.up]),
    pelvisBasis,
    [0.146 * wear.waist, 0.115, 0.12 * wear.waist],
    {
      group: GROUP.belt,
      blend: 0.001,
      material: leather((x, _, z) => (z > 0 && Math.abs(x) < 0.02 ? buckle : strap)),
      cut: below(pelvis, pelvisBasis, -0.052),
    },
  );
  const trousers = cloth(wear.trousers);
  const hips = ellipsoid(
    along(pelvis, [-0.02, pelvisBasis.up], [-0.012, pelvisBasis.front]),
    pelvisBasis,
    [0.152 * wear.hips, 0.13, 0.122 * wear.hips],
    { group: GROUP.trousers, blend: 0.05, material: trousers },
  );
  return [ribs, waist, skirt, yoke, ...nape, ...collar(neck, chestBasis, wear), belt, hips];
}

/** A ring about the neck that rises at the nape. */
function collar(neck: Vector, chest: Basis, wear: Wardrobe): Solid[] {
  const centre = along(neck, [0.026, chest.up], [0.008, chest.front]);
  const tilted = facing(along([0, 0, 0], [1, chest.up], [0.45, chest.front]), chest.front);
  const radius = 0.026 + 0.036 * wear.limbs;
  const ring = Array.from({ length: COLLAR_PARTS }, (_, part) => {
    const angle = (2 * Math.PI * part) / COLLAR_PARTS;
    return along(centre, [radius * Math.sin(angle), tilted.left], [1.1 * radius * Math.cos(angle), tilted.front]);
  });
  return ring.map((point, part) =>
    cone(point, ring[(part + 1) % COLLAR_PARTS], 0.0145, 0.0145, tilted.up, {
      group: GROUP.collar,
      blend: 0.0005,
      material: cloth(wear.shirtTrim, 0),
    }),
  );
}

const COLLAR_PARTS = 12;

/** Cuts off everything lower than `height` along the basis: the hem of the shirt. */
function below(origin: Vector, basis: Basis, height: number): { normal: Vector; offset: number } {
  const normal = scale(basis.up, -1);
  const at = along(origin, [-height, basis.up]);
  return { normal, offset: normal[0] * at[0] + normal[1] * at[1] + normal[2] * at[2] };
}

function blended(a: Basis, b: Basis): Basis {
  const up = unit(mix(a.up, b.up, 0.5));
  const left = unit(mix(a.left, b.left, 0.5));
  const flat = unit(subtract(left, scale(up, left[0] * up[0] + left[1] * up[1] + left[2] * up[2])));
  return {
    left: flat,
    up,
    front: [flat[1] * up[2] - flat[2] * up[1], flat[2] * up[0] - flat[0] * up[2], flat[0] * up[1] - flat[1] * up[0]],
  };
}
