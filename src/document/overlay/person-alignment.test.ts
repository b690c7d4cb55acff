import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS, type PosePoint } from '../../contract/keypoints.ts';
import { alignAtFrames, alignTracks, type FollowedPerson } from './person-alignment.ts';

/** A person standing around (x, y), with a torso of 2 x 4 units. */
const person = (x: number, y: number, unit: number, score = 1): PosePoint[] =>
  HUMAN_JOINTS.map((name) => {
    const side = name.startsWith('left') ? -unit : unit;
    return { x: x + side, y: y + (name.endsWith('shoulder') ? -2 : name.endsWith('hip') ? 2 : 0) * unit, score };
  });

const followed = (frames: PosePoint[][], first = 0, fps = 25): FollowedPerson => ({
  pose: { range: [first, first + frames.length - 1], frames },
  table: { timeBase: [1, fps], pts: Array.from({ length: first + frames.length }, (_, i) => i), lastDuration: 1 },
});
const still = (x: number, y: number, unit: number, count = 40) =>
  followed(Array.from({ length: count }, () => person(x, y, unit)));

describe('alignTracks', () => {
  it('lays one standing person over the other', () => {
    const placement = alignTracks(still(100, 60, 8), still(30, 20, 2));
    const { scale, x, y } = placement(10, 25)!;
    expect(scale).toBeCloseTo(4, 9);
    expect(x).toBeCloseTo(100 - 120, 9);
    expect(y).toBeCloseTo(60 - 80, 9);
  });

  it('follows a person who walks, without trembling with the tracking', () => {
    const tremble = (i: number) => (i % 2 === 0 ? 3 : -3);
    const walk = followed(Array.from({ length: 60 }, (_, i) => person(200 + 2 * i + tremble(i), 60, 8)));
    const placement = alignTracks(walk, still(0, 0, 8, 60));
    const ways = Array.from({ length: 30 }, (_, i) => placement(15 + i, 0)!);
    ways.forEach(({ x, scale }, i) => {
      expect(x).toBeCloseTo(200 + 2 * (15 + i), 0);
      expect(scale).toBeCloseTo(1, 2);
    });
    // The tracking jumps by 6 from frame to frame, the picture moves on by 2 each time.
    for (let i = 1; i < ways.length; i++) expect(Math.abs(ways[i]!.x - ways[i - 1]!.x - 2)).toBeLessThan(0.5);
  });

  it('lets a frame in which the person was lost follow its neighbours', () => {
    const frames = Array.from({ length: 40 }, (_, i) => (i === 20 ? person(900, 900, 1, 0.21) : person(100, 60, 8)));
    const there = alignTracks(followed(frames), still(100, 60, 8))(20, 20)!;
    expect(there.scale).toBeCloseTo(1, 1);
    expect(Math.abs(there.x + there.scale * 100 - 100)).toBeLessThan(40);
  });

  it('holds the first and last pose outside the range, and says where nobody is known', () => {
    const late = followed(
      Array.from({ length: 20 }, () => person(100, 60, 8)),
      50,
    );
    const placement = alignTracks(late, still(100, 60, 8));
    expect(placement(0, 0)).toEqual(placement(50, 0));
    expect(placement(999, 999)).toEqual(placement(69, 39));
    const nobody = followed(Array.from({ length: 9 }, () => person(0, 0, 1, 0)));
    expect(alignTracks(late, nobody)(55, 3)).toBeNull();
  });
});

describe('alignAtFrames', () => {
  it('goes evenly from one known frame to the next', () => {
    const placement = alignAtFrames([
      { sourceFrame: 30, source: person(100, 100, 8), target: person(0, 0, 2) },
      { sourceFrame: 10, source: person(0, 100, 8), target: person(0, 0, 8) },
      { sourceFrame: 20, source: person(5, 5, 8, 0), target: person(5, 5, 8) },
    ])!;
    expect(placement(0, 0)).toEqual({ scale: 1, x: 0, y: 100 });
    expect(placement(10, 0)).toEqual({ scale: 1, x: 0, y: 100 });
    expect(placement(20, 0)).toEqual({ scale: 2, x: 50, y: 100 });
    expect(placement(30, 0)).toEqual({ scale: 4, x: 100, y: 100 });
    expect(placement(99, 0)).toEqual({ scale: 4, x: 100, y: 100 });
  });

  it('is null when nobody is known anywhere', () => {
    expect(alignAtFrames([])).toBeNull();
    expect(alignAtFrames([{ sourceFrame: 1, source: person(0, 0, 1, 0), target: person(0, 0, 1) }])).toBeNull();
  });
});
