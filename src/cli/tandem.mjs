#!/usr/bin/env node
// Starts the command line on the pinned Node (node_modules/node): TypeScript runs there as it is. Signals and the exit code pass through.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');
const NODE = path.join(ROOT, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(MAIN);
} else if (existsSync(NODE)) {
  const child = spawn(NODE, [MAIN, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} else {
  console.error('tandem: run `npm ci` first; it installs the Node that the scripts run on.');
  process.exit(1);
}
