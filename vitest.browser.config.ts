import { defineConfig } from 'vitest/config'

/** Tests that drive the pages in a real Chromium: one after another, in one browser. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/build-page.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 1,
    expect: { poll: { timeout: 8000 } },
  },
})
