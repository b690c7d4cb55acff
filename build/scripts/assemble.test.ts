import { expect, it } from 'vitest';
import { HALF_FRAME_CODE } from '../../src/renderer/playback/half-frame/half-frame-code.ts';
import { assembled } from './assemble.ts';

it('half-frame-code.ts is what half-frame.wat says (else run build/scripts/assemble.ts)', async () => {
  expect(HALF_FRAME_CODE).toBe(await assembled());
});
