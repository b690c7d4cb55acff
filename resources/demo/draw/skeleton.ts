import type { SwingPose } from './swing.ts';
import type { Basis, Vector } from './vector.ts';
import {
  add,
  along,
  cross,
  distance,
  dot,
  facing,
  fromBasis,
  length,
  mix,
  perpendicular,
  scale,
  subtract,
  turned,
  UP,
  unit,
} from './vector.ts';

/** Body sizes in metres. */
export type Proportions = {
  thigh: number;
  shin: number;
  /** Hip centre to the middle of the shoulders. */
  torso: number;
  upperArm: number;
  forearm: number;
  hipHalfWidth: number;
  shoulderHalfWidth: number;
  neck: number;
  head: number;
  /** Distance from the middle to each foot, and how far the toes point out (degrees). */
  stance: number;
  flare: number;
};

export type Side = 'left' | 'right';
export const SIDES: readonly Side[] = ['left', 'right'];
/** +1 for the person's left, which is the side of the target. */
export const signOf = (side: Side): number => (side === 'left' ? 1 : -1);

export type Limb = {
  shoulder: Vector;
  elbow: Vector;
  wrist: Vector;
  fist: Vector;
  hip: Vector;
  knee: Vector;
  ankle: Vector;
  foot: Basis;
};

export type Skeleton = {
  pelvis: Vector;
  pelvisBasis: Basis;
  chest: Vector;
  chestBasis: Basis;
  neck: Vector;
  head: Vector;
  headBasis: Basis;
  limbs: Record<Side, Limb>;
  /** The club: butt of the grip, the hands, the head, and the unit direction from grip to head. */
  club: { butt: Vector; grip: Vector; head: Vector; direction: Vector };
};

/** Where the club must be laid at address: the ball and the length of the club from the hands. */
export type Lie = { ball: Vector; clubLength: number };

const DEGREE = Math.PI / 180;
const ANKLE_HEIGHT = 0.085;
const SOLE_TO_TOE = 0.17;
/** The plane of the swing leans back by this angle, so that it holds the ball and the shoulders. */
const SWING_PLANE = 34 * DEGREE;
const HAND_SPACING = 0.045;
const WRIST_TO_FIST = 0.075;
const BUTT = 0.12;

/** A unit vector in the swing plane (0 = down, positive = towards the target) that leaves it by `out`; degrees. */
function inSwingPlane(angle: number, out: number): Vector {
  const up: Vector = [0, Math.cos(SWING_PLANE), -Math.sin(SWING_PLANE)];
  const normal: Vector = [0, Math.sin(SWING_PLANE), Math.cos(SWING_PLANE)];
  const flat = Math.cos(out * DEGREE);
  return along(
    [0, 0, 0],
    [-Math.cos(angle * DEGREE) * flat, up],
    [Math.sin(angle * DEGREE) * flat, [1, 0, 0]],
    [Math.sin(out * DEGREE), normal],
  );
}

/** Two-bone inverse kinematics: the middle joint that bends towards `pole`, and the end, pulled in when out of reach. */
function twoBones(start: Vector, target: Vector, first: number, second: number, pole: Vector): [Vector, Vector] {
  const reach = Math.min(distance(start, target), 0.995 * (first + second));
  const direction = unit(subtract(target, start));
  const foot = (first * first - second * second + reach * reach) / (2 * reach);
  const height = Math.sqrt(Math.max(first * first - foot * foot, 0));
  return [along(start, [foot, direction], [height, perpendicular(pole, direction)]), along(start, [reach, direction])];
}

/** Moves the hands to where both arms can hold the club, by turns; the lead arm has the last word. */
function withinReach(grip: Vector, direction: Vector, shoulders: Record<Side, Vector>, armLength: number): Vector {
  let held = grip;
  for (let round = 0; round < 6; round++) {
    for (const side of ['right', 'left'] as const) {
      const fist = along(held, [-signOf(side) * HAND_SPACING, direction]);
      const offset = subtract(fist, shoulders[side]);
      const excess = length(offset) - armLength;
      if (excess > 0) held = along(held, [-excess, unit(offset)]);
    }
  }
  return held;
}

function foot(pose: SwingPose, body: Proportions, side: Side): { ankle: Vector; foot: Basis } {
  const sign = signOf(side);
  const trail = side === 'right';
  const yaw = trail ? (-body.flare + pose.footYaw) * DEGREE : (body.flare + pose.leadYaw) * DEGREE;
  const pitch = trail ? pose.heel * 62 * DEGREE : 0;
  const level: Vector = [Math.sin(yaw), 0, Math.cos(yaw)];
  const startYaw = sign * body.flare * DEGREE;
  // the ball of the foot is the pivot: heel and ankle rise and turn about it
  const pivot: Vector = [
    sign * body.stance + Math.sin(startYaw) * SOLE_TO_TOE * 0.7,
    0,
    Math.cos(startYaw) * SOLE_TO_TOE * 0.7,
  ];
  const front = along([0, 0, 0], [Math.cos(pitch), level], [-Math.sin(pitch), UP]);
  const basis = facing(along([0, 0, 0], [Math.cos(pitch), UP], [Math.sin(pitch), level]), front);
  return { ankle: along(pivot, [ANKLE_HEIGHT, basis.up], [-SOLE_TO_TOE * 0.7, basis.front]), foot: basis };
}

