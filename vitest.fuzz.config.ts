import { defineConfig } from 'vitest/config'
import { builtSources } from './test/support/built-sources.ts'

/**
 * The readers of files and of typed words in full: 100,000 inputs each, or as many as `FUZZ` says. It
 * takes hours, and is run on demand.
 */
export default defineConfig({
  plugins: [builtSources()],
  test: {
    include: ['test/imports/fuzz.test.ts', 'test/typed/fuzz.test.ts'],
    env: { FUZZ: process.env['FUZZ'] ?? '100000' },
    testTimeout: 0,
    maxWorkers: 1,
  },
})
