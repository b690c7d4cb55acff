import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PosePoint } from '../../contract/keypoints.ts';
import { METHODS } from '../../contract/methods.ts';
import { spaceTimePackSchema } from '../../contract/pack.ts';
import type { BackboneMaps, ClipFeatures, QueryMoment } from '../clip.ts';
import type { MatchContext } from './method.ts';
import { CORRESPONDENCE_METHODS } from './methods.ts';
import { mirrorBack, mirrorEvidence } from './mirror-evidence.ts';

// A small pack of other sizes than the real one: nothing but the pack and the maps' shapes may decide on grids and units.
const real = JSON.parse(readFileSync(new URL('../../../models/st-r2plus1d18/pack.json', import.meta.url), 'utf8'));
const pack = spaceTimePackSchema.parse({ ...real, frames: 32, size: 64 });
const CHANNELS = 24;

/** Features that differ from place to place and from time to time, but change smoothly. */
function feature(channel: number, time: number, y: number, x: number): number {
  const wave = (rate: number, phase: number) => Math.sin(rate * (channel + 1) + phase);
  return (
    Math.sin(time * 0.6 * (1 + (channel % 5) * 0.3) + channel) * 1.2 +
    Math.cos((y * wave(3.1, 0) + x * wave(1.7, 1)) * 0.25 + channel * 2.1)
  );
}

/** Maps of a clip of 32 frames of 64 x 64 pixels; `warp` says which moment of the performance every clip time shows. */
function clip(
  key: string,
  warp: (time: number) => number,
  mirrored = false,
  pose: ClipFeatures['pose'] = null,
): ClipFeatures {
  const map = (t: number, n: number) => {
    const data = new Float32Array(CHANNELS * t * n * n);
    let at = 0;
    for (let c = 0; c < CHANNELS; c++) {
      for (let k = 0; k < t; k++) {
        for (let y = 0; y < n; y++) {
          for (let x = 0; x < n; x++, at++) {
            const column = ((x + 0.5) * 64) / n;
            const time = warp(((k + 0.5) * 32) / t - 0.5);
            // A picture seen in the mirror has other features, not only other places.
            const channel = mirrored ? CHANNELS - 1 - c : c;
            data[at] = feature(channel, time, ((y + 0.5) * 64) / n, mirrored ? 64 - column : column);
          }
        }
      }
    }
    return { data, shape: [1, CHANNELS, t, n, n] };
  };
  const maps: BackboneMaps = { g2: map(16, 16), g3: map(16, 8), g4: map(4, 4), fine: map(16, 16) };
  const videoFrames = Array.from({ length: 32 }, (_, i) => i);
  return { key, sampling: { range: [0, 31], videoFrames }, crop: { x: 0, y: 0, w: 64, h: 64 }, maps, pose };
}

/** A head that knows the answer: source cell (t, y, x) goes to target cell (t + 1, y, x). */
async function headLogits(): Promise<Float32Array> {
  const logits = new Float32Array(64 * 64);
  for (let cell = 0; cell < 64; cell++) logits[cell * 64 + Math.min(48, cell - (cell % 16) + 16) + (cell % 16)] = 30;
  return logits;
}

const context: MatchContext = { pack, headLogits };
const moment = (clipTime: number, joint: number | null = null): QueryMoment => ({
  name: `at ${clipTime}`,
  clipTime,
  points: [
    { name: 'a', x: 22, y: 30, joint },
    { name: 'b', x: 41, y: 18, joint: null },
  ],
});
const source = clip('source', (t) => t);
/** The same performance, 6 frames later. */
const late = clip('late', (t) => t - 6);

describe.each(METHODS.filter((method) => method !== 'ants'))('%s', (method) => {
  it('finds the points where and when they recur', async () => {
    const { moments } = await CORRESPONDENCE_METHODS[method].match(source, late, [moment(9), moment(15)], context);
    expect(moments.map(({ name }) => name)).toEqual(['at 9', 'at 15']);
    moments.forEach(({ points, confidence }, m) => {
      expect(confidence).toBeGreaterThan(1 / 16);
      expect(confidence).toBeLessThanOrEqual(1);
      points.forEach((point, p) => {
        expect(Math.abs(point.clipTime - [15, 21][m]!)).toBeLessThan(1.6);
        expect(Math.abs(point.x - [22, 41][p]!)).toBeLessThan(3);
        expect(Math.abs(point.y - [30, 18][p]!)).toBeLessThan(3);
        expect(point.score).toBeGreaterThan(0);
        expect(point.score).toBeLessThanOrEqual(1);
        expect(point.alternatives.length).toBeLessThanOrEqual(5);
        for (const other of point.alternatives) expect(other.score).toBeLessThanOrEqual(1);
      });
    });
  });

  it('warps the whole range, never backwards', async () => {
    const { warp } = await CORRESPONDENCE_METHODS[method].match(source, late, [moment(9)], context);
    const times = [...warp.targetTimes];
    expect(times.length).toBe(32);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    for (const frame of [4, 10, 16, 22]) expect(Math.abs(times[frame]! - frame - 6)).toBeLessThan(2);
    for (const value of warp.confidence) expect(value >= 0 && value <= 1).toBe(true);
  });
});

