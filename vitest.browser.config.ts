import { defineConfig } from 'vitest/config'

/** Tests that drive the pages in a real Chromium: one after another, in one browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/build-page.ts'],
    // Only what hangs is stopped: how long a page takes depends on what else the machine does.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 1,
    expect: { poll: { timeout: 120_000 } },
  },
})
