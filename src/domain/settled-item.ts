import type { DaySet, DaysInSchool } from './days-in-school.ts'
import { daysUpTo, firstDayOf, lastDayOf, teachingDaysOf } from './days-in-school.ts'
import type { PlannedItem } from './planned-item.ts'
import type { SchoolDate } from './school-date.ts'
import type { TeachingWeek } from './school-year.ts'

/** A planned item with the person who logs it and its days. */
export interface SettledItem extends PlannedItem {
  readonly personId: string
  readonly opensOn: SchoolDate
  readonly dueOn: SchoolDate
  /** Why it is not expected after all, as a sentence. */
  readonly excuse?: string
}

/** Somebody, with their days. */
export interface Member {
  readonly id: string
  readonly days: DaysInSchool
}

/** The people around an induction, or around a mentor's training. */
export interface Circle {
  /** The ECT; the mentor in training where there is none. */
  readonly learner: Member
  /** Who mentors in the last of these weeks, or in some of them. */
  mentorIn(weeks: readonly TeachingWeek[]): Member | undefined
}

/**
 * Gives an item its days: it opens on the first and is due on the last teaching day on which all who
 * are needed are in school; `limit` is a day on which something that follows is due. Where nobody can
 * be there at all, it is excused.
 */
export function settle(item: PlannedItem, circle: Circle, limit?: SchoolDate): SettledItem {
  const { learner } = circle
  const { weeks } = item
  const { who } = item.item
  if (who === 'ect') {
    const why = (): string => whyNot('Away', learner.days.away(weeks))
    return { ...item, personId: learner.id, ...daysFor({ weeks, days: learner.days, why, limit }) }
  }
  const mentor = circle.mentorIn(weeks)
  if (mentor === undefined) {
    const { opensOn, dueOn } = daysFor({ weeks, days: learner.days, why: () => '', limit })
    return { ...item, personId: learner.id, opensOn, dueOn, excuse: 'No mentor paired yet.' }
  }
  const why =
    who === 'pair'
      ? (): string => whyPairCannot(learner, mentor, weeks)
      : (): string => whyNot('Away', mentor.days.away(weeks))
  const days = who === 'pair' ? sharedDays(learner.days, mentor.days) : mentor.days
  return { ...item, personId: mentor.id, ...daysFor({ weeks, days, why, limit }) }
}

type Days = Pick<DaysInSchool, 'works' | 'isThere'>

interface DaysWanted {
  readonly weeks: readonly TeachingWeek[]
  readonly days: Days
  readonly why: () => string
  readonly limit: SchoolDate | undefined
}

type DaysFound = Pick<SettledItem, 'opensOn' | 'dueOn' | 'excuse'>

function daysFor({ weeks, days, why, limit }: DaysWanted): DaysFound {
  const found = spanOf(weeks, (week) => upTo(week, days.isThere(week), limit))
  if (found !== undefined) return found
  const usual =
    spanOf(weeks, (week) => upTo(week, days.works(week), limit)) ?? spanOf(weeks, teachingDaysOf)
  return { ...(usual as DaysFound), excuse: why() }
}

const upTo = (week: TeachingWeek, days: DaySet, limit: SchoolDate | undefined): DaySet =>
  limit === undefined ? days : daysUpTo(week, days, limit)

function spanOf(
  weeks: readonly TeachingWeek[],
  daysIn: (week: TeachingWeek) => DaySet,
): DaysFound | undefined {
  const first = weeks.find((week) => daysIn(week) !== 0)
  if (first === undefined) return undefined
  const last = weeks.findLast((week) => daysIn(week) !== 0) as TeachingWeek
  return { opensOn: firstDayOf(first, daysIn(first)), dueOn: lastDayOf(last, daysIn(last)) }
}

/**
 * A drop-in or meeting needs both. Where their working days never meet in a week, the ECT's days
 * count, as the mentor may come in or watch a recording (B-25).
 */
function sharedDays(ect: DaysInSchool, mentor: DaysInSchool): Days {
  return {
    works: (week) => ect.works(week) & mentor.works(week) || ect.works(week),
    isThere: (week) => {
      if ((ect.works(week) & mentor.works(week)) !== 0) {
        return ect.isThere(week) & mentor.isThere(week)
      }
      const mentorIsAway = mentor.works(week) !== 0 && mentor.isThere(week) === 0
      return mentorIsAway ? 0 : ect.isThere(week)
    },
  }
}

const whyNot = (who: string, away: string | undefined): string =>
  away === undefined ? 'No teaching day in this time is a working day.' : `${who} ${away}.`

function whyPairCannot(ect: Member, mentor: Member, weeks: readonly TeachingWeek[]): string {
  const isAway = ({ days }: Member): boolean => weeks.every((week) => days.isThere(week) === 0)
  if (isAway(ect)) return whyNot('The ECT is away', ect.days.away(weeks))
  if (isAway(mentor)) return whyNot('The mentor is away', mentor.days.away(weeks))
  return 'The ECT and the mentor are not in school on the same day.'
}
