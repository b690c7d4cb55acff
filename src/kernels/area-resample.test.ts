import { describe, expect, it } from 'vitest';
import { areaResample } from './area-resample.ts';

/** A grey image whose three colours are the value, the value + 1 and the value + 2. */
function image(width: number, height: number, values: readonly number[]) {
  return { width, height, data: Uint8Array.from(values.flatMap((value) => [value, value + 1, value + 2])) };
}

function resampled(source: ReturnType<typeof image>, square: { x: number; y: number; side: number }, size: number) {
  const out = new Float32Array(size * size * 3);
  areaResample(source, square, size, out);
  return Array.from({ length: size * size }, (_, i) => out[i * 3]!);
}

describe('areaResample', () => {
  const source = image(3, 3, [0, 10, 20, 30, 40, 50, 60, 70, 80]);

  it('gives the image itself at its own size', () => {
    expect(resampled(source, { x: 0, y: 0, side: 3 }, 3)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  });

  it('averages by the area that each pixel takes of a cell', () => {
    // Cells of 1.5 pixels: the first one covers pixel 0 whole and half of pixel 1, along both axes.
    const shares = [1, 0.5];
    let sum = 0;
    for (const y of [0, 1]) for (const x of [0, 1]) sum += shares[y]! * shares[x]! * (y * 30 + x * 10);
    const [topLeft, topRight] = resampled(source, { x: 0, y: 0, side: 3 }, 2);
    expect(topLeft).toBeCloseTo(sum / 2.25, 5);
    expect(topRight).toBeCloseTo(sum / 2.25 + 40 / 3, 5);
  });

  it('repeats the edge pixels outside the image', () => {
    expect(resampled(source, { x: -2, y: -2, side: 2 }, 1)).toEqual([0]);
    // Half of the cell lies left of the image and counts as column 0, the other half is column 0 itself.
    expect(resampled(source, { x: -1, y: 0, side: 2 }, 1)).toEqual([15]);
    expect(resampled(source, { x: 2.5, y: 2.5, side: 4 }, 2)).toEqual([80, 80, 80, 80]);
  });

  it('keeps the colours apart, writes at the given place and rounds bytes to the nearest', () => {
    const out = new Uint8Array(2 * 3);
    areaResample(image(2, 1, [0, 1]), { x: 0, y: 0, side: 2 }, 1, out, 3);
    expect([...out]).toEqual([0, 0, 0, 1, 2, 3]);
  });
});
