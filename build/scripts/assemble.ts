// Assembles the WebAssembly of the project (`*.wat`) into `*-code.ts` beside it. Run it when such code changes:
//   node build/scripts/assemble.ts
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import loadWabt from 'wabt';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is assembled, from the project's folder, and the name of the constant that it becomes. */
export const ASSEMBLED = [
  { source: 'src/renderer/playback/half-frame/half-frame.wat', name: 'HALF_FRAME_CODE' },
  { source: 'src/kernels/correlate.wat', name: 'CORRELATE_CODE' },
] as const;

/** Where the constant stands, from the project's folder. */
export function codeFileOf(source: string): string {
  return source.replace(/\.wat$/, '-code.ts');
}

/** The text of the file with the constant. @throws Error of the assembler */
export async function assembled({ source, name }: (typeof ASSEMBLED)[number]): Promise<string> {
  const { parseWat } = await loadWabt();
  const file = path.basename(source);
  const module = parseWat(file, readFileSync(path.join(ROOT, source), 'utf8'), { simd: true });
  module.validate();
  const code = Buffer.from(module.toBinary({}).buffer).toString('base64');
  return [
    `// Made by build/scripts/assemble.ts out of ${file}; do not change it by hand.`,
    '',
    `/** The WebAssembly module of ${file} in base64. */`,
    `export const ${name} =\n  '${code}';\n`,
  ].join('\n');
}

if (process.argv[1] === import.meta.filename) {
  for (const each of ASSEMBLED) writeFileSync(path.join(ROOT, codeFileOf(each.source)), await assembled(each));
}
