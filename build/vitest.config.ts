import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** They start the whole app on a double of Electron, once per process. */
const APART = ['src/main/**/*.test.ts', 'src/preload/**/*.test.ts'];

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Of two processors both: many tests wait for a program more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { extends: true, test: { name: 'apart', include: APART } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'resources/**/*.test.ts'],
          exclude: APART,
          // The small ones took as long to import again what others had imported as to run.
          isolate: false,
        },
      },
    ],
  },
});
