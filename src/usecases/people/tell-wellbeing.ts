import { localTime } from '../../domain/calendar/local-clock.ts'
import { given } from '../../domain/given.ts'
import { tellTally, termOn } from '../../domain/oversight/wellbeing.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import { loadCalendar } from '../../store/calendar.ts'
import { loadSchool } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { closeTally, openTallies } from '../../store/wellbeing.ts'
import type { DepsInside } from '../deps.ts'

/** Puts in place of the numbers of each term that is over what may be told of it, once and for all. */
export async function tellWellbeing(
  tx: SchoolTx,
  deps: Pick<DepsInside, 'bankHolidays' | 'smallestGroup' | 'random'>,
  now: Date,
): Promise<void> {
  const tallies = await openTallies(tx)
  const school = tallies.length === 0 ? undefined : await loadSchool(tx)
  if (school === undefined) return
  const { halves } = workOutCalendar(await loadCalendar(tx), deps.bankHolidays)
  const open = termOn(halves, localTime(now, school.timeZone).date)
  for (const tally of tallies) {
    if (tally.academicYear === open?.academicYear && tally.term === open.term) continue
    const random = deps.random ?? unforeseeable
    const told = tellTally(tally, { random, ...given({ smallest: deps.smallestGroup }) })
    await closeTally(tx, tally, told)
  }
}

const unforeseeable = (): number =>
  (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296
