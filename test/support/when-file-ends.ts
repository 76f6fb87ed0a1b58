type Close = () => unknown

/** On the global object, because the setup file that closes is another module each time that it runs. */
const kept = globalThis as { keepstepCloses?: Close[] }
kept.keepstepCloses ??= []
const closes = kept.keepstepCloses

/** Does this when the test file ends: the last said is the first done, and a fault of one keeps none of the others. */
export function whenFileEnds(close: Close): void {
  closes.push(close)
}

/** Does all that was said with `whenFileEnds` since the last time. */
export async function closeAll(): Promise<void> {
  const faults: unknown[] = []
  for (const close of closes.splice(0).reverse()) {
    try {
      await close()
    } catch (fault) {
      faults.push(fault)
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'What was opened could not be closed.')
}
