import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'mocks/**/*.test.ts', 'scripts/**/*.test.ts', 'docs/**/*.test.ts'],
    setupFiles: ['src/testing/laws.ts'],
    restoreMocks: true,
    // Ends what hangs, on a machine with other work too; nothing is measured by it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
