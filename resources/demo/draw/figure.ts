import { along, fromBasis, mix, subtract, unit, add, scale, UP } from './vector.ts';
import type { Basis, Vector } from './vector.ts';
import { signOf, SIDES } from './skeleton.ts';
import type { Proportions, Side, Skeleton } from './skeleton.ts';
import { cone, ellipsoid } from './solids.ts';
import type { Solid } from './solids.ts';
import { cloth, colour, hair, leather, skin } from './materials.ts';
import type { Material } from './materials.ts';

/** What a golfer wears, as #rrggbb, and how broad the parts are. */
export type Wardrobe = {
  skin: string;
  hair: string;
  shirt: string;
  shirtTrim: string;
  trousers: string;
  belt: string;
  shoes: string;
  soles: string;
  glove: string;
  cap: string;
  headwear: 'cap' | 'visor';
  ponytail: boolean;
  /** Breadth of the limbs and of chest, waist and hips, 1 = average man. */
  limbs: number;
  chest: number;
  waist: number;
  hips: number;
  /** Width of the trouser legs at the hem in metres (radius). */
  hem: number;
};

/** Groups of solids that blend; between groups there is an edge. */
const GROUP = { shirt: 0, trousers: 1, leftArm: 2, rightArm: 3, head: 4, hair: 5, cap: 6, brim: 7, leftShoe: 8, rightShoe: 9, sole: 10, face: 11, collar: 12, belt: 13, leftHand: 14, rightHand: 15 };

/** Skeleton + clothes -> the solids of the figure. */
export function figureOf(skeleton: Skeleton, body: Proportions, wear: Wardrobe): Solid[] {
  return [
    ...torso(skeleton, body, wear),
    ...SIDES.flatMap((side) => [...arm(skeleton, wear, side), ...hand(skeleton, wear, side), ...leg(skeleton, wear, side), ...shoe(skeleton, wear, side)]),
    ...head(skeleton, body, wear),
  ];
}

function torso({ pelvis, pelvisBasis, chest, chestBasis, neck, limbs }: Skeleton, body: Proportions, wear: Wardrobe): Solid[] {
  const placket = colour(wear.shirtTrim);
  const shirtColour = colour(wear.shirt);
  const shirt = cloth(wear.shirt);
  const front = cloth((x, y, z) => (z > 0 && Math.abs(x) < 0.012 && y > 0.015 ? placket : shirtColour));
  const middle = mix(pelvis, chest, 0.45);
  const waistBasis: Basis = { ...chestBasis, front: unit(mix(pelvisBasis.front, chestBasis.front, 0.5)) };
  const waist = ellipsoid(middle, blended(pelvisBasis, chestBasis), [0.132 * wear.waist, 0.2, 0.108 * wear.waist], { group: GROUP.shirt, blend: 0.07, material: shirt });
  const skirt = ellipsoid(along(pelvis, [0.075, pelvisBasis.up]), pelvisBasis, [0.142 * wear.waist, 0.115, 0.116 * wear.waist], { group: GROUP.shirt, blend: 0.06, material: shirt, cut: below(pelvis, pelvisBasis, -0.075) });
  const ribs = ellipsoid(along(chest, [-0.13, chestBasis.up], [0.012, chestBasis.front]), chestBasis, [0.158 * wear.chest, 0.19, 0.118 * wear.chest], { group: GROUP.shirt, blend: 0.06, material: front });
  const yoke = cone(mix(chest, limbs.left.shoulder, 0.72), mix(chest, limbs.right.shoulder, 0.72), 0.07, 0.07, chestBasis.front, { group: GROUP.shirt, blend: 0.07, material: shirt });
  const nape = cone(along(chest, [0.02, chestBasis.up]), along(neck, [0.012, chestBasis.up]), 0.075, 0.056, chestBasis.front, { group: GROUP.shirt, blend: 0.06, material: shirt });
  const collar = cone(along(neck, [0.002, chestBasis.up], [0.008, chestBasis.front]), along(neck, [0.026, chestBasis.up], [0.014, chestBasis.front]), 0.066, 0.06, chestBasis.front, { group: GROUP.collar, blend: 0.01, material: cloth(wear.shirtTrim, 0) });
  const buckle = colour('#d8c48a');
  const strap = colour(wear.belt);
  const belt = ellipsoid(along(pelvis, [0.068, pelvisBasis.up]), pelvisBasis, [0.146 * wear.waist, 0.115, 0.12 * wear.waist], {
    group: GROUP.belt,
    blend: 0.001,
    material: leather((x, _, z) => (z > 0 && Math.abs(x) < 0.02 ? buckle : strap)),
    cut: below(pelvis, pelvisBasis, -0.052),
  });
  void waistBasis;
  const trousers = cloth(wear.trousers);
  const hips = ellipsoid(along(pelvis, [-0.02, pelvisBasis.up], [-0.012, pelvisBasis.front]), pelvisBasis, [0.152 * wear.hips, 0.13, 0.122 * wear.hips], { group: GROUP.trousers, blend: 0.05, material: trousers });
  void body;
  return [ribs, waist, skirt, yoke, nape, collar, belt, hips];
}

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
  return { left: flat, up, front: [flat[1] * up[2] - flat[2] * up[1], flat[2] * up[0] - flat[0] * up[2], flat[0] * up[1] - flat[1] * up[0]] };
}

