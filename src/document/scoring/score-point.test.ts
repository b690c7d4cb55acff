import { describe, expect, it } from 'vitest';
import { isInCrop, otherSideName, rightClipFrames, scorePoint } from './score-point.ts';

const sampled = (videoFrames: number[]) => ({ range: [0, 9] as [number, number], videoFrames });

describe('rightClipFrames', () => {
  it('are all clip frames that show an accepted frame', () => {
    expect(rightClipFrames([4, 4], sampled([0, 2, 4, 4, 6]))).toEqual([2, 3]);
    expect(rightClipFrames([3, 6], sampled([0, 2, 4, 4, 6]))).toEqual([2, 4]);
  });

  it('are the nearest ones when none was sampled', () => {
    expect(rightClipFrames([4, 4], sampled([0, 3, 3, 6]))).toEqual([1, 2]);
    expect(rightClipFrames([4, 4], sampled([0, 3, 5, 8]))).toEqual([1, 2]);
  });
});

describe('scorePoint', () => {
  const sampling = sampled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const truth = {
    x: 50,
    y: 50,
    frames: [4, 4] as [number, number],
    otherSide: { x: 80, y: 50 },
    inView: true,
  };

  it('rounds the time, halves to even, and counts place and time apart', () => {
    const late = scorePoint({ x: 57, y: 50, clipTime: 5.5 }, truth, 80, sampling, 10);
    expect(late.right).toEqual([false, true, true]);
    expect(late).toMatchObject({ near: true, placeError: 0.0875, swapped: false });
    expect(late.timeError).toEqual({ clipFrames: 2, videoFrames: 1.5, seconds: 0.15 });
    const off = scorePoint({ x: 79, y: 50, clipTime: 4 }, truth, 80, sampling, 10);
    expect(off).toMatchObject({ near: false, right: [false, false, false], swapped: true });
  });

  it('knows names of the other side and the border of a crop', () => {
    expect([otherSideName('left_wrist'), otherSideName('right_hip'), otherSideName('ball')]).toEqual([
      'right_wrist',
      'left_hip',
      null,
    ]);
    const crop = { x: 10, y: 10, w: 20, h: 20 };
    expect([isInCrop({ x: 10, y: 30 }, crop), isInCrop({ x: 9.9, y: 20 }, crop)]).toEqual([true, false]);
  });
});
