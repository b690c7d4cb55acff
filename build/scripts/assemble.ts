// Assembles src/renderer/playback/half-frame/half-frame.wat into half-frame-code.ts beside it. Run it when the code changes:
//   node build/scripts/assemble.ts
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import loadWabt from 'wabt';

const FOLDER = path.resolve(import.meta.dirname, '../../src/renderer/playback/half-frame');

/** The module of half-frame.wat in base64. @throws Error of the assembler */
export async function assembled(): Promise<string> {
  const { parseWat } = await loadWabt();
  const module = parseWat('half-frame.wat', readFileSync(path.join(FOLDER, 'half-frame.wat'), 'utf8'), { simd: true });
  module.validate();
  return Buffer.from(module.toBinary({}).buffer).toString('base64');
}

if (process.argv[1] === import.meta.filename) {
  const lines = [
    '// Made by build/scripts/assemble.ts out of half-frame.wat; do not change it by hand.',
    '',
    '/** The WebAssembly module of half-frame.wat in base64. */',
    `export const HALF_FRAME_CODE =\n  '${await assembled()}';`,
  ];
  writeFileSync(path.join(FOLDER, 'half-frame-code.ts'), `${lines.join('\n')}\n`);
}
