import { localTime } from '../../domain/calendar/local-clock.ts'
import type { School } from '../../domain/people.ts'
import { readPersonalData, type StoredRow } from '../../store/erasing.ts'
import { listNames } from '../../store/people.ts'
import type { Subject } from '../../store/personal-data.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { noteLooks } from '../note-looks.ts'
import { type FoundSubject, findSubjects } from './find-subjects.ts'

/** Everything that is stored of somebody at one school, in their own words and the service's. */
export interface PersonalData {
  readonly school: Pick<School, 'urn' | 'name' | 'timeZone'>
  readonly person: { readonly name: string; readonly email: string }
  /** The local day on which it was put together. */
  readonly on: string
  /**
   * Rows by table, as they are stored. In place of ids of other people stand their names, and nothing
   * else of them; the person's own id is `you`.
   */
  readonly tables: Readonly<Record<string, readonly StoredRow[]>>
}

/**
 * Everything at every school where this email is or was somebody's; empty where it never was. With
 * `isHandedOut` the person can see that whoever looks after the service took a copy.
 */
export async function exportPerson(
  deps: Pick<Deps, 'store' | 'newId'>,
  wish: { readonly email: string; readonly isHandedOut: boolean },
  now: Date,
): Promise<PersonalData[]> {
  const found = await findSubjects(deps, wish.email)
  return await Promise.all(
    found.map(({ school, person, subject }) =>
      deps.store.withEraser(school.id, async (tx) => {
        if (wish.isHandedOut) noteLooks({ school: tx, deps, now }, 'copy', [person.id])
        return await personalDataIn(tx, { school, person, subject }, now)
      }),
    ),
  )
}

/** Everything that is stored of one person at one school, in a transaction of its own. */
export const exportAtSchool = (
  deps: Pick<Deps, 'store'>,
  found: FoundSubject,
  now: Date,
): Promise<PersonalData> =>
  deps.store.withEraser(found.school.id, (tx) => personalDataIn(tx, found, now))

/**
 * Everything that is stored of one person at the school that the transaction is in. The sandbox's
 * chats are in it only where the transaction may erase.
 */
export async function personalDataIn(
  tx: SchoolTx,
  {
    school,
    person,
    subject,
  }: {
    readonly school: Pick<School, 'urn' | 'name' | 'timeZone'>
    readonly person: { readonly name: string; readonly email: string }
    readonly subject: Subject
  },
  now: Date,
): Promise<PersonalData> {
  const [rows, names] = await Promise.all([readPersonalData(tx, subject), listNames(tx)])
  const named = new Map([...names, [subject.personId, 'you']])
  return {
    school: { urn: school.urn, name: school.name, timeZone: school.timeZone },
    person: { name: person.name, email: person.email },
    on: localTime(now, school.timeZone).date,
    tables: Object.fromEntries(
      [...rows].map(([table, theirs]) => [table, theirs.map((row) => withNames(row, named))]),
    ),
  }
}

/** A row with names in place of ids of people; the person's own is `you`. */
const withNames = (row: StoredRow, named: ReadonlyMap<string, string>): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      (typeof value === 'string' ? named.get(value) : undefined) ?? value,
    ]),
  )
