import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { addDays, weekdayOf } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek, TermName } from '../../domain/calendar/school-year.ts'

/** A holiday, by what people call it. */
export type GapName = 'half-term' | 'christmas' | 'easter' | 'summer'

/** A time without school between two working days. */
export interface Gap {
  readonly name: GapName
  /** The term before it. */
  readonly term: TermName
  readonly academicYear: string
  /** The last working day before it. */
  readonly lastDay: SchoolDate
  /** Its first weekday. */
  readonly from: SchoolDate
  /** The first working day after it; undefined where the calendar ends. */
  readonly backOn: SchoolDate | undefined
}

const AFTER_TERM: Readonly<Record<TermName, GapName>> = {
  autumn: 'christmas',
  spring: 'easter',
  summer: 'summer',
}

/** Every holiday of the calendar, in order. */
export function gapsOf(calendar: SchoolCalendar): readonly Gap[] {
  return calendar.weeks.flatMap((week, at) => {
    const next = calendar.weeks[at + 1]
    const isLastOfHalf = next === undefined || next.weekOfHalf === 1
    return isLastOfHalf ? [gapBetween(week, next)] : []
  })
}

function gapBetween(week: TeachingWeek, next: TeachingWeek | undefined): Gap {
  const lastDay = week.workingDays.at(-1) ?? week.monday
  const isInside = next?.term === week.term && next.academicYear === week.academicYear
  return {
    name: isInside ? 'half-term' : AFTER_TERM[week.term],
    term: week.term,
    academicYear: week.academicYear,
    lastDay,
    from: nextWeekday(lastDay),
    backOn: next?.workingDays[0],
  }
}

function nextWeekday(after: SchoolDate): SchoolDate {
  const day = addDays(after, 1)
  return weekdayOf(day) > 5 ? addDays(day, 8 - weekdayOf(day)) : day
}

/** Working days after a day, in order. */
export const workingDaysAfter = (
  calendar: SchoolCalendar,
  after: SchoolDate,
): readonly SchoolDate[] =>
  calendar.weeks.flatMap((week) => week.workingDays).filter((day) => day > after)
