import type { Store } from '../store/database.ts'
import type { ErasingTx } from '../store/erasing.ts'
import type { DispatcherTx, SchoolTx } from '../store/tx.ts'

/** The embedded database has one connection; PostgreSQL works for several schools at once. */
const AT_ONCE: Readonly<Record<Store['engine'], number>> = { embedded: 1, postgres: 6 }

/** Which schools have something due, and what to do in each, in a transaction of its own. */
export interface SchoolsWork<Result> {
  /** The schools, or how to find them. */
  readonly due: readonly string[] | ((tx: DispatcherTx) => Promise<readonly string[]>)
  readonly work: (school: SchoolTx) => Promise<Result>
}

/**
 * Does the work of every school that has some. A fault in one school leaves the others alone; the
 * faults are thrown together when all are done.
 */
export async function eachSchool<Result>(
  { store }: { readonly store: Store },
  { due, work }: SchoolsWork<Result>,
): Promise<Result[]> {
  const schoolIds = typeof due === 'function' ? await store.withDispatcher(due) : due
  return await inEach(store, schoolIds, (id) => store.withSchool(id, work))
}

/** The same in the hands of what may erase. */
export const eachSchoolErasing = <Result>(
  { store }: { readonly store: Store },
  schoolIds: readonly string[],
  work: (school: ErasingTx) => Promise<Result>,
): Promise<Result[]> => inEach(store, schoolIds, (id) => store.withEraser(id, work))

async function inEach<Result>(
  { engine }: Pick<Store, 'engine'>,
  schoolIds: readonly string[],
  run: (schoolId: string) => Promise<Result>,
): Promise<Result[]> {
  const waiting = [...schoolIds].reverse()
  const results: Result[] = []
  const faults: unknown[] = []
  const takeNext = async (): Promise<void> => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      await run(id).then(
        (result) => results.push(result),
        (fault) => faults.push(fault),
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE[engine] }, takeNext))
  if (faults.length === 1) throw faults[0]
  if (faults.length > 1) throw new AggregateError(faults, `${faults.length} schools had a fault`)
  return results
}
