import { monotoneCubic } from './spline.ts';

/**
 * One pose of the swing. Angles in degrees, lengths in metres. A yaw turns towards the target; the bend leans to the ball, `side` to the
 * target. Arms and club are authored as in the double-pendulum model of the swing: `arms` and `club` are angles in the swing plane, 0 = down
 * to the ball, negative = backswing, positive = follow-through; `armsOut` and `clubOut` leave that plane towards the ball.
 */
export type SwingPose = {
  pelvisX: number;
  pelvisZ: number;
  /** Height of the hips, 1 = legs straight. */
  height: number;
  pelvisYaw: number;
  chestYaw: number;
  bend: number;
  side: number;
  arms: number;
  armsOut: number;
  /** Distance from between the shoulders to the hands, in arm lengths. */
  reach: number;
  club: number;
  clubOut: number;
  /** How far the club is laid to the ball on the ground, 0..1. */
  grounded: number;
  /** Trail heel: 0 flat, 1 on the toe; and how far that foot has turned in. */
  heel: number;
  footYaw: number;
  /** Front foot: how far its toe has turned to the target. */
  leadYaw: number;
  headYaw: number;
  headPitch: number;
};

/** A keyframe: the pose and the frame of the clip at which it is reached. */
export type Keyframe = { frame: number; pose: SwingPose };

const ADDRESS: SwingPose = {
  pelvisX: 0,
  pelvisZ: -0.06,
  height: 0.955,
  pelvisYaw: 0,
  chestYaw: 2,
  bend: 33,
  side: -4,
  arms: 1,
  armsOut: -18,
  reach: 0.95,
  club: 0,
  clubOut: 0,
  grounded: 1,
  heel: 0,
  footYaw: 0,
  leadYaw: 0,
  headYaw: -2,
  headPitch: 38,
};

/** The ten classic positions of a right-handed swing, from address (P1) to finish (P10), as changes of the address. */
const POSITIONS: Partial<SwingPose>[] = [
  {},
  { pelvisX: -0.02, pelvisYaw: -10, chestYaw: -32, arms: -38, armsOut: -14, club: -86, clubOut: 2, grounded: 0 },
  { pelvisX: -0.035, pelvisYaw: -28, chestYaw: -64, arms: -86, armsOut: -8, reach: 0.92, club: -172, grounded: 0 },
  {
    pelvisX: -0.03,
    pelvisYaw: -42,
    chestYaw: -84,
    bend: 31,
    side: -3,
    arms: -134,
    armsOut: -6,
    reach: 0.88,
    club: -258,
    clubOut: -6,
    grounded: 0,
    headYaw: -8,
  },
  {
    pelvisX: 0.05,
    height: 0.94,
    pelvisYaw: -8,
    chestYaw: -62,
    side: -8,
    arms: -88,
    armsOut: -10,
    reach: 0.92,
    club: -205,
    clubOut: -8,
    grounded: 0,
    heel: 0.08,
  },
  {
    pelvisX: 0.075,
    height: 0.945,
    pelvisYaw: 20,
    chestYaw: -26,
    side: -10,
    arms: -42,
    armsOut: -14,
    reach: 0.95,
    club: -112,
    clubOut: -4,
    grounded: 0,
    heel: 0.18,
  },
  {
    pelvisX: 0.095,
    height: 0.965,
    pelvisYaw: 42,
    chestYaw: 18,
    bend: 31,
    side: -13,
    arms: 6,
    armsOut: -17,
    reach: 0.97,
    club: -3,
    grounded: 0,
    heel: 0.35,
    footYaw: 8,
  },
  {
    pelvisX: 0.11,
    height: 0.97,
    pelvisYaw: 58,
    chestYaw: 46,
    bend: 28,
    side: -14,
    arms: 50,
    armsOut: -14,
    reach: 0.98,
    club: 84,
    grounded: 0,
    heel: 0.5,
    footYaw: 16,
    headYaw: 2,
  },
  {
    pelvisX: 0.125,
    height: 0.98,
    pelvisYaw: 76,
    chestYaw: 78,
    bend: 19,
    side: -12,
    arms: 98,
    armsOut: -8,
    reach: 0.94,
    club: 168,
    grounded: 0,
    heel: 0.75,
    footYaw: 30,
    leadYaw: 8,
    headYaw: 28,
    headPitch: 26,
  },
  {
    pelvisX: 0.185,
    pelvisZ: -0.02,
    height: 0.99,
    pelvisYaw: 92,
    chestYaw: 112,
    bend: 3,
    side: -7,
    arms: 146,
    armsOut: -4,
    reach: 0.62,
    club: 262,
    clubOut: -24,
    grounded: 0,
    heel: 1,
    footYaw: 52,
    leadYaw: 14,
    headYaw: 84,
    headPitch: 4,
  },
];

/** Indices of the two key moments in `POSITIONS`. */
export const TOP = 3;
export const IMPACT = 6;

/** What one golfer does otherwise than the book: changes of the address, and of single positions by index. */
export type SwingStyle = { address: Partial<SwingPose>; changes: Record<number, Partial<SwingPose>> };

/** The positions in a golfer's style at that golfer's frames; before the first and after the last the pose is held. */
export function keyframesOf(style: SwingStyle, frames: readonly number[]): Keyframe[] {
  return POSITIONS.map((position, index) => ({
    frame: frames[index],
    pose: { ...ADDRESS, ...style.address, ...position, ...style.changes[index] },
  }));
}

/** The pose at a time in frames, which may lie between frames. */
export function poseAt(keyframes: readonly Keyframe[], frame: number): SwingPose {
  const times = keyframes.map((keyframe) => keyframe.frame);
  const names = Object.keys(ADDRESS) as (keyof SwingPose)[];
  const entries = names.map((name) => [
    name,
    monotoneCubic(
      times,
      keyframes.map((keyframe) => keyframe.pose[name]),
      frame,
    ),
  ]);
  return Object.fromEntries(entries) as SwingPose;
}
