import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', '**/node_modules/**'],
    globalSetup: ['test/support/postgres-server.ts'],
    setupFiles: ['test/support/when-file-ends.ts'],
    // Loading the program takes longer than most test files: a worker does it once. What a file
    // opens is closed with it (`whenFileEnds`), and nothing else may stay behind.
    isolate: false,
    // Only what hangs is stopped: how long a test takes depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // More than there are processors: many tests wait for a platform that takes its time.
    maxWorkers: 4,
  },
})
