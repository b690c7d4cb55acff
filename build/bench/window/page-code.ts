import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** A module of the window and all it imports, as one script that a page can run. */
export async function pageCode(module: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    build: { write: false, lib: { entry: path.join(ROOT, module), formats: ['iife'], name: 'tandemBenchModule' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${module} was not built.`);
  return chunk.code;
}
