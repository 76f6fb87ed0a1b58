import type { School } from '../../domain/people.ts'
import { eraseSchoolData, holdStill, readSchoolData } from '../../store/leaving.ts'
import { findSchoolByUrn } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'

/** Everything that is stored of a school: rows by table. */
export interface SchoolCopy {
  readonly school: School
  readonly tables: Readonly<Record<string, readonly unknown[]>>
}

/** How a school leaves. */
export interface Leaving {
  readonly urn: string
  /** Keeps the copy somewhere. Where it rejects, nothing is erased. */
  readonly keep: (copy: SchoolCopy) => Promise<void>
  readonly erases: boolean
}

/**
 * Hands out a copy of everything of a school, then erases everything of it, and the school: in one
 * transaction, so that nothing is erased that is not in the copy. Undefined where no school has this
 * URN. What was posted in a chat stays there.
 */
export async function letSchoolLeave(
  deps: Pick<Deps, 'store'>,
  { urn, keep, erases }: Leaving,
): Promise<SchoolCopy | undefined> {
  const school = await deps.store.shared((tx) => findSchoolByUrn(tx, urn))
  if (school === undefined) return undefined
  return await deps.store.withEraser(school.id, async (tx) => {
    await holdStill(tx)
    const copy = { school, tables: Object.fromEntries(await readSchoolData(tx)) }
    await keep(copy)
    if (erases) await eraseSchoolData(tx)
    return copy
  })
}
