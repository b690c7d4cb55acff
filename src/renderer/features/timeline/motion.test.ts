import { describe, expect, it } from 'vitest';
import { ClipTime } from '../../../document/timing/clip-time.ts';
import { denseColumns, spanColumns } from './curve-columns.ts';
import { LaneModel } from './lane-model.ts';
import { listWindow } from './list-window.ts';
import { energyBetween, energySamples, LUMA_SIZE, lumaOf } from './motion-energy.ts';
import { poseSpeed } from './pose-speed.ts';

const table = (count: number, milliseconds = 10) => ({
  timeBase: [1, 1000] as [number, number],
  pts: Array.from({ length: count }, (_, index) => index * milliseconds),
  lastDuration: milliseconds,
});
const laneOf = (count: number, width: number): LaneModel =>
  new LaneModel(
    'source',
    { mediaId: 'a', table: table(count), zone: [0, count - 1], syncFrame: null, moments: [], predicted: [] },
    width,
  );

describe('motion in pictures', () => {
  it('is the mean difference of brightness', () => {
    const rgba = Uint8ClampedArray.from([255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 0, 255]);
    expect([...lumaOf(rgba)]).toEqual([255, 182, 0]);
    expect(energyBetween(Uint8Array.from([0, 255, 10, 20]), Uint8Array.from([0, 0, 15, 10]))).toBeCloseTo(
      270 / 4 / 255,
    );
    expect(energyBetween(lumaOf(rgba), lumaOf(rgba))).toBe(0);
    expect(LUMA_SIZE.width * LUMA_SIZE.height).toBeLessThan(400);
  });

  it('is looked for on a grid that panning keeps and zooming refines', () => {
    const time = new ClipTime(table(1000));
    const at = (start: number, perPixel: number) => energySamples(time, { start, perPixel }, 800);
    const whole = at(0, 10 / 800);
    expect(whole.stride).toBe(8);
    expect(whole.frames.length).toBe(125 - 1);
    const panned = at(0.5, 0.004);
    expect(panned.frames.every((frame) => frame % panned.stride === 0)).toBe(true);
    expect(panned.frames.some((frame) => at(0.55, 0.004).frames.includes(frame))).toBe(true);
    // Zoomed in far, every frame has its value, but for the last one.
    expect(at(9.9, 0.0005)).toEqual({ stride: 1, frames: [990, 991, 992, 993, 994, 995, 996, 997, 998] });
  });
});

describe('the speed of a person', () => {
  const joint = (x: number, y: number, score = 0.9) => ({ x, y, score });

  it('is the mean of the joints that are seen, in heights of the person a second', () => {
    const time = new ClipTime(table(10));
    const frames = [
      [joint(0, 0), joint(0, 100)],
      [joint(3, 4), joint(0, 100)],
      [joint(3, 4), joint(50, 100, 0.1)],
    ];
    const speed = poseSpeed({ range: [4, 6], frames }, time);
    expect([...speed.slice(0, 5)].every(Number.isNaN)).toBe(true);
    // Median height of 96, 100, and none; 5 px and 0 px in 10 ms.
    expect(speed[5]).toBeCloseTo(2.5 / 0.01 / 100);
    expect(speed[6]).toBe(0);
    expect(speed[7]).toBeNaN();
  });

  it('is not known of a person that is not seen', () => {
    const frames = [[joint(0, 0, 0.1)], [joint(9, 9, 0.1)]];
    expect([...poseSpeed({ range: [0, 1], frames }, new ClipTime(table(3)))].every(Number.isNaN)).toBe(true);
  });
});

describe('a curve in columns', () => {
  it('shows the largest value of each, relative to what is seen', () => {
    const lane = laneOf(100, 204);
    const dense = new Float32Array(100).fill(1);
    dense[50] = 4;
    dense[51] = 4;
    dense[70] = Number.NaN;
    const { column, values } = denseColumns(lane, 204, dense);
    const at = (frame: number) => values[Math.floor((lane.frameX(frame) + 1) / column)];
    expect(at(50)).toBe(1);
    expect(at(10)).toBeCloseTo(0.25);
    expect(at(70)).toBeNaN();
    expect(values[0]).toBeNaN();
  });

  it('looks at a few frames of each column only, however long the clip is', () => {
    const lane = laneOf(100_000, 1000);
    let reads = 0;
    const dense = new Proxy(new Float32Array(100_000).fill(1), {
      get: (target, name) => {
        reads += 1;
        return Reflect.get(target, name);
      },
    });
    denseColumns(lane, 1000, dense);
    expect(reads).toBeLessThan(500 * 8);
  });

  it('leaves out what is not known yet', () => {
    const lane = laneOf(100, 204);
    const { values } = spanColumns(lane, 204, [
      { frame: 0, end: 50, value: 0.1 },
      { frame: 50, end: 60, value: null },
      { frame: 60, end: 100, value: 0.2 },
    ]);
    expect(values[20]).toBeCloseTo(0.5);
    expect(values[Math.floor(lane.frameX(55) / 2)]).toBeNaN();
    expect(values[80]).toBe(1);
  });
});

describe('a long list', () => {
  it('is drawn round what has the focus', () => {
    expect(listWindow(10, 3)).toEqual([0, 10]);
    expect(listWindow(1000, 0)).toEqual([0, 41]);
    expect(listWindow(1000, 500)).toEqual([480, 521]);
    expect(listWindow(1000, 999)).toEqual([959, 1000]);
    expect(listWindow(0, 0)).toEqual([0, 0]);
  });
});
