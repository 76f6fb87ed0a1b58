import { defineConfig } from 'vitest/config'

/** The readers of files in full: 100,000 inputs each, which takes hours and is run on demand. */
export default defineConfig({
  test: {
    include: ['test/imports/fuzz.test.ts'],
    env: { KEEPSTEP_FUZZ_RUNS: process.env['KEEPSTEP_FUZZ_RUNS'] ?? '100000' },
    maxWorkers: 1,
  },
})
