// npm run bench: figures of the studio, each as a ratio to a named reference of the same run.
// npm run bench -- engine | long | window: only these. The window's pages must have been built (npm run build).
import { benchEngine } from './engine-bench.ts';
import { benchLongFile } from './long-file.ts';
import { benchWindow } from './window/bench-window.ts';

const PARTS: Readonly<Record<string, () => Promise<void>>> = {
  engine: benchEngine,
  long: benchLongFile,
  window: benchWindow,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !(part in PARTS));
if (unknown !== undefined) throw new Error(`There is no bench "${unknown}", only ${Object.keys(PARTS).join(', ')}.`);
for (const [part, bench] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(part)) await bench();
}
