import { describe, expect, it } from 'vitest';
import { packArrays, unpackArrays } from './packed-arrays.ts';

const arrays = {
  odd: { data: Float32Array.of(1, -2.5, 3), shape: [3] },
  wide: { data: Float64Array.of(Math.PI, 1e300), shape: [1, 2] },
  none: { data: new Float32Array(0), shape: [0, 4] },
};

describe('packed arrays', () => {
  it('come back as they were', () => {
    expect(unpackArrays(packArrays(arrays))).toEqual(arrays);
  });

  it('are views of aligned bytes, and copies of bytes that are not aligned', () => {
    const packed = packArrays(arrays);
    expect(unpackArrays(packed)!.odd!.data.buffer).toBe(packed.buffer);
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    expect(unpackArrays(shifted.subarray(3))).toEqual(arrays);
  });

  it('are null when the bytes are cut or strange', () => {
    const packed = packArrays(arrays);
    for (const length of [0, 3, 10, 60, packed.length - 9]) {
      expect(unpackArrays(packed.slice(0, length)), `${length} bytes`).toBeNull();
    }
    expect(unpackArrays(new Uint8Array(64).fill(7))).toBeNull();
  });
});
