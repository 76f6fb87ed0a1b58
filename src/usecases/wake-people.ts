import { nextDecisionAt } from '../domain/manners.ts'
import { localTime } from '../domain/school-date.ts'
import { loadSchool as loadSchoolRow } from '../store/schools.ts'
import type { SchoolTx } from '../store/tx.ts'
import { setWakeUps } from '../store/wake-ups.ts'
import type { Deps } from './deps.ts'
import { loadSchool } from './load-school.ts'

/** Whom to think about anew; without ids everybody at the school. */
export interface WakePeople {
  readonly now: Date
  readonly personIds?: readonly string[]
}

/**
 * Works out anew when these people are next decided upon, after a roster or a calendar changed what
 * that depends on. Without a calendar they wait until there is one.
 */
export async function wakePeople(
  tx: SchoolTx,
  deps: Pick<Deps, 'bankHolidays'>,
  { now, personIds }: WakePeople,
): Promise<void> {
  const school = await loadSchoolRow(tx)
  if (school === undefined) return
  const { timeZone } = school
  const today = localTime(now, timeZone).date
  const people = personIds === undefined ? {} : { people: personIds }
  const picture = await loadSchool(tx, deps, { today, ...people })
  const wakeUps = [...(personIds ?? picture.people.keys())].map((personId) => {
    const manners = picture.mannersOf(personId)
    const nextAt = nextDecisionAt({ timeZone, calendar: picture.calendar, manners }, now)
    return nextAt === undefined ? { personId } : { personId, nextAt }
  })
  await setWakeUps(tx, wakeUps)
}
