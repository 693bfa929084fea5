import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // Files wait for the database and for child processes: two cores are kept busy by two, not by one.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // None of them measures the clock: on a busy machine the same work only takes longer.
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/integration-database.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // What is waited for comes when the machine gets to it: patience costs nothing where it comes at once.
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        // A region's worth of children, asked for by name: `npm test -- scale`.
        extends: true,
        test: {
          name: 'scale',
          include: ['tests/scale/**/*.test.ts'],
          globalSetup: ['tests/support/integration-database.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 4 * 3_600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
