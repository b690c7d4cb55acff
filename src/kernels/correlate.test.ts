import { describe, expect, it } from 'vitest';
import { correlate } from './correlate.ts';
import { golden } from './golden/read-npy.ts';
import { normaliseChannels } from './normalise-channels.ts';

/** Columns of a [channels, cells] map as queries [cells, channels]. */
function columns(map: Float32Array, channels: number, cells: number): Float32Array {
  return Float32Array.from(map, (_, i) => map[(i % channels) * cells + Math.floor(i / channels)]!);
}

describe('correlate', () => {
  it('gives the golden correlation volumes of normalised maps, and their mean (check 15)', () => {
    const corr = golden('st_small', 'corr').data;
    const mean = golden('st_small', 'mean').data;
    const levels = [6, 9].map((channels, level) => {
      const source = normaliseChannels(golden('st_small', `fs${level}`).data as Float32Array, channels, 60);
      const target = normaliseChannels(golden('st_small', `ft${level}`).data as Float32Array, channels, 60);
      return correlate(columns(source, channels, 60), target, channels, 60);
    });
    for (let i = 0; i < 3600; i++) {
      expect(levels[0]![i]).toBeCloseTo(corr[i]!, 5);
      expect(levels[1]![i]).toBeCloseTo(corr[3600 + i]!, 5);
      expect((levels[0]![i]! + levels[1]![i]!) / 2).toBeCloseTo(mean[i]!, 5);
    }
  });

  it('agrees with the plain loop for counts that are no multiples of its blocks, and for a range of cells', () => {
    const [count, channels, cells, first, last] = [5, 7, 700, 130, 650];
    const queries = Float64Array.from({ length: count * channels }, (_, i) => Math.sin(i * 1.7));
    const map = Float32Array.from({ length: channels * cells }, (_, i) => Math.cos(i * 0.37));
    const rows = correlate(queries, map, channels, cells, first, last);
    expect(rows.length).toBe(count * (last - first));
    for (let q = 0; q < count; q++) {
      for (let cell = first; cell < last; cell++) {
        let sum = 0;
        for (let c = 0; c < channels; c++) sum += queries[q * channels + c]! * map[c * cells + cell]!;
        expect(rows[q * (last - first) + cell - first]).toBeCloseTo(sum, 5);
      }
    }
  });
});
