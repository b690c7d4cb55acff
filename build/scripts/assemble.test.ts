import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ASSEMBLED, assembled, codeFileOf } from './assemble.ts';

it.each(ASSEMBLED)('what is made of $source is what it says (else run build/scripts/assemble.ts)', async (each) => {
  const file = path.resolve(import.meta.dirname, '../..', codeFileOf(each.source));
  expect(readFileSync(file, 'utf8')).toBe(await assembled(each));
});
