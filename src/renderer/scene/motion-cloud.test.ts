import { describe, expect, it } from 'vitest';
import { type MotionCloud, motionCloud, type SampledFrame, sampledFrames } from './motion-cloud.ts';

/** A grey picture of 8 x 4 with one white pixel. */
function picture(frame: number, white: number): SampledFrame {
  const data = new Uint8ClampedArray(4 * 32).fill(100);
  data.fill(255, 4 * white, 4 * white + 4);
  return { frame, width: 8, height: 4, data };
}

function made(samples: readonly SampledFrame[], regionOf: Parameters<typeof motionCloud>[2] = () => null): MotionCloud {
  const steps = motionCloud(samples, 80, regionOf);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function pointsOf({ frames, places, colours }: MotionCloud): string[] {
  return [...frames]
    .map((frame, point) => `${frame}: ${places[2 * point]},${places[2 * point + 1]} ${colours[3 * point]}`)
    .toSorted();
}

describe('motionCloud', () => {
  const moving = [0, 10, 20, 30, 40].map((frame, index) => picture(frame, 8 + index));

  it('has the pixel that moves, at each time, in pixels of the clip', () => {
    const cloud = made(moving);
    expect(cloud.pixelSide).toBe(10);
    expect(pointsOf(cloud)).toEqual([
      '0: 5,15 255',
      '10: 15,15 255',
      '20: 25,15 255',
      '30: 35,15 255',
      '40: 45,15 255',
    ]);
  });

  it('leaves out what stands, however bright', () => {
    expect(pointsOf(made([0, 1, 2].map((frame) => picture(frame, 3))))).toEqual([]);
  });

  it('looks only where somebody is', () => {
    const region = { left: 0, top: 0, right: 21, bottom: 40 };
    expect(pointsOf(made(moving, (frame) => (frame < 20 ? null : region)))).toEqual([
      '0: 5,15 255',
      '10: 15,15 255',
      '20: 25,15 255',
    ]);
  });

  it('is empty without pictures', () => {
    expect(made([]).frames).toHaveLength(0);
  });
});

it('samples a range evenly, with both ends', () => {
  expect(sampledFrames([10, 20], 3)).toEqual([10, 15, 20]);
  expect(sampledFrames([10, 12], 9)).toEqual([10, 11, 12]);
  expect(sampledFrames([7, 7], 9)).toEqual([7]);
});
