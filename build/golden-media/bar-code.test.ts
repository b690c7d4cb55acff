import { describe, expect, it } from 'vitest';
import { barCodeCells, readBarCode } from './bar-code.ts';
import { drawFrame } from './draw-frame.ts';

/** Every `step`-th pixel of a picture. */
function shrunk(pixels: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const size = [Math.floor(width / step), Math.floor(height / step)] as const;
  const result = new Uint8Array(size[0] * size[1] * 3);
  for (let y = 0; y < size[1]; y += 1) {
    for (let x = 0; x < size[0]; x += 1) {
      const at = (y * step * width + x * step) * 3;
      result.set(pixels.subarray(at, at + 3), (y * size[0] + x) * 3);
    }
  }
  return result;
}

describe('the bar code', () => {
  it('has guards, the number and its check bits', () => {
    // 5 = 0b101; 5 * 16 modulo x^4 + x + 1 is 0b1111, inverted 0.
    const text = barCodeCells(5)
      .map((white) => (white ? '1' : '0'))
      .join('');
    expect(text).toBe('10' + '000000000101' + '0000' + '10');
    expect(() => barCodeCells(4096)).toThrow(RangeError);
    expect(() => barCodeCells(1.5)).toThrow(RangeError);
  });

  it('is read from every number, at every size that is used', () => {
    for (let number = 0; number < 4096; number += 37) {
      const pixels = drawFrame(number, 320, 180);
      expect(readBarCode(pixels, 320, 180)).toBe(number);
      expect(readBarCode(shrunk(pixels, 320, 180, 3), 106, 60)).toBe(number);
    }
    expect(readBarCode(drawFrame(77, 321, 181), 321, 181)).toBe(77);
    expect(readBarCode(drawFrame(4095, 180, 320), 180, 320)).toBe(4095);
  });

  it('is read from a part of an RGBA picture, darkened and lightened', () => {
    const frame = drawFrame(1234, 160, 90);
    const [width, height, left, top] = [200, 120, 30, 20];
    const canvas = new Uint8ClampedArray(width * height * 4).fill(255);
    for (let y = 0; y < 90; y += 1) {
      for (let x = 0; x < 160; x += 1) {
        const from = (y * 160 + x) * 3;
        const shade = [0, 1, 2].map((channel) => 40 + frame[from + channel]! * 0.4);
        canvas.set(shade, ((y + top) * width + x + left) * 4);
      }
    }
    expect(readBarCode(canvas, width, height, { x: left, y: top, width: 160, height: 90 })).toBe(1234);
    expect(readBarCode(canvas, width, height)).toBeNull();
  });

  it('is not read from a mirrored, turned, damaged or empty picture', () => {
    const pixels = drawFrame(1234, 320, 180);
    const mirrored = new Uint8Array(pixels.length);
    for (let at = 0; at < pixels.length; at += 3) {
      const [x, y] = [(at / 3) % 320, Math.floor(at / 960)];
      mirrored.set(pixels.subarray(at, at + 3), (y * 320 + 319 - x) * 3);
    }
    expect(readBarCode(mirrored, 320, 180)).toBeNull();
    expect(readBarCode(pixels.toReversed(), 320, 180)).toBeNull();
    expect(readBarCode(new Uint8Array(pixels.length), 320, 180)).toBeNull();
    // One cell after another turned into its opposite: 14.4 pixels wide from 16 on, rows 63 to 117.
    for (let cell = 2; cell < 18; cell += 1) {
      const damaged = pixels.slice();
      for (let y = 63; y < 117; y += 1) {
        for (let x = Math.round(16 + cell * 14.4); x < Math.round(16 + (cell + 1) * 14.4); x += 1) {
          const at = (y * 320 + x) * 3;
          damaged.fill(255 - damaged[at]!, at, at + 3);
        }
      }
      expect(readBarCode(damaged, 320, 180), `cell ${cell}`).toBeNull();
    }
    expect(() => readBarCode(pixels, 320, 181)).toThrow(RangeError);
  });
});
