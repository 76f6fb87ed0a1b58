import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { saveElectiveChoice } from '../../../src/store/choices.ts'
import { closeRequest, openRequest } from '../../../src/store/data-requests.ts'
import type { Store } from '../../../src/store/database.ts'
import { insertDeliveries } from '../../../src/store/deliveries.ts'
import { saveEventMark } from '../../../src/store/event-dates.ts'
import { PERSONAL_DATA } from '../../../src/store/personal-data.ts'
import { saveNotice } from '../../../src/store/tutor-notices.ts'
import type { Db, SchoolTx } from '../../../src/store/tx.ts'
import { erasePerson } from '../../../src/usecases/people/erase-person.ts'
import { dump, openBoth } from '../../support/dump-database.ts'
import { keepKnownPeople, type Who } from '../../support/known-people.ts'
import { aDelivery, MONDAY_MORNING, type StoredSchool } from '../../support/stored-school.ts'
import { depsOn } from '../../support/way-out.ts'

it.each(['embedded', 'postgres'] as const)(
  'erasing somebody leaves rows in the tables that the trust pack names, and leads to a colleague where it says so (%s)',
  async (name) => {
    const { store, db } = await openBoth(name)
    const left: Left[] = []
    for (const who of ['ect', 'mentor', 'tutor'] as const) {
      left.push(...(await leftOf(who, { store, db })))
    }
    const tables = (them: readonly Left[]) => [...new Set(them.map(({ table }) => table))].sort()
    const said = Object.entries(PERSONAL_DATA).flatMap(([table, { left: words, leads = false }]) =>
      words === undefined ? [] : [{ table, leads }],
    )
    // Nothing of the person stands any more in what they entered for the school.
    const withoutThem = ['event_dates', 'resends', 'channels'].map((table) => ({
      table,
      leads: false,
    }))
    expect(tables([...left, ...withoutThem])).toEqual(tables(said))
    const leading = (them: readonly Left[]) => tables(them.filter(({ leads }) => leads))
    expect(leading(left)).toEqual(leading(said))
  },
)

/** A table with a row in which somebody's number still stands, and whether a colleague's stands beside it. */
interface Left {
  readonly table: string
  readonly leads: boolean
}

async function leftOf(
  who: Who,
  { store, db }: { readonly store: Store; readonly db: Db },
): Promise<Left[]> {
  const school = await keepKnownPeople(store)
  await school.in((tx) => speakToColleagues(tx, school))
  await erasePerson(depsOn(store), { email: school[who].email, dryRun: false }, MONDAY_MORNING)
  const numbers = {
    ect: [school.ect.id, school.inductionId],
    mentor: [school.mentor.id],
    tutor: [school.tutor.id],
  }
  const theirs = numbers[who]
  const colleagues = Object.values(numbers)
    .flat()
    .filter((id) => !theirs.includes(id))
  const holds = (row: string, ids: readonly string[]) => ids.some((id) => row.includes(id))
  return (await dump(db))
    .split('\n')
    .filter((row) => holds(row, theirs))
    .map((row) => ({
      table: row.slice(0, row.indexOf(' ')).replace(/^.*\./, ''),
      leads: holds(row, colleagues),
    }))
}

/** Messages, cards and answers of others that are about somebody, and what a mentor chose for an ECT. */
async function speakToColleagues(tx: SchoolTx, school: StoredSchool): Promise<void> {
  const { ect, mentor, tutor, inductionId } = school
  const about = { personId: mentor.id, inductionId }
  const message = { recipient: tutor.id, params: about, period: 'about the pair' }
  await insertDeliveries(tx, [aDelivery(school, message)])
  const matters = [{ id: `unpaired/${inductionId}`, level: 1 }]
  await saveNotice(tx, { readerId: tutor.id, monday: '2026-09-21', matters })
  const id = randomUUID()
  await openRequest(tx, { id, personId: ect.id, askedAt: MONDAY_MORNING })
  await closeRequest(tx, { id, by: tutor.id, at: MONDAY_MORNING })
  const mark = { expectationId: 'seminar 2', personId: ect.id, kind: 'confirmed' as const }
  await saveEventMark(tx, { ...mark, saidBy: tutor.id, saidAt: MONDAY_MORNING })
  const chosen = { module: 'B', electives: ['one'], chosenAt: MONDAY_MORNING, chosenBy: mentor.id }
  await saveElectiveChoice(tx, { inductionId, inductionYear: 1, ...chosen })
}
