import type { Material } from './materials.ts';
import { cloth, colour, leather, skin } from './materials.ts';
import type { Side, Skeleton } from './skeleton.ts';
import { signOf } from './skeleton.ts';
import type { Solid } from './solids.ts';
import { cone, ellipsoid } from './solids.ts';
import type { Vector } from './vector.ts';
import { along, dot, fromBasis, mix, scale, subtract, unit } from './vector.ts';
import type { Wardrobe } from './wardrobe.ts';
import { GROUP } from './wardrobe.ts';

/** A sleeve and a bare arm down to the wrist. */
export function arm({ chestBasis, chest, limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
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
    cone(armpit, mix(shoulder, elbow, 0.12), 0.058 * w, 0.058 * w, front, {
      group: GROUP.shirt,
      blend: 0.05,
      material: shirt,
    }),
    cone(shoulder, sleeveEnd, 0.062 * w, 0.06 * w, front, {
      group: GROUP.shirt,
      blend: 0.028,
      material: sleeve,
      cut: endAt(shoulder, sleeveEnd),
    }),
    cone(shoulder, mix(shoulder, elbow, 0.6), 0.05 * w, 0.049 * w, front, { group, blend: 0.02, material: bare }),
    cone(mix(shoulder, elbow, 0.6), elbow, 0.049 * w, 0.036 * w, front, { group, blend: 0.03, material: bare }),
    cone(elbow, mix(elbow, wrist, 0.35), 0.035 * w, 0.042 * w, front, { group, blend: 0.03, material: bare }),
    cone(mix(elbow, wrist, 0.35), wrist, 0.042 * w, 0.0275 * w, front, { group, blend: 0.03, material: bare }),
  ];
}

/** A straight cut at the end of a sleeve or trouser leg. */
function endAt(from: Vector, to: Vector): { normal: Vector; offset: number } {
  const normal = unit(subtract(to, from));
  return { normal, offset: normal[0] * to[0] + normal[1] * to[1] + normal[2] * to[2] };
}

/** A fist about the grip: palm, four fingers, thumb. */
export function hand({ limbs, club }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { wrist, fist, elbow } = limbs[side];
  const group = side === 'left' ? GROUP.leftHand : GROUP.rightHand;
  const material: Material = side === 'left' ? leather(wear.glove) : skin(wear.skin);
  const skinOf = { group, blend: 0.014, material };
  const outward = unit(subtract(fist, wrist));
  const across = unit(
    subtract(
      outward,
      scale(
        club.direction,
        outward[0] * club.direction[0] + outward[1] * club.direction[1] + outward[2] * club.direction[2],
      ),
    ),
  );
  const fingers = [-0.028, -0.009, 0.01, 0.028].map((step) => {
    const knuckle = along(fist, [step, club.direction], [0.024, across]);
    return cone(
      along(knuckle, [-0.03, across], [-0.012, club.direction]),
      knuckle,
      0.015,
      0.0165,
      club.direction,
      skinOf,
    );
  });
  return [
    cone(mix(wrist, elbow, 0.06), mix(wrist, fist, 0.45), 0.029 * wear.limbs, 0.036, club.direction, {
      ...skinOf,
      blend: 0.02,
    }),
    cone(
      along(fist, [-0.022, club.direction], [-0.012, across]),
      along(fist, [0.026, club.direction], [-0.006, across]),
      0.034,
      0.032,
      outward,
      { ...skinOf, blend: 0.02 },
    ),
    ...fingers,
    cone(
      along(fist, [0.012, club.direction], [-0.01, across]),
      along(fist, [0.05, club.direction], [0.006, across]),
      0.015,
      0.012,
      outward,
      skinOf,
    ),
  ];
}

/** A leg in trousers, or in shorts with a sock. */
export function leg({ pelvis, pelvisBasis, limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { hip, knee, ankle, foot } = limbs[side];
  const w = wear.hips;
  const trousers = cloth(wear.trousers, 0.003);
  const front = foot.front;
  const calf = along(mix(knee, ankle, 0.3), [-0.014, front]);
  const legging = { group: GROUP.trousers, blend: 0.03, material: trousers };
  const seat = cone(mix(hip, pelvis, 0.25), mix(hip, knee, 0.3), 0.098 * w, 0.092 * w, pelvisBasis.front, {
    ...legging,
    blend: 0.05,
  });
  if (wear.legwear === 'shorts') {
    const hem = mix(hip, knee, 0.6);
    const bare = { group: side === 'left' ? GROUP.leftLeg : GROUP.rightLeg, blend: 0.03, material: skin(wear.skin) };
    const sock = {
      group: side === 'left' ? GROUP.leftSock : GROUP.rightSock,
      blend: 0.02,
      material: cloth(wear.soles, 0),
    };
    return [
      seat,
      cone(mix(hip, knee, 0.25), hem, 0.093 * w, 0.088 * w, front, { ...legging, cut: endAt(hip, hem) }),
      cone(mix(hip, knee, 0.3), knee, 0.08 * w, 0.048 * w, front, bare),
      cone(knee, calf, 0.045 * w, 0.053 * w, front, bare),
      cone(calf, mix(knee, ankle, 0.95), 0.053 * w, 0.033 * w, front, bare),
      cone(mix(knee, ankle, 0.86), ankle, 0.039 * w, 0.039 * w, front, sock),
    ];
  }
  const bottom = mix(knee, ankle, 0.98);
  const hem = along(bottom, [0.012, unit(subtract(ankle, knee))]);
  return [
    seat,
    cone(mix(hip, knee, 0.25), knee, 0.092 * w, 0.056 * w, front, legging),
    cone(knee, calf, 0.051 * w, 0.062 * w, front, legging),
    cone(calf, bottom, 0.062 * w, wear.hem, front, { ...legging, cut: endAt(calf, hem) }),
  ];
}

/** A shoe on its sole. */
export function shoe({ limbs }: Skeleton, wear: Wardrobe, side: Side): Solid[] {
  const { ankle, foot } = limbs[side];
  const group = side === 'left' ? GROUP.leftShoe : GROUP.rightShoe;
  const upper = { group, blend: 0.03, material: leather(wear.shoes) };
  const floor = { normal: scale(foot.up, -1), offset: -dot(foot.up, along(ankle, [-0.085, foot.up])) };
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
