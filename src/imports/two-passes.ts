import type { SchoolTx } from '../store/tx.ts'
import type { Deps } from '../usecases/deps.ts'

/** What an import does at each school: looks at all of them first, and writes only then. */
export interface TwoPasses {
  read(tx: SchoolTx): Promise<void>
  /** Asked once, between the two: whether anything may be written. */
  mayWrite(): boolean
  write(tx: SchoolTx): Promise<void>
}

/** Visits schools twice in one transaction, so that nothing is written before all was looked at. */
export async function inTwoPasses(
  { store }: Pick<Deps, 'store'>,
  schoolIds: readonly string[],
  { read, mayWrite, write }: TwoPasses,
): Promise<void> {
  let turn = 0
  let writes = false
  await store.withSchools([...schoolIds, ...schoolIds], async (tx) => {
    turn += 1
    if (turn <= schoolIds.length) return await read(tx)
    if (turn === schoolIds.length + 1) writes = mayWrite()
    if (writes) await write(tx)
  })
}
