import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type SpaceTimePack, spaceTimePackSchema } from '../../contract/pack.ts';
import { sampleClip } from '../../kernels/clip-sampling.ts';
import { parityClip } from '../../kernels/golden/parity-clip.ts';
import { ClipGeometry } from './clip-geometry.ts';
import { clipInput, clipPictures } from './clip-input.ts';
import { mirrorClipInput, mirrorClipPose } from './mirror.ts';

const PACK = new URL('../../../models/st-r2plus1d18/', import.meta.url);
const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, PACK), 'utf8'));
const pack = spaceTimePackSchema.parse(readJson('pack.json'));
const parity: {
  tolerance: number;
  modes: Record<string, { input: { mean: number; mean_abs: number; index: number[]; value: number[] } }>;
} = readJson('parity.json');
/** The pack's own code. */
const reference: { makeClip: (rgb: Uint8Array | null, pose: number[][][] | null) => Float32Array } = await import(
  new URL('decode.mjs', PACK).href
);
const clip = parityClip(0);

describe('clipInput', () => {
  it.each(Object.keys(parity.modes))('gives the numbers of parity.json: %s', (mode) => {
    const pictures = mode.includes('rgb') ? clip.rgb : null;
    const pose = mode.includes('pose') ? clip.pose : null;
    const { data, shape } = clipInput(pack, pictures, pose);
    expect(shape).toEqual([1, 16, 64, 128, 128]);
    const { input } = parity.modes[mode]!;
    let sum = 0;
    let magnitudes = 0;
    for (const value of data) {
      sum += value;
      magnitudes += Math.abs(value);
    }
    expect(Math.abs(sum / data.length - input.mean)).toBeLessThan(parity.tolerance);
    expect(Math.abs(magnitudes / data.length - input.mean_abs)).toBeLessThan(parity.tolerance);
    input.index.forEach((index, k) => {
      expect(Math.abs(data[index]! - input.value[k]!), `value ${index}`).toBeLessThan(1e-5);
    });
  });

  it('gives the numbers of the pack, bit for bit', () => {
    const pose = clip.pose.map((joints) => joints.map(({ x, y, score }) => [x, y, score]));
    const actual = Buffer.from(clipInput(pack, clip.rgb, clip.pose).data.buffer);
    expect(actual.equals(Buffer.from(reference.makeClip(clip.rgb, pose).buffer))).toBe(true);
  });

  it('follows the channel order of pack.json and refuses channels that it cannot fill', () => {
    const swapped: SpaceTimePack = { ...pack, channels: ['B', ...pack.channels.slice(1, 2), 'R'] };
    const { data } = clipInput(swapped, clip.rgb, null);
    const plain = clipInput(pack, clip.rgb, null).data;
    // Channel 0 is now blue, normalised as blue.
    const volume = 64 * 128 * 128;
    expect(data[0]).toBe(plain[2 * volume]);
    expect(data[2 * volume]).toBe(plain[0]);
    const unknown: SpaceTimePack = { ...pack, channels: [...pack.channels, 'depth'] };
    expect(() => clipInput(unknown, clip.rgb, null)).toThrow(/a channel "depth"/);
  });
});

describe('clipPictures', () => {
  it('crops and resizes the sampled frames, reading a repeated frame once', async () => {
    const geometry = new ClipGeometry(sampleClip([7, 8], 4), { x: 0, y: 0, w: 4, h: 4 }, 2);
    const read: number[] = [];
    const pictures = await clipPictures(geometry, (index) => {
      read.push(index);
      return Promise.resolve({ index, width: 4, height: 4, data: new Uint8Array(48).fill(index * 10) });
    });
    expect(read).toEqual([7, 8]);
    const picture = (value: number) => new Array(12).fill(value);
    expect([...pictures]).toEqual([...picture(70), ...picture(70), ...picture(80), ...picture(80)]);
  });
});

describe('mirror', () => {
  it('of the input is the input of the mirrored clip', () => {
    const { rgb, pose } = clip;
    const flipped = new Uint8Array(rgb.length);
    for (let row = 0; row < 64 * 128; row++) {
      for (let column = 0; column < 128; column++) {
        const from = (row * 128 + 127 - column) * 3;
        flipped.set(rgb.subarray(from, from + 3), (row * 128 + column) * 3);
      }
    }
    const mirrored = mirrorClipInput(clipInput(pack, rgb, pose), pack);
    const expected = clipInput(pack, flipped, mirrorClipPose(pose, 128));
    let largest = 0;
    mirrored.data.forEach((value, i) => {
      largest = Math.max(largest, Math.abs(value - expected.data[i]!));
    });
    expect(largest).toBeLessThan(1e-6);
  });

  it('of a pose reverses x and exchanges left and right', () => {
    const joints = Array.from({ length: 13 }, (_, j) => ({ x: j, y: 50 + j, score: j / 13 }));
    const [mirrored] = mirrorClipPose([joints], 128);
    expect(mirrored![0]).toEqual({ x: 128, y: 50, score: 0 });
    // left_wrist (5) shows what right_wrist (6) was.
    expect(mirrored![5]).toEqual({ x: 122, y: 56, score: 6 / 13 });
    expect(mirrored![6]).toEqual({ x: 123, y: 55, score: 5 / 13 });
  });
});
