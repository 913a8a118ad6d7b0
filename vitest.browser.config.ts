import { defineConfig } from 'vitest/config';

/** Real browsers over the built extension: one file after the other, since they share the machine's two or four cores. */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
  },
});
