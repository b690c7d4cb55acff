import { describe, expect, it } from 'vitest';
import { golden } from './golden/read-npy.ts';
import { softmaxExpectation } from './softmax-expectation.ts';

describe('softmaxExpectation', () => {
  it('gives check 14: p and expectation of four logits at beta 0.02', () => {
    const { probabilities, at } = softmaxExpectation([0.1, 0.12, 0.08, 0], [1, 1, 4], 0.02);
    [0.24433, 0.66415, 0.08988, 0.00165].forEach((p, i) => {
      expect(probabilities[i]).toBeCloseTo(p, 5);
    });
    expect(at[2]).toBeCloseTo(0.84885, 5);
    expect(at.slice(0, 2)).toEqual([0, 0]);
  });

  it('gives the golden flow of a mean correlation (check 15)', () => {
    const mean = golden('st_small', 'mean').data;
    const flow = golden('st_small', 'flow').data;
    for (let cell = 0; cell < 60; cell++) {
      const { at } = softmaxExpectation(mean.subarray(cell * 60, cell * 60 + 60), [4, 3, 5], 0.02);
      const own = [Math.floor(cell / 15), Math.floor(cell / 5) % 3, cell % 5];
      for (let axis = 0; axis < 3; axis++) {
        expect(at[axis]! - own[axis]!).toBeCloseTo(flow[cell * 3 + 2 - axis]!, 4);
      }
    }
  });

  it('gives the flow of CATs on its volumes, whose softmax runs over the first axis (check 16)', () => {
    const volume = golden('cats_softargmax_mnn', 'refined_corr').data;
    const flow = golden('cats_softargmax_mnn', 'flow').data;
    for (let batch = 0; batch < 2; batch++) {
      for (let cell = 0; cell < 16; cell++) {
        const column = Float32Array.from({ length: 16 }, (_, i) => volume[batch * 256 + i * 16 + cell]!);
        const { at } = softmaxExpectation(column, [1, 4, 4], 0.02);
        expect(at[2] - (cell % 4)).toBeCloseTo(flow[batch * 32 + cell]!, 5);
        expect(at[1] - Math.floor(cell / 4)).toBeCloseTo(flow[batch * 32 + 16 + cell]!, 5);
      }
    }
  });
});
