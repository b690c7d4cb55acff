import { describe, expect, it } from 'vitest';
import { Detail } from './detail.ts';

/** Draws pictures on a machine that takes `each` microseconds per instance; what is drawn of the last. */
function drawOn(each: number, total: number, detail = new Detail()): number {
  let drawn = 0;
  for (let picture = 0; picture < 40; picture++) {
    drawn = detail.allows(total, total);
    detail.measured(2 + (each * drawn) / 1000, drawn);
  }
  return drawn;
}

describe('Detail', () => {
  it('draws as much as fits into a picture of the screen', () => {
    const drawn = drawOn(2, 100_000);
    expect(2 + 0.002 * drawn).toBeLessThanOrEqual(15);
    expect(drawn).toBeGreaterThan(2500);
  });

  it('draws everything where that is fast enough', () => {
    expect(drawOn(0.02, 150_000)).toBe(150_000);
  });

  it('never draws too little to tell something', () => {
    expect(drawOn(1000, 100_000)).toBe(1500);
  });

  it('learns from a picture that was drawn whole', () => {
    const detail = new Detail();
    detail.measured(5, 100_000);
    expect(detail.allows(100_000, 100_000)).toBe(100_000);
  });

  it('does not take speed with few instances for speed with many', () => {
    const detail = new Detail();
    const before = detail.budget;
    detail.measured(1, 100);
    expect(detail.budget).toBe(before);
  });

  it('keeps small layers whole', () => {
    expect(new Detail().allows(900, 1_000_000)).toBe(900);
    expect(new Detail().allows(3000, 1_000_000)).toBe(1000);
  });
});
