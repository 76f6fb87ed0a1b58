import { defineConfig } from 'vitest/config'
import { builtSources } from './test/support/built-sources.ts'
import { longestFirst } from './test/support/longest-first.ts'

export default defineConfig({
  plugins: [builtSources()],
  test: {
    include: ['test/**/*.test.ts'],
    // Every case on every programme takes minutes: `npm run test:replay`.
    exclude: ['test/browser/**', 'test/replay/programme-cases.test.ts', '**/node_modules/**'],
    globalSetup: ['test/support/postgres-server.ts', 'test/support/embedded-template.ts'],
    setupFiles: ['test/support/close-after-file.ts', 'test/support/same-dice.ts'],
    // Loading the program takes longer than most test files: a worker does it once. What a file
    // opens is closed with it (`whenFileEnds`), and nothing else may stay behind.
    isolate: false,
    // A twelfth less to do than with V8's own size of what is new, which fills at every press.
    execArgv: ['--max-semi-space-size=64'],
    // Only what hangs is stopped: how long a test takes depends on what else the machine does.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    // More than there are processors: many tests wait for a platform that takes its time.
    maxWorkers: 4,
    sequence: {
      sequencer: longestFirst(
        /three-platforms|delivery\/kill|teams-forgery|stalled-database|lanes-of-tenants/,
      ),
    },
  },
})
