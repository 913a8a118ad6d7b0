import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: { include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/shared/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
