import { execFile } from 'node:child_process';
import path from 'node:path';

/** The repository. */
export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** What a command left behind. */
export interface CommandEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tandem` as a user would, in a process of its own, with caches in `cacheFolder`. */
export function runTandem(args: readonly string[], cacheFolder: string): Promise<CommandEnd> {
  const env = { ...process.env, TANDEM_CACHE_DIR: cacheFolder };
  const options = { cwd: ROOT, env, maxBuffer: 64 * 2 ** 20 };
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/tandem.mjs', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr });
    });
  });
}