describe('ants', () => {
  it('decodes the head and warps by it', async () => {
    const { moments, warp } = await CORRESPONDENCE_METHODS.ants.match(source, late, [moment(11.5)], context);
    const [a] = moments[0]!.points;
    // Cells are 8 frames and 16 pixels: one cell later, same place.
    expect(a!.clipTime).toBeCloseTo(19.5, 4);
    expect([a!.x, a!.y]).toEqual([22, 30].map((value) => expect.closeTo(value, 4)));
    expect(a!.score).toBeCloseTo(1, 4);
    expect(warp.targetTimes[8]).toBeCloseTo(16, 0);
  });
});

describe('auto', () => {
  const { auto } = CORRESPONDENCE_METHODS;

  it('keeps moments in order with a dynamic programme', async () => {
    // Played backwards, the free times of the two moments fall.
    const backwards = clip('backwards', (t) => 31 - t);
    const { moments } = await auto.match(source, backwards, [moment(20), moment(8)], context);
    const [second, first] = moments.map(({ points }) => points[0]!.clipTime);
    expect(first).toBeLessThanOrEqual(second! + 2);
    const free = await Promise.all([20, 8].map((t) => auto.match(source, backwards, [moment(t)], context)));
    expect(free[1]!.moments[0]!.points[0]!.clipTime).toBeGreaterThan(free[0]!.moments[0]!.points[0]!.clipTime + 6);
  });

  it('asks to look below the bound of the pack', async () => {
    const bounded = (bound: number): MatchContext => {
      const decode = {
        ...pack.decode,
        auto: { ...pack.decode.auto, ask_below: { with_pose: 2, without_pose: bound } },
      };
      return { ...context, pack: { ...pack, decode } };
    };
    const trusted = async (bound: number) =>
      (await auto.match(source, late, [moment(9)], bounded(bound))).moments[0]!.trusted;
    expect([await trusted(0), await trusted(1.1)]).toEqual([true, false]);
  });

  it('checks body points against the pose', async () => {
    const joints = (x: number, y: number, score: number): PosePoint[][] =>
      Array.from({ length: 32 }, () =>
        // Shoulders at y = 10, hips at y = 30: the torso is 20 pixels long.
        Array.from({ length: 13 }, (_, j) => (j === 5 ? { x, y, score } : { x: 32, y: j < 7 ? 10 : 30, score: 0.5 })),
      );
    const from = clip('with pose', (t) => t, false, joints(22, 30, 0.9));
    const place = async (x: number, y: number, score: number, mark = moment(9, 5)) => {
      const to = clip(`pose ${x} ${y} ${score}`, (t) => t - 6, false, joints(x, y, score));
      return (await auto.match(from, to, [mark], context)).moments[0]!.points[0]!;
    };
    const alone = await place(60, 60, 0.1);
    const agreeing = await place(26, 30, 0.8);
    expect(agreeing.x).toBeCloseTo((alone.x + 26) / 2, 1);
    const sure = await place(60, 60, 0.8);
    expect([sure.x, sure.y]).toEqual([60, 60].map((value) => expect.closeTo(value, 9)));
    expect(sure.alternatives[0]!.x).toBeCloseTo(alone.x, 1);
    // A mark that is not on the source's own joint is not replaced.
    const off: QueryMoment = { ...moment(9), points: [{ name: 'a', x: 42, y: 30, joint: 5 }] };
    expect((await place(60, 60, 0.8, off)).x).toBeLessThan(50);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const running = auto.match(source, late, [moment(9)], { ...context, signal: controller.signal });
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('mirrorEvidence', () => {
  it('prefers the image that fits, and results come back from it', async () => {
    const opposite = clip('opposite', (t) => t - 6, true);
    const evidence = mirrorEvidence(source, opposite, late, [moment(9)], pack);
    expect(evidence.mirrored).toBeGreaterThan(evidence.straight);
    expect(evidence.mirrored).toBeLessThanOrEqual(1 + 1e-6);
    const found = await CORRESPONDENCE_METHODS['st-match'].match(source, late, [moment(9)], context);
    const [back] = mirrorBack(found.moments, pack);
    expect(back!.points[0]!.x).toBeCloseTo(64 - found.moments[0]!.points[0]!.x, 9);
    expect(back!.points[0]!.alternatives[0]!.x).toBeCloseTo(64 - found.moments[0]!.points[0]!.alternatives[0]!.x, 9);
  });
});
