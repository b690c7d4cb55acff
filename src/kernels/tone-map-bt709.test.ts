import { describe, expect, it } from 'vitest';
import { toneMapToBt709 } from './tone-map-bt709.ts';

describe('toneMapToBt709', () => {
  it('shows black as black and the peak as white', () => {
    expect(toneMapToBt709([0, 0, 0], 'smpte2084')).toEqual([0, 0, 0]);
    expect(toneMapToBt709([0, 0, 0], 'arib-std-b67')).toEqual([0, 0, 0]);
    // 1000 cd/m2 is PQ 0.7518; brighter ones are alike.
    for (const signal of [0.7518, 0.9, 1]) {
      for (const value of toneMapToBt709([signal, signal, signal], 'smpte2084')) expect(value).toBeCloseTo(1, 3);
    }
    for (const value of toneMapToBt709([1, 1, 1], 'arib-std-b67')) expect(value).toBeCloseTo(1, 3);
  });

  it('leaves what is below the knee as bright as it was', () => {
    // 26 cd/m2 is PQ 0.3800 (an 18 % grey card in BT.2408); (26 / 203) ** (1 / 2.4) = 0.4248.
    for (const value of toneMapToBt709([0.38003, 0.38003, 0.38003], 'smpte2084')) expect(value).toBeCloseTo(0.4248, 3);
    // HLG 0.38 is the same card: E = 0.38 ** 2 / 3 = 0.04813, 1000 * E ** 1.2 = 26.22 cd/m2; (26.22 / 203) ** (1 / 2.4) = 0.4263.
    for (const value of toneMapToBt709([0.38, 0.38, 0.38], 'arib-std-b67')) expect(value).toBeCloseTo(0.4263, 3);
  });

  it('brings diffuse white of both to the same place below white', () => {
    // Level (0.5807 - 0) / 0.7518 = 0.7724, knee 0.6586, t = 1/3: spline 0.4879 + 0.0506 + 0.2002 = 0.7387, PQ 0.5553, 158.4 cd/m2;
    // (158.4 / 203) ** (1 / 2.4) = 0.9018.
    for (const value of toneMapToBt709([0.5807, 0.5807, 0.5807], 'smpte2084')) expect(value).toBeCloseTo(0.9018, 2);
    for (const value of toneMapToBt709([0.75, 0.75, 0.75], 'arib-std-b67')) expect(value).toBeCloseTo(0.9018, 2);
  });

  it('converts the primaries and cuts what BT.709 cannot show', () => {
    // PQ 0.3 is 10.0 cd/m2. Pure green of BT.2020 lies outside: red and blue would be negative, green is 1.1329 times as much.
    const [red, green, blue] = toneMapToBt709([0, 0.3, 0], 'smpte2084');
    const [grey] = toneMapToBt709([0.3, 0.3, 0.3], 'smpte2084');
    expect([red, blue]).toEqual([0, 0]);
    expect((green / grey) ** 2.4).toBeCloseTo(1.1329, 3);
  });

  it('never falls where the signal rises', () => {
    for (const transfer of ['arib-std-b67', 'smpte2084'] as const) {
      let before = -1;
      for (let step = 0; step <= 200; step += 1) {
        const [value] = toneMapToBt709([step / 200, step / 200, step / 200], transfer);
        expect(value).toBeGreaterThanOrEqual(before - 1e-12);
        before = value;
      }
    }
  });
});
