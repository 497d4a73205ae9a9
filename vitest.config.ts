import { defineConfig } from 'vitest/config';

// Set by CI, which counts what passed.
const report = process.env.ANTE_TEST_REPORT;

/** Pure functions and a store in memory: nothing is left behind that the next file could meet. */
const PURE = ['test/core/**/*.test.ts', 'test/app/**/*.test.ts', 'test/evals/**/*.test.ts'];

const shared = { setupFiles: ['test/setup.ts'], testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      // A process for each file would take two thirds of the time for starting.
      { test: { ...shared, name: 'pure', include: PURE, isolate: false } },
      { test: { ...shared, name: 'outside', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
