import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { golden, readNpy } from './read-npy.ts';

describe('readNpy', () => {
  it('reads shape and values', () => {
    const path = golden('dtw', 'path0');
    expect([path.shape, path.dtype, path.data.constructor.name]).toEqual([[26], '<i4', 'Int32Array']);
    const cost = golden('dtw', 'cost');
    expect(cost.shape).toEqual([20, 25]);
    expect(cost.data[0]).toBeCloseTo(0.31719634, 7);
  });

  it('refuses what it cannot read, naming the file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'npy-'));
    const path = join(folder, 'no.npy');
    writeFileSync(path, 'hello');
    expect(() => readNpy(path)).toThrow(/no\.npy is no \.npy file/);
    rmSync(folder, { recursive: true });
  });
});
