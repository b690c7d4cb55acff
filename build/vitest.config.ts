import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['src/**/*.test.ts', 'build/**/*.test.ts', 'resources/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Of two processors both: many tests wait for a program more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
