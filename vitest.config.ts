import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// A run writes nothing into the checkout: `npm test` names the folder it may write to.
const temporary = process.env.PARLEY_TEST_TMP

export default defineConfig({
  ...(temporary && { cacheDir: join(temporary, 'vite') }),
  test: {
    fsModuleCache: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          // Each file brings its own PostgreSQL.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fault',
          include: ['tests/fault/**/*.test.ts'],
          // Each file brings its own PostgreSQL and server, and starts desks as processes of their own.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // One desktop, one notification daemon: one file at a time.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 15_000 } },
          retry: 0,
        },
      },
      {
        extends: true,
        test: {
          name: 'shots',
          include: ['tests/shots/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
