import { onTestFinished, TestRunner } from 'vitest'
import { whenFileEnds } from './when-file-ends.ts'

/**
 * Closes when the test ends that is under way; with its file where no test is, as in `beforeAll`, where
 * tests share it, or where several run at the same time: nobody knows which of them asks. The last said is
 * the first done.
 */
export function whenOver(close: () => unknown): void {
  const test = TestRunner.getCurrentTest()
  const isForFile = test === undefined || test.concurrent === true || sharing > 0
  if (isForFile) whenFileEnds(close)
  else onTestFinished(async () => void (await close()))
}

/** How many are being opened for the whole file. */
let sharing = 0

/** Opens in one test what the tests after it go on with. */
export async function forWholeFile<T>(open: () => Promise<T>): Promise<T> {
  sharing += 1
  try {
    return await open()
  } finally {
    sharing -= 1
  }
}

/** What the first test opens that asks for it, and all tests of the file share. */
export function sharedInFile<T>(open: () => Promise<T>): () => Promise<T> {
  let one: Promise<T> | undefined
  return () => {
    one ??= forWholeFile(open)
    return one
  }
}
