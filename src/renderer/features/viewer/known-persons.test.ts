import { describe, expect, it } from 'vitest';
import { HUMAN_JOINTS } from '../../../contract/keypoints.ts';
import type { MomentRecord, RunRecord } from '../../../contract/project.ts';
import { type PersonSources, personPlacement } from './known-persons.ts';

/** A torso of 2 x 4 units around (x, 50). */
const torso = (x: number, unit: number) =>
  Object.fromEntries(
    ['left_shoulder', 'right_shoulder', 'left_hip', 'right_hip'].map((name) => [
      name,
      {
        x: x + (name.startsWith('left') ? -unit : unit),
        y: 50 + (name.endsWith('hip') ? 2 : -2) * unit,
        visible: true,
      },
    ]),
  );
const joints = (x: number, unit: number) => {
  const places = torso(x, unit);
  return HUMAN_JOINTS.map((name) => ({ ...(places[name] ?? { x: 0, y: 0 }), score: places[name] ? 1 : 0 }));
};
const moment = (name: string, frame: number, x: number, unit: number): MomentRecord => ({
  ...{ id: `${name} ${x}`, kind: 'moment', mediaId: 'm', name, frame, keypoints: torso(x, unit) },
});
const run = (part: object) =>
  ({
    result: {
      source: { crop: { x: 0, y: 0, w: 50, h: 80 } },
      target: { crop: { x: 10, y: 10, w: 20, h: 20 } },
      ...part,
    },
  }) as unknown as RunRecord;
const nothing: PersonSources = {
  ...{ source: null, target: null, sourceMoments: [], targetMoments: [], runs: [], found: [] },
};

describe('personPlacement', () => {
  it('knows nobody without poses, marks and runs', () => {
    expect(personPlacement(nothing)).toBeNull();
    expect(personPlacement({ ...nothing, sourceMoments: [moment('hit', 5, 100, 4)] })).toBeNull();
  });

  it('takes what was marked in both clips, and marks before predictions', () => {
    const sourceMoments = [moment('hit', 5, 100, 8)];
    const marked = { ...nothing, sourceMoments, targetMoments: [moment('hit', 9, 30, 4)] };
    expect(personPlacement(marked)!(0, 0)).toEqual({ scale: 2, x: 40, y: -50 });
    const predicted = Object.fromEntries(
      Object.entries(torso(60, 8)).map(([name, { x, y }]) => [name, { frame: 9, x, y, score: 0.9 }]),
    );
    const runs = [run({ moments: [{ name: 'hit', keypoints: predicted }] })];
    expect(personPlacement({ ...nothing, sourceMoments, runs })!(0, 0)!.scale).toBeCloseTo(1, 9);
    expect(personPlacement({ ...marked, runs })!(0, 0)!.scale).toBe(2);
  });

  it('takes what was looked for before that', () => {
    const found = [{ sourceFrame: 3, source: joints(10, 2), target: joints(10, 2) }];
    const sources = {
      ...nothing,
      found,
      sourceMoments: [moment('hit', 5, 100, 8)],
      targetMoments: [moment('hit', 9, 3, 4)],
    };
    expect(personPlacement(sources)!(7, 7)).toEqual({ scale: 1, x: 0, y: 0 });
  });

  it('takes followed persons before all, and the analysed crops where they are not seen', () => {
    const table = { timeBase: [1, 25] as [number, number], pts: [0, 1, 2], lastDuration: 1 };
    const follow = (unit: number, score = 1) => ({
      pose: {
        range: [0, 2] as [number, number],
        frames: [0, 1, 2].map(() => joints(20, unit).map((joint) => ({ ...joint, score: joint.score * score }))),
      },
      table,
    });
    const found = [{ sourceFrame: 3, source: joints(10, 2), target: joints(10, 2) }];
    const tracked = { ...nothing, found, source: follow(6), target: follow(2) };
    expect(personPlacement(tracked)!(1, 1)!.scale).toBeCloseTo(3, 9);
    const unseen = { ...tracked, target: follow(2, 0.1) };
    expect(personPlacement(unseen)!(1, 1)).toBeNull();
    // The centre (20, 20) of a crop of 20 over (25, 40), four times as large.
    expect(personPlacement({ ...unseen, runs: [run({ moments: [] })] })!(1, 1)).toEqual({ scale: 4, x: -55, y: -40 });
  });
});
