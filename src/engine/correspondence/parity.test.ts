import { readFileSync } from 'node:fs';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spaceTimePackSchema } from '../../contract/pack.ts';
import { cellToFrame, cellToPixel } from '../../kernels/cell-coordinates.ts';
import { parityClip } from '../../kernels/golden/parity-clip.ts';
import { softPeaks } from '../../kernels/soft-peaks.ts';
import type { BackboneMaps, ClipFeatures, QueryMoment } from '../clip.ts';
import { clipInput } from '../inference/clip-input.ts';
import type { Tensor } from '../ports.ts';
import { readHead } from './ants-method.ts';
import { autoMethod } from './auto-method.ts';
import { fineLogits, matchLogits } from './logits.ts';
import type { MatchContext } from './method.ts';
import { CORRESPONDENCE_METHODS } from './methods.ts';
import { jointVotes } from './pair-votes.ts';
import { prepareFeatures } from './prepared-features.ts';
import { meanVotes, pointVotes } from './time-votes.ts';
import { WINDOWS } from './windows.ts';

interface Summary {
  mean: number;
  mean_abs: number;
  index: number[];
  value: number[];
}
interface ParityMode {
  source: Record<string, Summary>;
  target: Record<string, Summary>;
  heads: Record<string, Summary>;
  decode: (Record<string, number[]> & { query: number[] })[];
  auto: {
    time: number;
    marks: [number, number, number | null][];
    t: number;
    confidence: number;
    votes: number[];
    points: number[][];
  }[];
}