function arm({ chestBasis, chest, limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { shoulder, elbow, wrist } = limbs[side];
  const group = side === 'left' ? GROUP.leftArm : GROUP.rightArm;
  const front = chestBasis.front;
  const w = wear.limbs;
  const bare = skin(wear.skin);
  const shirt = cloth(wear.shirt);
  const trim = colour(wear.shirtTrim);
  const main = colour(wear.shirt);
  const sleeveEnd = mix(shoulder, elbow, 0.56);
  const sleeveLength = Math.hypot(...subtract(sleeveEnd, shoulder));
  const sleeve = cloth((_x, y) => (y > sleeveLength - 0.016 ? trim : main), 0.003);
  const armpit = mix(shoulder, along(chest, [-0.1, chestBasis.up]), 0.35);
  return [
    cone(armpit, mix(shoulder, elbow, 0.12), 0.062 * w, 0.064 * w, front, { group: GROUP.shirt, blend: 0.05, material: shirt }),
    cone(shoulder, sleeveEnd, 0.066 * w, 0.06 * w, front, { group: GROUP.shirt, blend: 0.028, material: sleeve, cut: endAt(shoulder, sleeveEnd) }),
    cone(shoulder, mix(shoulder, elbow, 0.6), 0.05 * w, 0.049 * w, front, { group, blend: 0.02, material: bare }),
    cone(mix(shoulder, elbow, 0.6), elbow, 0.049 * w, 0.04 * w, front, { group, blend: 0.03, material: bare }),
    cone(elbow, mix(elbow, wrist, 0.35), 0.039 * w, 0.043 * w, front, { group, blend: 0.03, material: bare }),
    cone(mix(elbow, wrist, 0.35), wrist, 0.042 * w, 0.0275 * w, front, { group, blend: 0.03, material: bare }),
  ];
}

/** A straight cut at the end of a sleeve or trouser leg. */
function endAt(from: Vector, to: Vector): { normal: Vector; offset: number } {
  const normal = unit(subtract(to, from));
  return { normal, offset: normal[0] * to[0] + normal[1] * to[1] + normal[2] * to[2] };
}

function hand({ limbs, club }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { wrist, fist, elbow } = limbs[side];
  const group = side === 'left' ? GROUP.leftHand : GROUP.rightHand;
  const material: Material = side === 'left' ? leather(wear.glove) : skin(wear.skin);
  const skinOf = { group, blend: 0.014, material };
  const outward = unit(subtract(fist, wrist));
  const across = unit(subtract(outward, scale(club.direction, outward[0] * club.direction[0] + outward[1] * club.direction[1] + outward[2] * club.direction[2])));
  const fingers = [-0.028, -0.009, 0.01, 0.028].map((step) => {
    const knuckle = along(fist, [step, club.direction], [0.024, across]);
    return cone(along(knuckle, [-0.03, across], [-0.012, club.direction]), knuckle, 0.015, 0.0165, club.direction, skinOf);
  });
  return [
    cone(mix(wrist, elbow, 0.06), mix(wrist, fist, 0.45), 0.029 * wear.limbs, 0.036, club.direction, { ...skinOf, blend: 0.02 }),
    cone(along(fist, [-0.022, club.direction], [-0.012, across]), along(fist, [0.026, club.direction], [-0.006, across]), 0.034, 0.032, outward, { ...skinOf, blend: 0.02 }),
    ...fingers,
    cone(along(fist, [0.012, club.direction], [-0.01, across]), along(fist, [0.05, club.direction], [0.006, across]), 0.015, 0.012, outward, skinOf),
  ];
}

function leg({ pelvis, pelvisBasis, limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { hip, knee, ankle, foot } = limbs[side];
  const w = wear.hips;
  const trousers = cloth(wear.trousers, 0.005);
  const front = foot.front;
  const bottom = mix(knee, ankle, 0.98);
  const calf = along(mix(knee, ankle, 0.3), [-0.014, front]);
  return [
    cone(mix(hip, pelvis, 0.25), mix(hip, knee, 0.3), 0.098 * w, 0.092 * w, pelvisBasis.front, { group: GROUP.trousers, blend: 0.05, material: trousers }),
    cone(mix(hip, knee, 0.25), knee, 0.092 * w, 0.064 * w, front, { group: GROUP.trousers, blend: 0.03, material: trousers }),
    cone(knee, calf, 0.063 * w, 0.065 * w, front, { group: GROUP.trousers, blend: 0.03, material: trousers }),
    cone(calf, bottom, 0.065 * w, wear.hem, front, { group: GROUP.trousers, blend: 0.03, material: trousers, cut: endAt(calf, along(bottom, [0.012, unit(subtract(ankle, knee))])) }),
  ];
}

function shoe({ limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { ankle, foot } = limbs[side];
  const group = side === 'left' ? GROUP.leftShoe : GROUP.rightShoe;
  const upper = { group, blend: 0.03, material: leather(wear.shoes) };
  const floor = { normal: scale(foot.up, -1), offset: -dotOf(foot.up, along(ankle, [-0.085, foot.up])) };
  const at = (x: number, y: number, z: number): Vector => fromBasis(ankle, foot, [x, y, z]);
  const tilt = signOf(side) * 0.008;
  const sole = { group: GROUP.sole, blend: 0.02, material: leather(wear.soles), cut: floor };
  return [
    cone(at(0, 0.01, -0.005), at(0, -0.03, -0.012), 0.044, 0.046, foot.front, upper),
    cone(at(0, -0.04, -0.02), at(tilt, -0.048, 0.12), 0.042, 0.036, foot.up, { ...upper, cut: floor }),
    cone(at(0, -0.01, 0.02), at(tilt, -0.042, 0.14), 0.036, 0.032, foot.up, { ...upper, cut: floor }),
    ellipsoid(at(0, -0.074, -0.022), foot, [0.044, 0.02, 0.05], sole),
    ellipsoid(at(tilt, -0.074, 0.055), foot, [0.046, 0.02, 0.125], sole),
  ];
}

const dotOf = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

function head({ neck, head: centre, headBasis, chestBasis }: Skeleton, body: Proportions, wear: Wardrobe): Solid[] {
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
    cone(along(neck, [-0.03, chestBasis.up]), mix(neck, centre, 0.62), 0.054 * wear.limbs, 0.05 * wear.limbs, headBasis.front, face),
    ellipsoid(at(0, 0.03, -0.008), headBasis, sized(0.077, 0.094, 0.096), face),
    ellipsoid(at(0, -0.038, 0.026), headBasis, sized(0.056, 0.072, 0.066), { ...face, blend: 0.04 }),
    cone(at(0, 0.022, 0.086), at(0, -0.012, 0.106), 0.008 * size, 0.013 * size, headBasis.front, { ...face, blend: 0.014 }),
    cone(at(0, -0.092, 0.058), at(0, -0.088, 0.056), 0.024 * size, 0.024 * size, headBasis.front, face),
    cone(at(-0.017, -0.049, 0.0885), at(0.017, -0.049, 0.0885), 0.0055 * size, 0.0055 * size, headBasis.front, lips),
    ...SIDES.flatMap((side) => {
      const s = signOf(side);
      return [
        ellipsoid(at(s * 0.078, 0.002, -0.006), headBasis, sized(0.012, 0.03, 0.019), { ...face, blend: 0.006 }),
        ellipsoid(at(s * 0.031, 0.02, 0.0765), headBasis, sized(0.0155, 0.0085, 0.012), white),
        ellipsoid(at(s * 0.031, 0.02, 0.0825), headBasis, sized(0.0072, 0.0082, 0.0085), dark),
        cone(at(s * 0.016, 0.039, 0.089), at(s * 0.046, 0.042, 0.077), 0.0045 * size, 0.004 * size, headBasis.front, { ...dark, material: hair(wear.hair) }),
      ];
    }),
  ];
  const hairLine = { normal: headBasis.front, offset: dotOf(headBasis.front, at(0, 0, 0.03)) };
  solids.push(
    ellipsoid(at(0, 0.03, -0.018), headBasis, sized(0.083, 0.1, 0.1), { ...locks, cut: { normal: unit(add(headBasis.front, scale(headBasis.up, -0.9))), offset: dotOf(unit(add(headBasis.front, scale(headBasis.up, -0.9))), at(0, 0.0, 0.01)) } }),
    ellipsoid(at(0, 0.0, -0.03), headBasis, sized(0.08, 0.08, 0.082), { ...locks, cut: { normal: headBasis.front, offset: hairLine.offset - 0.03 } }),
  );
  const brimUp = unit(add(headBasis.up, scale(headBasis.front, 0.12)));
  const bandCut = { normal: scale(brimUp, -1), offset: -dotOf(brimUp, at(0, 0.055, 0)) };
  if (wear.headwear === 'cap') {
    solids.push(ellipsoid(at(0, 0.045, -0.01), headBasis, sized(0.09, 0.096, 0.106), { ...cap, cut: bandCut }));
    solids.push(ellipsoid(at(0, 0.14, -0.012), headBasis, sized(0.009, 0.006, 0.009), { ...cap, group: GROUP.brim }));
  } else {
    const top = { normal: brimUp, offset: dotOf(brimUp, at(0, 0.092, 0)) };
    const band = ellipsoid(at(0, 0.04, -0.01), headBasis, sized(0.0885, 0.12, 0.105), { ...cap, cut: top });
    solids.push({ ...band, shape: { kind: 'ellipsoid', radii: sized(0.0885, 0.12, 0.105) } });
  }
  solids.push(ellipsoid(at(0, 0.058, 0.09), { ...headBasis, up: brimUp, front: unit(subtract(headBasis.front, scale(headBasis.up, 0.12))) }, sized(0.074, 0.008, 0.085), { ...cap, group: GROUP.brim }));
  if (wear.ponytail) {
    const down = unit(add(scale(UP, -0.75), scale(headBasis.front, -0.45)));
    const root = at(0, 0.045, -0.112);
    const bendPoint = along(root, [0.07, down], [-0.02, headBasis.front]);
    solids.push(cone(root, bendPoint, 0.024, 0.032, headBasis.up, locks), cone(bendPoint, along(bendPoint, [0.13, unit(add(down, scale(UP, -0.8)))]), 0.032, 0.012, headBasis.up, locks));
  }
  return solids;
}
