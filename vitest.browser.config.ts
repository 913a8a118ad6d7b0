import { defineConfig } from 'vitest/config';

/** Real browsers over the built extension: one file after the other, since they share the machine's two or four cores. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Three real browsers on a shared machine: a press can be lost. What fails twice is a fault; the report names what was tried again.
    retry: 1,
  },
});
