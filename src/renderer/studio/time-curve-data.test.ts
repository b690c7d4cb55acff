import { expect, it } from 'vitest';
import type { Warp } from '../../contract/correspondences.ts';
import type { RunRecord } from '../../contract/project.ts';
import { nearestIndex, timeCurves } from './time-curve-data.ts';

const run = (warp: Warp) =>
  ({
    result: {
      warp,
      moments: [
        { name: 'top', frame: 2, keypoints: { a: { frame: 3 }, b: { frame: 4 }, c: { frame: 9 } } },
        { name: 'without points', frame: 2, keypoints: {} },
      ],
    },
  }) as unknown as RunRecord;
const source = [0, 0.1, 0.2, 0.35];
const target = [0, 0.05, 0.1, 0.15, 0.2];

it('puts the warps of runs over one axis, from the frame tables', () => {
  const { sourceFrames, sourceSeconds, curves } = timeCurves(
    [
      run([
        [1, 0, 0.5],
        [2, 3, 0.9],
      ]),
      run([
        [2, 4, 1],
        [3, 4, 0.2],
      ]),
    ],
    source,
    target,
  );
  expect(sourceFrames).toEqual([1, 2, 3]);
  expect(sourceSeconds).toEqual([0.1, 0.2, 0.35]);
  expect(curves.map(({ targetSeconds }) => targetSeconds)).toEqual([
    [0, 0.15, null],
    [null, 0.2, 0.2],
  ]);
  expect(curves[1]!.confidence).toEqual([null, 1, 0.2]);
  expect(curves[0]!.targetFrames).toEqual([0, 3, null]);
  expect(curves[0]!.moments).toEqual([{ name: 'top', sourceSeconds: 0.2, targetSeconds: 0.2 }]);
});

it('leaves out links to frames that the clip does not have', () => {
  const { sourceFrames, curves } = timeCurves(
    [
      run([
        [0, 99, 1],
        [8, 0, 1],
      ]),
    ],
    source,
    target,
  );
  expect(sourceFrames).toEqual([0]);
  expect(curves[0]!.targetSeconds).toEqual([null]);
});

it('finds the nearest value', () => {
  expect([-1, 0.04, 0.16, 0.15, 2].map((seconds) => nearestIndex(source, seconds))).toEqual([0, 0, 2, 1, 3]);
  expect(nearestIndex([5], 9)).toBe(0);
});
