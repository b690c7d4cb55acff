import { describe, expect, it } from 'vitest';
import { samplePoseCrop } from './pose-crop-sample.ts';

/** The pack's own code, which the network's figures were measured with. */
const reference: {
  SIDE: number;
  sample: (
    image: { w: number; h: number; data: Uint8Array },
    crop: { x: number; y: number; size: number },
    out: Float32Array,
    at: number,
  ) => void;
} = await import(new URL('../../models/movenet-lightning/movenet_track.ts', import.meta.url).href);

const width = 300;
const height = 211;
const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => (Math.imul(i, 2654435761) >>> 24) & 255);

describe('samplePoseCrop', () => {
  it.each([
    { name: 'enlarging, inside', x: 40.25, y: 30.75, side: 77.7 },
    { name: 'enlarging, over the corner', x: -20.5, y: -10.2, side: 100 },
    { name: 'the same size', x: 3, y: 4, side: 192 },
    { name: 'shrinking by less than two', x: 10.1, y: -5.5, side: 230.9 },
    { name: 'the whole frame with black bars', x: 0, y: -44.5, side: 300 },
    { name: 'shrinking far', x: -300, y: -200, side: 777.7 },
  ])('gives the numbers of the pack: $name', ({ x, y, side }) => {
    const size = reference.SIDE;
    const expected = new Float32Array(5 + size * size * 3);
    const actual = new Float32Array(5 + size * size * 3);
    reference.sample({ w: width, h: height, data }, { x, y, size: side }, expected, 5);
    samplePoseCrop({ width, height, data }, { x, y, side }, size, actual, 5);
    expect(actual).toEqual(expected);
  });

  it('keeps planes of colour, is exact at the same size and black outside', () => {
    const image = { width: 2, height: 1, data: Uint8Array.of(10, 20, 30, 40, 50, 60) };
    const out = new Float32Array(2 * 2 * 3);
    samplePoseCrop(image, { x: 0, y: 0, side: 2 }, 2, out);
    expect([...out]).toEqual([10, 40, 0, 0, 20, 50, 0, 0, 30, 60, 0, 0]);
  });
});
