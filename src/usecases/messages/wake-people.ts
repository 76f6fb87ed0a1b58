import { nextDecisionAt } from '../../domain/messages/manners.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { setWakeUps, type WakeUp } from '../../store/wake-ups.ts'
import type { DepsInside } from '../deps.ts'
import { actorIn, type Turn } from '../turn.ts'
import { rescheduleDigests } from './reschedule-digests.ts'

/**
 * The actor, or whoever is named, is next decided upon as `picture` says, after something changed that
 * it depends on.
 */
export function wake(turn: Turn, picture: SchoolPicture, personId: string = actorIn(turn)): void {
  const { school, now } = turn
  school.alongside(setWakeUps(school, wakeUpsIn(picture, [personId], now)))
}

/**
 * Works out anew when these people are next decided upon, after something changed that it depends
 * on: where and when they work, their manners. Without a calendar they wait until there is one.
 */
export async function wakePeople(
  tx: SchoolTx,
  deps: Pick<DepsInside, 'bankHolidays'>,
  { now, personIds }: { readonly now: Date; readonly personIds: readonly string[] },
): Promise<void> {
  const picture = await loadSchool(tx, deps, { now, people: personIds })
  await setWakeUps(tx, wakeUpsIn(picture, personIds, now))
}

/** The same for everybody at the school and for its digests, after the calendar changed. */
export async function wakeSchool(
  tx: SchoolTx,
  deps: Pick<DepsInside, 'bankHolidays'>,
  now: Date,
): Promise<void> {
  const picture = await loadSchool(tx, deps, { now })
  await setWakeUps(tx, wakeUpsIn(picture, [...picture.people.keys()], now))
  await rescheduleDigests(tx, picture, now)
}

const wakeUpsIn = (
  { school, calendar, mannersOf }: SchoolPicture,
  personIds: readonly string[],
  now: Date,
): WakeUp[] =>
  personIds.map((personId) => {
    const person = { timeZone: school.timeZone, calendar, manners: mannersOf(personId) }
    const nextAt = nextDecisionAt(person, now)
    return nextAt === undefined ? { personId } : { personId, nextAt }
  })
