import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS, type PosePoint } from '../contract/keypoints.ts';
import { alignPeople } from './align-people.ts';

type Torso = Partial<Record<(typeof HUMAN_JOINTS)[number], readonly [x: number, y: number, score?: number]>>;

/** A person of whom only these joints are seen. */
const person = (joints: Torso): PosePoint[] =>
  HUMAN_JOINTS.map((name) => {
    const [x, y, score = 1] = joints[name] ?? [0, 0, 0];
    return { x, y, score };
  });

// Shoulders 4 apart, torso 6 high: centre (10, 7).
const SOURCE = { left_shoulder: [8, 4], right_shoulder: [12, 4], left_hip: [8, 10], right_hip: [12, 10] } as const;

describe('alignPeople', () => {
  it('finds the scale and the way from hips and shoulders', () => {
    // The same torso half as large, its centre at (100, 50).
    const target = person({
      left_shoulder: [99, 48.5],
      right_shoulder: [101, 48.5],
      left_hip: [99, 51.5],
      right_hip: [101, 51.5],
      // Hands and feet do not count.
      left_wrist: [0, 0],
      right_ankle: [500, 500],
    });
    expect(alignPeople(person(SOURCE), target)).toEqual({ scale: 2, x: 10 - 200, y: 7 - 100 });
  });

  it('weighs the error of both sides: the square root of the ratio of the spreads', () => {
    // 2 wide and 6 high: spread 4 * (1 + 9) = 40, the source's 4 * (4 + 9) = 52; the centre is the origin.
    const target = person({ left_shoulder: [-1, -3], right_shoulder: [1, -3], left_hip: [-1, 3], right_hip: [1, 3] });
    const there = alignPeople(person(SOURCE), target)!;
    expect(there.scale).toBeCloseTo(Math.sqrt(52 / 40), 12);
    expect([there.x, there.y]).toEqual([10, 7]);
    const back = alignPeople(target, person(SOURCE))!;
    expect(there.scale * back.scale).toBeCloseTo(1, 12);
    expect(back.x).toBeCloseTo(-10 / there.scale, 12);
  });

  it('does not mind which side is called left', () => {
    const swapped = person({
      left_shoulder: SOURCE.right_shoulder,
      right_shoulder: SOURCE.left_shoulder,
      left_hip: SOURCE.right_hip,
      right_hip: SOURCE.left_hip,
    });
    expect(alignPeople(person(SOURCE), swapped)).toEqual({ scale: 1, x: 0, y: 0 });
  });

  it('leaves out what was not seen and hardly follows what was hardly seen', () => {
    const wrong = [400, -300, 0.1] as const;
    expect(alignPeople(person(SOURCE), person({ ...SOURCE, right_hip: wrong }))).toEqual({ scale: 1, x: 0, y: 0 });
    // Half seen in one person: a weight of sqrt(0.25 * 1) = 0.5 beside three of 1; the hip lies 7 to the right of its place.
    const doubtful = alignPeople(person(SOURCE), person({ ...SOURCE, right_hip: [19, 10, 0.25] }))!;
    // Means: source x (8+12+8+0.5*12)/3.5 = 68/7, target x (8+12+8+0.5*19)/3.5 = 75/7, y of both (4+4+10+5)/3.5 = 46/7.
    const spread = (xs: number[]) => {
      const mean = (xs[0]! + xs[1]! + xs[2]! + 0.5 * xs[3]!) / 3.5;
      const x = xs.reduce((sum, each, i) => sum + (i === 3 ? 0.5 : 1) * (each - mean) ** 2, 0);
      return x + 2 * (4 - 46 / 7) ** 2 + 1.5 * (10 - 46 / 7) ** 2;
    };
    const scale = Math.sqrt(spread([8, 12, 8, 12]) / spread([8, 12, 8, 19]));
    expect(doubtful.scale).toBeCloseTo(scale, 12);
    expect(doubtful.x).toBeCloseTo(68 / 7 - (scale * 75) / 7, 12);
    expect(doubtful.y).toBeCloseTo((1 - scale) * (46 / 7), 12);
  });

  it('lays the centres over each other at a scale that is given', () => {
    const target = person({ left_shoulder: [-1, -3], right_shoulder: [1, -3], left_hip: [-1, 5], right_hip: [1, 5] });
    expect(alignPeople(person(SOURCE), target, 3)).toEqual({ scale: 3, x: 10, y: 7 - 3 });
  });

  it('needs a shoulder and a hip in both persons', () => {
    const shoulders = person({ left_shoulder: [8, 4], right_shoulder: [12, 4] });
    expect(alignPeople(person(SOURCE), shoulders)).toBeNull();
    expect(alignPeople(shoulders, person(SOURCE))).toBeNull();
    const side = person({ right_shoulder: [12, 4], right_hip: [12, 10] });
    expect(alignPeople(person(SOURCE), side)).toEqual({ scale: 1, x: 0, y: 0 });
    const heap = person({ left_shoulder: [5, 5], right_shoulder: [5, 5], left_hip: [5, 5], right_hip: [5, 5] });
    expect(alignPeople(person(SOURCE), heap)).toBeNull();
    expect(alignPeople(person({}), person({}))).toBeNull();
  });
});
