import { expect, it } from 'vitest';
import { signed } from './signed.ts';

it('writes signs that do not lie', () => {
  expect([signed(3), signed(-3), signed(0), signed(-0.04, 1), signed(-0.05, 2)]).toEqual([
    '+3',
    '−3',
    '±0',
    '±0.0',
    '−0.05',
  ]);
});