const PACK = new URL('../../../models/st-r2plus1d18/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, PACK), 'utf8'));
const pack = spaceTimePackSchema.parse(readJson('pack.json'));
const parity: { tolerance: number; modes: Record<string, ParityMode> } = readJson('parity.json');
const MAPS = ['g2', 'g3', 'g4', 'fine'] as const;

/** Largest deviation seen, by what was compared: printed at the end. */
const worst: Record<string, number> = {};
function compare(what: string, actual: number, expected: number): void {
  const difference = Math.abs(actual - expected);
  worst[what] = Math.max(worst[what] ?? 0, difference);
  expect(difference, what).toBeLessThanOrEqual(parity.tolerance);
}

/** Compares the numbers that parity.json keeps of a tensor: mean, mean of the magnitudes, and single values. */
function compareTensor(what: string, { data }: Tensor, summary: Summary): void {
  let sum = 0;
  let magnitudes = 0;
  for (const value of data) {
    sum += value;
    magnitudes += Math.abs(value);
  }
  compare(what, sum / data.length, summary.mean);
  compare(what, magnitudes / data.length, summary.mean_abs);
  summary.index.forEach((at, i) => {
    compare(what, data[at]!, summary.value[i]!);
  });
}

const open = (file: string) => InferenceSession.create(new URL(file, PACK).pathname, { logSeverityLevel: 3 });
const toTensor = ({ data, dims }: OrtTensor): Tensor => ({ data: data as Float32Array, shape: dims });
const toOrt = ({ data, shape }: Tensor) => new OrtTensor('float32', data, [...shape]);

const drawn = [parityClip(0), parityClip(1)];
const sessions = Promise.all([open('backbone.onnx'), open('ants.onnx')]);
afterAll(async () => {
  for (const session of await sessions) await session.release();
});

describe.each(['rgb+pose', 'rgb'])('parity with the pack, %s', (mode) => {
  const reference = parity.modes[mode]!;
  const usesPose = mode.includes('pose');
  let source: ClipFeatures;
  let target: ClipFeatures;
  let headLogits: Tensor;
  let context: MatchContext;

  beforeAll(async () => {
    const [backbone, ants] = await sessions;
    const clips: ClipFeatures[] = [];
    for (const [clip, { rgb, pose }] of drawn.entries()) {
      const outputs = await backbone.run({ clip: toOrt(clipInput(pack, rgb, usesPose ? pose : null)) });
      const maps = Object.fromEntries(MAPS.map((name) => [name, toTensor(outputs[name]!)])) as unknown as BackboneMaps;
      clips.push({
        key: `parity ${clip}`,
        sampling: { range: [0, 63], videoFrames: Array.from({ length: 64 }, (_, i) => i) },
        crop: { x: 0, y: 0, w: 128, h: 128 },
        maps,
        pose: usesPose ? pose : null,
      });
    }
    [source, target] = clips as [ClipFeatures, ClipFeatures];
    const [s, t] = [source.maps, target.maps];
    const feeds = { s2: s.g2, s3: s.g3, s4: s.g4, t2: t.g2, t3: t.g3, t4: t.g4 };
    const answer = await ants.run(Object.fromEntries(Object.entries(feeds).map(([name, map]) => [name, toOrt(map)])));
    headLogits = toTensor(answer.logits!);
    context = { pack, headLogits: async () => headLogits.data };
  }, 60_000);

  it('computes the backbone and the head', () => {
    for (const name of MAPS) {
      compareTensor(name, source.maps[name], reference.source[name]!);
      compareTensor(name, target.maps[name], reference.target[name]!);
    }
    compareTensor('ants logits', headLogits, reference.heads.ants!);
  });

  it('decodes single points', async () => {
    for (const expected of reference.decode) {
      const [time, y, x] = expected.query as [number, number, number];
      const point = { time, x, y };
      const moment: QueryMoment = { name: 'm', clipTime: time, points: [{ name: 'p', x, y, joint: null }] };
      for (const [method, key] of [
        ['st-match', 'st-MATCH'],
        ['ants', 'ANTs'],
      ] as const) {
        const { moments } = await CORRESPONDENCE_METHODS[method].match(source, target, [moment], context);
        const found = moments[0]!.points[0]!;
        [found.clipTime, found.y, found.x].forEach((value, axis) => {
          compare(key, value, expected[key]![axis]!);
        });
      }
      const to = prepareFeatures(target);
      const [cells] = to.fine.grid;
      const logits = fineLogits(prepareFeatures(source), to, [point], [0, cells - 1], pack);
      const [peak] = softPeaks(logits, to.fine.grid, WINDOWS.object, 1);
      compare('fine', cellToFrame(peak!.at[0], pack.frames, cells), expected.fine![0]!);
      compare('fine', cellToPixel(peak!.at[1], pack.size, 32), expected.fine![1]!);
      compare('fine', cellToPixel(peak!.at[2], pack.size, 32), expected.fine![2]!);
      const { probabilities } = readHead(headLogits.data, to.headGrid, point, pack);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    }
  }, 30_000);

  it('finds times and places as auto does', async () => {
    for (const expected of reference.auto) {
      const { time, marks } = expected;
      const points = marks.map(([y, x, joint], i) => ({ name: `p${i}`, x, y, joint }));
      const { moments } = await autoMethod.match(source, target, [{ name: 'm', clipTime: time, points }], context);
      const moment = moments[0]!;
      compare('auto confidence', moment.confidence, expected.confidence);
      moment.points.forEach((point, i) => {
        compare('auto t', point.clipTime, expected.t);
        compare('auto points', point.y, expected.points[i]![0]!);
        compare('auto points', point.x, expected.points[i]![1]!);
      });
      const to = prepareFeatures(target);
      const clipPoints = points.map(({ x, y }) => ({ time, x, y }));
      const rows = matchLogits(prepareFeatures(source), to, clipPoints, pack);
      const votes = meanVotes(pointVotes(rows, to.match.grid))!;
      const joints = jointVotes(source, target, time, pack);
      expect(joints !== null).toBe(usesPose);
      votes.forEach((vote, k) => {
        compare('auto votes', vote + pack.decode.auto.joint_votes * (joints?.[k] ?? 0), expected.votes[k]!);
      });
    }
    console.log(mode, Object.fromEntries(Object.entries(worst).map(([what, value]) => [what, value.toExponential(1)])));
  }, 30_000);

  it('re-queries 40 points of one moment in less than 100 ms', async () => {
    const points = Array.from({ length: 40 }, (_, i) => ({
      name: `p${i}`,
      x: 30 + ((i * 7) % 60),
      y: 20 + ((i * 11) % 90),
      joint: i % 4 === 0 ? null : i % 13,
    }));
    const seconds: number[] = [];
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      await autoMethod.match(source, target, [{ name: 'm', clipTime: 21 + run, points }], context);
      seconds.push(performance.now() - start);
    }
    console.log(`${mode}: auto on 40 points, ms:`, seconds.map((s) => s.toFixed(0)).join(', '));
    // The machine may be busy: the bound on the best of three runs is generous, the figure above is what counts.
    expect(Math.min(...seconds)).toBeLessThan(400);
  }, 30_000);
});
