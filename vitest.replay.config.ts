import { defineConfig } from 'vitest/config'
import { builtSources } from './test/support/built-sources.ts'

/** Two terms of every case on every programme, played and judged: six minutes, and run on demand. */
export default defineConfig({
  plugins: [builtSources()],
  test: {
    include: ['test/replay/programme-cases.test.ts'],
    globalSetup: ['test/support/postgres-server.ts', 'test/support/embedded-template.ts'],
    setupFiles: ['test/support/close-after-file.ts'],
    testTimeout: 0,
    hookTimeout: 0,
    maxWorkers: 1,
  },
})
