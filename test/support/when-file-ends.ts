import { afterAll } from 'vitest'

/*
 * Test files share their worker's modules (`isolate: false`), so an `afterAll` at the top of a
 * support file would be said once and count for the first test file only. This file is a setup
 * file instead: it runs for each test file, and what a test opened is closed with it.
 */

type Close = () => unknown

/** On the global object, because a setup file is another module each time that it runs. */
const kept = globalThis as { keepstepCloses?: Close[] }
kept.keepstepCloses ??= []
const closes = kept.keepstepCloses

/** Does this when the test file ends: the last said is the first done, and a fault of one keeps none of the others. */
export function whenFileEnds(close: Close): void {
  closes.push(close)
}

afterAll(async () => {
  const faults: unknown[] = []
  for (const close of closes.splice(0).reverse()) {
    try {
      await close()
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'What was opened could not be closed.')
})
