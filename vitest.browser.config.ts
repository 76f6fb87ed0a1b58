import { defineConfig } from 'vitest/config'
import { builtSources } from './test/support/built-sources.ts'
import { longestFirst } from './test/support/longest-first.ts'

/** Tests that drive the pages in a real Chromium, each file in a browser of its own. */
export default defineConfig({
  plugins: [builtSources()],
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/build-page.ts', 'test/support/embedded-template.ts'],
    setupFiles: ['test/support/close-after-file.ts'],
    // Loading the program takes as long as some of these files: each worker does it once.
    isolate: false,
    // Only what hangs is stopped: how long a page takes depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
    sequence: { sequencer: longestFirst(/browser\/(pages|accessible)/) },
    expect: { poll: { timeout: 120_000 } },
  },
})