/** Pose and body -> every joint in the world. Without a lie the club is not grounded and has length 1. */
export function skeletonOf(pose: SwingPose, body: Proportions, lie?: Lie): Skeleton {
  const bend = pose.bend * DEGREE;
  const spine = unit([Math.tan(pose.side * DEGREE), Math.cos(bend), Math.sin(bend)]);
  const legs = body.thigh + body.shin;
  const pelvis: Vector = [pose.pelvisX, ANKLE_HEIGHT + pose.height * legs * 0.985, pose.pelvisZ];
  const pelvisBasis = turned(unit(mix(UP, spine, 0.5)), pose.pelvisYaw * DEGREE);
  const chestBasis = turned(spine, pose.chestYaw * DEGREE);
  const chest = along(pelvis, [body.torso * 0.35, pelvisBasis.up], [body.torso * 0.65, spine]);
  const neck = along(chest, [0.055, spine], [0.01, chestBasis.front]);
  const pitch = pose.headPitch * DEGREE;
  const yaw = pose.headYaw * DEGREE;
  const gaze: Vector = [Math.sin(yaw) * Math.cos(pitch), -Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
  const neckUp = unit(add(mix(UP, spine, 0.62), scale(gaze, 0.12)));
  const headBasis = facing(cross(gaze, cross(UP, gaze)), gaze);
  const head = along(neck, [body.neck, neckUp], [body.head * 0.55, headBasis.up], [0.025, headBasis.front]);

  const shoulders = { left: chest, right: chest };
  for (const side of SIDES) {
    shoulders[side] = fromBasis(chest, chestBasis, [signOf(side) * body.shoulderHalfWidth, -0.02, 0.012]);
  }
  const armLength = body.upperArm + body.forearm + WRIST_TO_FIST;
  let direction = inSwingPlane(pose.club, pose.clubOut);
  let grip = along(chest, [pose.reach * armLength, inSwingPlane(pose.arms, pose.armsOut)]);
  grip = withinReach(grip, direction, shoulders, armLength * 0.992);
  if (lie && pose.grounded > 0) {
    const rest = add(lie.ball, [-0.05, 0, 0]);
    const aimed = unit(mix(direction, unit(subtract(rest, grip)), pose.grounded));
    grip = mix(grip, along(rest, [-lie.clubLength, aimed]), pose.grounded);
    direction = aimed;
  }
  const clubLength = lie?.clubLength ?? 1;

  const limbs = {} as Record<Side, Limb>;
  for (const side of SIDES) {
    const sign = signOf(side);
    const shoulder = shoulders[side];
    const fist = along(grip, [-sign * HAND_SPACING, direction]);
    const wristTarget = along(fist, [-WRIST_TO_FIST, unit(subtract(fist, shoulder))]);
    // elbows hang down and a little outwards from the chest
    const pole = along([0, -0.9, 0], [sign * 0.55, chestBasis.left], [-0.35, chestBasis.front]);
    const [elbow, wrist] = twoBones(shoulder, wristTarget, body.upperArm, body.forearm, pole);
    const hip = fromBasis(pelvis, pelvisBasis, [sign * body.hipHalfWidth, -0.02, 0]);
    const { ankle, foot: footBasis } = foot(pose, body, side);
    const kneePole = add(mix(pelvisBasis.front, footBasis.front, 0.6), scale(pelvisBasis.left, sign * 0.1));
    const [knee] = twoBones(hip, ankle, body.thigh, body.shin, kneePole);
    limbs[side] = { shoulder, elbow, wrist, fist, hip, knee, ankle, foot: footBasis };
  }
  const club = { butt: along(grip, [-BUTT, direction]), grip, head: along(grip, [clubLength, direction]), direction };
  return { pelvis, pelvisBasis, chest, chestBasis, neck, head, headBasis, limbs, club };
}

/** The ball lies where the club, swung at impact, meets the ground; that also fixes the club's length. */
export function lieAtImpact(impact: SwingPose, body: Proportions, ballRadius: number): Lie {
  const { club } = skeletonOf({ ...impact, grounded: 0 }, body);
  const clubLength = (club.grip[1] - ballRadius) / -dot(club.direction, UP);
  return { clubLength, ball: add(along(club.grip, [clubLength, club.direction]), [0.03, 0, 0]) };
}
