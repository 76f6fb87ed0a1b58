import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** These take longest: begun last, they would keep everybody waiting. */
const LONG = /three-platforms|delivery\/kill|teams-forgery|stalled-database|lanes-of-tenants/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Every case on every programme takes minutes: `npm run test:replay`.
    exclude: ['test/browser/**', 'test/replay/programme-cases.test.ts', '**/node_modules/**'],
    globalSetup: ['test/support/postgres-server.ts'],
    setupFiles: ['test/support/close-after-file.ts'],
    // Loading the program takes longer than most test files: a worker does it once. What a file
    // opens is closed with it (`whenFileEnds`), and nothing else may stay behind.
    isolate: false,
    // Only what hangs is stopped: how long a test takes depends on what else the machine does.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    // More than there are processors: many tests wait for a platform that takes its time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
})
