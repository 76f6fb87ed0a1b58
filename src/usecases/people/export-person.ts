import { localTime } from '../../domain/calendar/local-clock.ts'
import type { School } from '../../domain/people.ts'
import { readPersonalData, type StoredRow } from '../../store/erasing.ts'
import { listPeople } from '../../store/people.ts'
import type { Subject } from '../../store/personal-data.ts'
import type { Deps } from '../deps.ts'
import { findSubjects } from './find-subjects.ts'

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

/** Everything at every school where this email is or was somebody's; empty where it never was. */
export async function exportPerson(
  deps: Pick<Deps, 'store'>,
  email: string,
  now: Date,
): Promise<PersonalData[]> {
  const found = await findSubjects(deps, email)
  return await Promise.all(found.map((one) => exportAtSchool(deps, one, now)))
}

/** Everything that is stored of one person at one school. */
export const exportAtSchool = (
  deps: Pick<Deps, 'store'>,
  {
    school,
    person,
    subject,
  }: {
    readonly school: School
    readonly person: { readonly name: string; readonly email: string }
    readonly subject: Subject
  },
  now: Date,
): Promise<PersonalData> =>
  deps.store.withEraser(school.id, async (tx) => {
    const rows = await readPersonalData(tx, subject)
    const named = await namesIn(tx, subject, rows)
    return {
      school: { urn: school.urn, name: school.name, timeZone: school.timeZone },
      person: { name: person.name, email: person.email },
      on: localTime(now, school.timeZone).date,
      tables: Object.fromEntries(
        [...rows].map(([table, theirs]) => [table, theirs.map((row) => withNames(row, named))]),
      ),
    }
  })

/** By id of a person: what stands in its place. */
async function namesIn(
  tx: Parameters<typeof listPeople>[0],
  { personId }: Subject,
  rows: ReadonlyMap<string, readonly StoredRow[]>,
): Promise<ReadonlyMap<string, string>> {
  const values = [...rows.values()].flat().flatMap((row) => Object.values(row))
  const ids = values.filter((value) => typeof value === 'string' && UUID.test(value)) as string[]
  const people = await listPeople(tx, [...new Set(ids)])
  return new Map([...people.map(({ id, name }) => [id, name] as const), [personId, 'you']])
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const withNames = (row: StoredRow, named: ReadonlyMap<string, string>): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      (typeof value === 'string' ? named.get(value) : undefined) ?? value,
    ]),
  )
