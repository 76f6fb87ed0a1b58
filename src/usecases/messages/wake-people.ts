import { nextDecisionAt } from '../../domain/messages/manners.ts'
import { loadSchool } from '../../school/load.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { setWakeUps } from '../../store/wake-ups.ts'
import type { Deps } from '../deps.ts'
import { rescheduleDigests } from './reschedule-digests.ts'

/**
 * Works out anew when these people are next decided upon, after something changed that it depends
 * on: where and when they work, their manners. Without a calendar they wait until there is one.
 */
export async function wakePeople(
  tx: SchoolTx,
  deps: Pick<Deps, 'bankHolidays'>,
  { now, personIds }: { readonly now: Date; readonly personIds: readonly string[] },
): Promise<void> {
  const { school, calendar, mannersOf } = await loadSchool(tx, deps, { now, people: personIds })
  const wakeUps = personIds.map((personId) => {
    const person = { timeZone: school.timeZone, calendar, manners: mannersOf(personId) }
    const nextAt = nextDecisionAt(person, now)
    return nextAt === undefined ? { personId } : { personId, nextAt }
  })
  await setWakeUps(tx, wakeUps)
}

/** The same for everybody at the school and for its digests, after the calendar changed. */
export async function wakeSchool(
  tx: SchoolTx,
  deps: Pick<Deps, 'bankHolidays'>,
  now: Date,
): Promise<void> {
  const picture = await loadSchool(tx, deps, { now })
  await wakePeople(tx, deps, { now, personIds: [...picture.people.keys()] })
  await rescheduleDigests(tx, picture, now)
}
