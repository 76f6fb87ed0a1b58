import { localTime } from '../../domain/calendar/local-clock.ts'
import type { Person, School } from '../../domain/people.ts'
import {
  countErasing,
  type ErasedRows,
  type ErasingTx,
  erasePersonalData,
  markErased,
} from '../../store/erasing.ts'
import type { Deps, DepsInside } from '../deps.ts'
import { findSubjects, mentionsOf, subjectOf } from './find-subjects.ts'

/** What erasing somebody comes to at one school. */
export interface ErasedAtSchool {
  readonly school: School
  /** By table, how many rows go or change. */
  readonly rows: ErasedRows
}

/**
 * Erases somebody at every school where this email is or was theirs, each in one transaction; with
 * `dryRun` says what would go. Empty where nobody has this email.
 */
export async function erasePerson(
  deps: Deps,
  wish: { readonly email: string; readonly dryRun: boolean },
  now: Date,
): Promise<ErasedAtSchool[]> {
  const erased: ErasedAtSchool[] = []
  for (const { school, person, subject } of await findSubjects(deps, wish.email)) {
    const rows = await deps.store.withEraser(school.id, (tx) =>
      wish.dryRun ? countErasing(tx, subject) : eraseAtSchool(tx, deps, { school, person, now }),
    )
    erased.push({ school, rows })
  }
  return erased
}

/** Erases one person at the school that the transaction is in, and marks that they are not to come back unasked. */
export async function eraseAtSchool(
  tx: ErasingTx,
  deps: Pick<DepsInside, 'newId'>,
  { school, person, now }: { readonly school: School; readonly person: Person; readonly now: Date },
): Promise<ErasedRows> {
  const rows = await erasePersonalData(tx, await subjectOf(tx, person), {
    today: localTime(now, school.timeZone).date,
    mentions: await mentionsOf(tx, person),
  })
  await markErased(tx, { id: deps.newId(), email: person.email, at: now })
  return rows
}
