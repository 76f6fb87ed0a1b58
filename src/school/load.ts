/** The one place where rows of the store become a school's picture. */
import { localTime } from '../domain/calendar/local-clock.ts'
import { addDays, mondayOf, type SchoolDate } from '../domain/calendar/school-date.ts'
import { onceEach } from '../domain/once-each.ts'
import { hasLeft, type Induction, isRestricted, type Person } from '../domain/people.ts'
import { readSchoolFacts, type SchoolFactRows } from '../store/school-facts.ts'
import type { SchoolTx } from '../store/tx.ts'
import { type BankHolidays, workOutCalendar } from './calendar.ts'
import type { SchoolFacts, SchoolPicture } from './facts.ts'
import { asSeenBy } from './handovers.ts'
import { picture } from './picture.ts'

/**
 * Which day it is there, or which instant for the school's own local day, and about whom:
 * everybody, or these people and those they work with.
 */
export type LoadOptions = {
  readonly people?: readonly string[]
  /** What is expected from about this day to a little ahead is enough: for decisions about many people. */
  readonly nearby?: SchoolDate
  /** Without steps of before their time that nobody handed over to this person. */
  readonly seenBy?: string
} & ({ readonly today: SchoolDate } | { readonly now: Date })

/** England's bank holidays, from outside. */
interface Holidays {
  readonly bankHolidays: BankHolidays
}

/** Loads a school's facts: one statement where the roster is remembered. Rejects where the school was never saved. */
export async function loadSchool(
  tx: SchoolTx,
  deps: Holidays,
  options: LoadOptions,
): Promise<SchoolPicture> {
  return pictureOf(await readSchoolFacts(tx, options.people), deps, options)
}

/** The picture that rows make. */
export function pictureOf(
  { roster, manners, ...happened }: SchoolFactRows,
  deps: Holidays,
  options: LoadOptions,
): SchoolPicture {
  const { school, calendar, people, inductions, ...lists } = roster
  const today = 'today' in options ? options.today : localTime(options.now, school.timeZone).date
  const all = picture({
    ...lists,
    ...happened,
    school,
    today,
    ...(options.nearby === undefined ? {} : { within: around(options.nearby, today) }),
    calendar: workOutCalendar(calendar, deps.bankHolidays),
    people: hereOn(people)(today),
    leavers: people.filter((one) => hasLeft(one, today)),
    restricted: people.filter((one) => isRestricted(one) && !hasLeft(one, today)),
    inductions: inUse(people)(inductions),
    storedManners: manners,
  })
  return options.seenBy === undefined ? all : asSeenBy(all, options.seenBy)
}

/** By id those at the school on a day: one map for as long as nobody of the roster leaves. */
const hereOn = onceEach((people: readonly Person[]) => {
  const used = people.filter((one) => !isRestricted(one))
  const stay = new Map(used.filter((one) => one.leftOn === undefined).map((one) => [one.id, one]))
  const leave = used.filter(({ leftOn }) => leftOn !== undefined)
  let last: { readonly count: number; readonly here: ReadonlyMap<string, Person> } | undefined
  return (today: SchoolDate): ReadonlyMap<string, Person> => {
    const stillHere = leave.filter((one) => !hasLeft(one, today))
    if (stillHere.length === 0) return stay
    // As days pass there are ever fewer of them, so that as many are the same ones.
    if (last?.count !== stillHere.length) {
      const here = new Map([...stay, ...stillHere.map((one) => [one.id, one] as const)])
      last = { count: stillHere.length, here }
    }
    return last.here
  }
})

/** Without the inductions of ECTs whose data is kept and not used: the same list where there are none. */
const inUse = onceEach((people: readonly Person[]) => {
  const resting = new Set(people.filter(isRestricted).map(({ id }) => id))
  return onceEach((inductions: readonly Induction[]): readonly Induction[] =>
    resting.size === 0 ? inductions : inductions.filter(({ ectId }) => !resting.has(ectId)),
  )
})

/** From the week before, and as far ahead as anything is announced: across any holiday inside a school year. */
const around = (since: SchoolDate, today: SchoolDate): NonNullable<SchoolFacts['within']> => ({
  from: addDays(mondayOf(since), -7),
  to: addDays(today, 21),
})
