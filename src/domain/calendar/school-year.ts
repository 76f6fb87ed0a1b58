import { given } from '../given.ts'
import type { SchoolDate } from './school-date.ts'
import { academicYearOf, addDays, eachDay, mondayOf, weekdayOf } from './school-date.ts'

/** The three terms of an English school year. */
export type TermName = 'autumn' | 'spring' | 'summer'

/** A half term by its place in the year, as ids say it. */
export type HalfName = `${TermName}-${1 | 2}`

/**
 * A row of a school's calendar, both days included. A `term` (its `name` is the term's) runs from
 * its first to its last school day; `half-term` is the break inside it; `inset` is a training day
 * without pupils; `closure` is any other closed day.
 */
export interface CalendarEntry {
  readonly kind: 'term' | 'half-term' | 'inset' | 'closure'
  readonly name: string
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** What a day is at a school. Only a `teaching` day has lessons; on an `inset` day staff work (B-24). */
export type DayKind =
  | 'teaching'
  | 'inset'
  | 'weekend'
  | 'bank-holiday'
  | 'closure'
  | 'half-term'
  | 'holiday'

/** Where a teaching week stands. Weeks count from 1. */
export interface WeekPosition {
  readonly academicYear: string
  readonly monday: SchoolDate
  readonly term: TermName
  readonly half: 1 | 2
  readonly weekOfHalf: number
  readonly weekOfTerm: number
  readonly weekOfYear: number
}

/** A week, Monday to Sunday, with at least one teaching day. */
export interface TeachingWeek extends WeekPosition {
  readonly teachingDays: readonly SchoolDate[]
  /** Teaching and training days, in order. */
  readonly workingDays: readonly SchoolDate[]
}

/** Half a term: it begins with the term or after the half-term break. */
export interface HalfTerm {
  readonly academicYear: string
  readonly term: TermName
  readonly half: 1 | 2
  /** 0 for the first half of autumn to 5 for the second half of summer. */
  readonly index: number
  readonly weeks: readonly TeachingWeek[]
  /** First and last teaching day. */
  readonly firstDay: SchoolDate
  readonly lastDay: SchoolDate
}

/** A school's calendar worked out, for one academic year or several. */
export interface SchoolCalendar {
  readonly weeks: readonly TeachingWeek[]
  readonly halves: readonly HalfTerm[]
  kindOf(date: SchoolDate): DayKind
  /** The teaching week that holds `date`, Saturday and Sunday included. */
  weekOf(date: SchoolDate): TeachingWeek | undefined
}

/** Where a week is in its year, as far as halves of terms go. */
export type HalfPosition = Pick<WeekPosition, 'academicYear' | 'term' | 'half'>

export const isSameHalf = (a: HalfPosition, b: HalfPosition): boolean =>
  a.half === b.half && a.term === b.term && a.academicYear === b.academicYear

/** The terms in the order of the year. */
export const TERMS: readonly TermName[] = ['autumn', 'spring', 'summer']

/** 'autumn-1' for the first half of autumn. */
export const halfName = (of: { readonly term: TermName; readonly half: 1 | 2 }): HalfName =>
  `${of.term}-${of.half}`

/** Where several rows meet on a day, the later kind here wins. */
const STRENGTH: readonly DayKind[] = ['holiday', 'teaching', 'half-term', 'inset', 'closure']

interface Term {
  readonly name: TermName
  readonly from: SchoolDate
  readonly to: SchoolDate
  /** Half 2 begins after this day. */
  readonly breakFrom?: SchoolDate
}

/**
 * Works out a school's days, teaching weeks and halves. Rows may cover several academic years. A
 * week whose teaching days lie in two halves belongs to the half of the first; a term without a
 * half-term row is all half 1; rows that name no term of the year are left aside.
 */
export function schoolCalendar(
  entries: readonly CalendarEntry[],
  bankHolidays: readonly SchoolDate[],
): SchoolCalendar {
  const kinds = dayKinds(entries, bankHolidays)
  const weeks = teachingWeeks(kinds, termsOf(entries))
  const byMonday = new Map(weeks.map((week) => [week.monday, week]))
  return {
    weeks,
    halves: halvesOf(weeks),
    kindOf: (date) => kinds.get(date) ?? (weekdayOf(date) > 5 ? 'weekend' : 'holiday'),
    weekOf: (date) => byMonday.get(mondayOf(date)),
  }
}

const isTermName = (name: string): name is TermName => TERMS.includes(name as TermName)

function termsOf(entries: readonly CalendarEntry[]): readonly Term[] {
  const breaks = entries.filter((entry) => entry.kind === 'half-term')
  return entries
    .flatMap(({ kind, name, from, to }) => {
      if (kind !== 'term' || !isTermName(name)) return []
      const inside = breaks.filter((pause) => pause.from > from && pause.to < to)
      const [longest] = inside.sort(
        (a, b) => lengthOf(b) - lengthOf(a) || (a.from < b.from ? -1 : 1),
      )
      return [{ name, from, to, ...given({ breakFrom: longest?.from }) }]
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

const lengthOf = (entry: CalendarEntry): number => eachDay(entry.from, entry.to).length

function dayKinds(
  entries: readonly CalendarEntry[],
  bankHolidays: readonly SchoolDate[],
): Map<SchoolDate, DayKind> {
  const kinds = new Map<SchoolDate, DayKind>()
  const rows = entries.filter(({ kind, name }) => kind !== 'term' || isTermName(name))
  for (const { kind, from, to } of rows) mark(kinds, eachDay(from, to), kind)
  for (const date of bankHolidays) kinds.set(date, 'bank-holiday')
  for (const date of kinds.keys()) if (weekdayOf(date) > 5) kinds.set(date, 'weekend')
  return kinds
}

function mark(
  kinds: Map<SchoolDate, DayKind>,
  dates: readonly SchoolDate[],
  entry: CalendarEntry['kind'],
): void {
  const kind = entry === 'term' ? 'teaching' : entry
  const strength = STRENGTH.indexOf(kind)
  for (const date of dates) {
    if (strength > STRENGTH.indexOf(kinds.get(date) ?? 'holiday')) kinds.set(date, kind)
  }
}

/** Teaching and training days by the Monday of their week, in order. */
function daysByWeek(kinds: ReadonlyMap<SchoolDate, DayKind>): Map<SchoolDate, SchoolDate[]> {
  const open = [...kinds].filter(([, kind]) => kind === 'teaching' || kind === 'inset')
  const weeks = new Map<SchoolDate, SchoolDate[]>()
  for (const [date] of open.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const monday = mondayOf(date)
    const days = weeks.get(monday)
    if (days === undefined) weeks.set(monday, [date])
    else days.push(date)
  }
  return weeks
}

function teachingWeeks(
  kinds: ReadonlyMap<SchoolDate, DayKind>,
  terms: readonly Term[],
): readonly TeachingWeek[] {
  const counts = new Map<string, number>()
  const next = (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count
  }
  return [...daysByWeek(kinds)].flatMap(([monday, workingDays]) => {
    const teachingDays = workingDays.filter((day) => kinds.get(day) === 'teaching')
    const [first] = teachingDays
    const term = terms.find(({ from, to }) => first !== undefined && from <= first && first <= to)
    if (first === undefined || term === undefined) return []
    const academicYear = academicYearOf(first)
    const half = term.breakFrom !== undefined && first > term.breakFrom ? 2 : 1
    const weekOfYear = next(academicYear)
    const weekOfTerm = next(`${academicYear} ${term.name}`)
    const weekOfHalf = next(`${academicYear} ${term.name} ${half}`)
    const position = { academicYear, monday, term: term.name, half, weekOfHalf } as const
    return [{ ...position, weekOfTerm, weekOfYear, teachingDays, workingDays }]
  })
}

function halvesOf(weeks: readonly TeachingWeek[]): readonly HalfTerm[] {
  const groups = new Map<string, TeachingWeek[]>()
  for (const week of weeks) {
    const key = `${week.academicYear}/${halfName(week)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [week])
    else group.push(week)
  }
  return [...groups.values()].map((group) => {
    const { academicYear, term, half } = group[0] as TeachingWeek
    const index = TERMS.indexOf(term) * 2 + half - 1
    const firstDay = group[0]?.teachingDays[0] as SchoolDate
    const lastDay = group.at(-1)?.teachingDays.at(-1) as SchoolDate
    return { academicYear, term, half, index, weeks: group, firstDay, lastDay }
  })
}

/** The Monday to Friday of a week, teaching or not. */
export const schoolDaysOf = (week: WeekPosition): readonly SchoolDate[] =>
  eachDay(week.monday, addDays(week.monday, 4))
