import { describe, expect, it } from 'vitest';
import { outputRate } from './output-rate.ts';

describe('outputRate', () => {
  it('is exact for the usual rates', () => {
    expect(outputRate(30)).toEqual([30, 1]);
    expect(outputRate(25)).toEqual([25, 1]);
    expect(outputRate(12.5)).toEqual([25, 2]);
    expect(outputRate(30000 / 1001)).toEqual([30000, 1001]);
    expect(outputRate(24000 / 1001)).toEqual([24000, 1001]);
    expect(outputRate(60000 / 1001)).toEqual([60000, 1001]);
  });

  it('understands rates that were written with few digits', () => {
    expect(outputRate(29.97)).toEqual([30000, 1001]);
    expect(outputRate(23.976)).toEqual([24000, 1001]);
    expect(outputRate(59.94)).toEqual([60000, 1001]);
  });

  it('keeps odd rates to a thousandth', () => {
    expect(outputRate(30.134)).toEqual([15067, 500]);
    expect(outputRate(17.33333)).toEqual([17333, 1000]);
  });

  it('never exceeds 60, never is zero', () => {
    expect(outputRate(240)).toEqual([60, 1]);
    expect(outputRate(0.0001)).toEqual([1, 1000]);
  });
});
