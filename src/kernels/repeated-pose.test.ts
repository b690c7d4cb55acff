import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS, type PosePoint } from '../contract/keypoints.ts';
import { isRepeatedPose, poseDistance } from './repeated-pose.ts';

/** A standing person, torso 100 px long, who lifts the arms: `lift` 0 hanging, 1 straight up; `x` where they stand. */
function person(lift: number, x = 0, score = 0.9): PosePoint[] {
  const places: Record<string, [number, number]> = {
    head: [0, -30],
    left_shoulder: [20, 0],
    right_shoulder: [-20, 0],
    left_elbow: [40, 50 - 100 * lift],
    right_elbow: [-40, 50 - 100 * lift],
    left_wrist: [50, 100 - 200 * lift],
    right_wrist: [-50, 100 - 200 * lift],
    left_hip: [15, 100],
    right_hip: [-15, 100],
    left_knee: [15, 160],
    right_knee: [-15, 160],
    left_ankle: [15, 220],
    right_ankle: [-15, 220],
  };
  return HUMAN_JOINTS.map((name) => ({ x: places[name]![0] + x, y: places[name]![1], score }));
}

/** Jumping jacks: a cycle of 20 frames, walking to the right all the while. */
const JACKS = Array.from({ length: 60 }, (_, frame) =>
  person((1 - Math.cos((2 * Math.PI * frame) / 20)) / 2, 2 * frame),
);

describe('isRepeatedPose', () => {
  it('knows the same phase of another cycle, wherever the person stands', () => {
    expect(isRepeatedPose(JACKS, 5, 25)).toBe(true);
    expect(isRepeatedPose(JACKS, 45, 5)).toBe(true);
    // The way down looks like the way up.
    expect(isRepeatedPose(JACKS, 4, 16)).toBe(true);
  });

  it('is not deceived by another phase, nor by a person who has hardly moved', () => {
    expect(isRepeatedPose(JACKS, 0, 30)).toBe(false);
    expect(isRepeatedPose(JACKS, 0, 2)).toBe(false);
    expect(
      isRepeatedPose(
        JACKS.map(() => person(0)),
        0,
        50,
      ),
    ).toBe(false);
  });

  it('says nothing of what was not seen or lies outside', () => {
    const unseen = JACKS.map((joints) => joints.map((joint) => ({ ...joint, score: 0.1 })));
    expect(isRepeatedPose(unseen, 5, 25)).toBe(false);
    expect(isRepeatedPose(JACKS, 5, 80)).toBe(false);
  });

  it('measures in torso lengths', () => {
    // Arms up: four joints move, elbows 100 px and wrists 200 px of 13 joints, torso 100 px.
    expect(poseDistance(person(0), person(1, 500))).toBeCloseTo((2 * 100 + 2 * 200) / 13 / 100, 9);
  });
});
