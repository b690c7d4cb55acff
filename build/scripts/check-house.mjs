// Checks what no linter knows: the layers (dependency-cruiser's table), the names at the top level, the folders of src, and a docblock
// on every exported function and class. Prints one line per fault; exit code 1 when there is one.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import layers, { LAYERS } from '../../.dependency-cruiser.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
process.chdir(ROOT);

/** What may stand at the top level besides dot-files. */
const TOP_LEVEL = [
  /^package(-lock)?\.json$/,
  /^electron\.vite\.config\.ts$/,
  /^tsconfig(\.[a-z]+)?\.json$/,
  /^(src|resources|models|build|e2e)$/,
  /^(README\.md|LICENSE|CONTRIBUTING\.md)$/,
  /^(node_modules|out|demo-output|test-results|playwright-report|dist)$/,
];

function topLevelFaults() {
  return readdirSync(ROOT)
    .filter((name) => !name.startsWith('.') && !TOP_LEVEL.some((rule) => rule.test(name)))
    .map((name) => `${name}: does not belong at the top level (architecture: folders)`);
}

function folderFaults() {
  return readdirSync('src')
    .filter((name) => statSync(path.join('src', name)).isDirectory() && !(name in LAYERS))
    .map((name) => `src/${name}: is not in the table of layers (.dependency-cruiser.mjs)`);
}

async function layerFaults() {
  const { forbidden, options } = layers;
  const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true });
  if (output.summary.totalCruised < 20) return ['src: the layer check saw hardly any module; its parser is broken'];
  return output.summary.violations.map(({ rule, from, to }) => `${from} -> ${to}: ${rule.name}`);
}

function docblockFaults() {
  const faults = [];
  const files = readdirSync('src', { recursive: true })
    .map((name) => path.join('src', String(name)))
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|\.d\.ts$/.test(name));
  for (const file of files) {
    const lines = readFileSync(file, 'utf8').split('\n');
    lines.forEach((line, index) => {
      const found = /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|class|interface|const) (\w+)/.exec(
        line,
      );
      if (!found) return;
      if (line.startsWith('export const') && !/=> |\bfunction\b/.test(line) && !/=>\s*$/.test(line)) return;
      if (!/\*\/\s*$/.test(lines[index - 1] ?? ''))
        faults.push(`${file}:${index + 1}: ${found[1]} is exported without a docblock`);
    });
  }
  return faults;
}

const faults = [...topLevelFaults(), ...folderFaults(), ...(await layerFaults()), ...docblockFaults()];
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'house: in order' : `house: ${faults.length} fault(s)`);
process.exitCode = faults.length === 0 ? 0 : 1;
