import * as chrono from 'chrono-node'
import {
  parseSchoolDate,
  type SchoolDate,
  sayWeekday,
  type Weekday,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'

/** A day or days that a line of text names, and where they stand in it. */
export interface PastedDays {
  readonly start: number
  readonly end: number
  readonly from: PastedDay
  /** Absent where the text names one day. */
  readonly to?: PastedDay
  /** False where a time says that it is a part of the school day. */
  readonly isWholeDay: boolean
}

/** One day as text says it; the year and the weekday may be left out. */
export interface PastedDay {
  readonly day: number
  readonly month: number
  readonly year?: number
  readonly weekday?: Weekday
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const WEEKDAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const NUMBER = '\\d{1,2}(?:st|nd|rd|th)?'

/** “Term 1 - 3 September” names a term and a day; “1 - 3 September” names days. */
const COUNTED = new RegExp(
  `\\b(inset|day|term|half|ht|autumn|spring|summer|part|week)(\\s+)([1-6])(?!\\d|st|nd|rd|th|\\s+(?:of\\s+)?${MONTH}\\b)`,
  'gi',
)
/** “Monday 26 to Friday 30 October 2026”: the month and the year are said once, at the end. */
const SHARED_MONTH = new RegExp(
  `\\b(${NUMBER})(\\s*(?:to|until|and|&|,|-|–|—)\\s*(?:and\\s+)?(?:${WEEKDAY},?\\s+)?${NUMBER}\\s+(?:of\\s+)?(${MONTH})(\\s+\\d{4})?)`,
  'gi',
)
const CIRCLED = '①②③④⑤⑥'

/** A line with what is meant said in full, ready to be read; words keep their order. */
export function spelledOut(line: string): string {
  const text = line
    .normalize('NFKC')
    .replace(/[|\s]+/g, ' ')
    .trim()
    .replace(/\bTues\b/gi, 'Tue')
    .replace(/\bWeds\b/gi, 'Wed')
    .replace(/\bThurs?\b/gi, 'Thu')
    .replace(/\bSept\b/gi, 'Sep')
    .replace(PART_OF_DAY, `$1${SOFT_HYPHEN}$2`)
    .replace(COUNTED, (_, word: string, space: string, number: string) => {
      return `${word}${space}${CIRCLED[Number(number) - 1]}`
    })
  // A list of several days shares one month: each pass gives it to one more of them.
  let full = text
  for (let pass = 0; pass < 5; pass++) {
    const next = full.replace(SHARED_MONTH, '$1 $3$4$2')
    if (next === full) break
    full = next
  }
  return full
}

/** All days that a line names, in order. A day that never comes is not among them. */
export const daysIn = (text: string): PastedDays[] =>
  chrono.en.GB.parse(text, new Date(0)).flatMap((found) => spanOf(found) ?? [])

function spanOf(found: chrono.ParsedResult): PastedDays | undefined {
  const { start, end, index, text } = found
  const from = dayOf(start)
  if (!from || !/\d/.test(text)) return undefined
  const to = end && dayOf(end)
  return {
    ...{ start: index, end: index + text.length },
    ...(to && !isSameDay(from, to) ? asWritten({ from, to }, text) : { from }),
    isWholeDay: takesTheDay(found),
  }
}

/** Parts of a day are words of a title, as in “Open evening”: chrono would take them for times. */
const PART_OF_DAY = /\b([a-z])((?:orning|fternoon|vening|ight|oon|idday|idnight|onight|oday)s?)\b/gi
/** Nobody sees it, and chrono does not read across it. */
export const SOFT_HYPHEN = '\u00AD'

/** chrono turns a span round whose end comes before its beginning; here that is a mistake to be told. */
function asWritten(span: { from: PastedDay; to: PastedDay }, text: string): typeof span {
  const first = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0])
  const isTurned = first === span.to.day && first !== span.from.day && !/\d{4}-\d/.test(text)
  return isTurned ? { from: span.to, to: span.from } : span
}

function dayOf(said: chrono.ParsedComponents): PastedDay | undefined {
  const [day, month] = [said.get('day'), said.get('month')]
  if (!said.isCertain('day') || !said.isCertain('month') || day === null || month === null)
    return undefined
  const year = said.isCertain('year') ? said.get('year') : null
  const weekday = said.isCertain('weekday') ? said.get('weekday') : null
  return {
    day,
    month,
    ...(year === null ? {} : { year }),
    ...(weekday === null ? {} : { weekday: (weekday === 0 ? 7 : weekday) as Weekday }),
  }
}

const isSameDay = (a: PastedDay, b: PastedDay): boolean =>
  a.day === b.day && a.month === b.month && (a.year ?? b.year) === (b.year ?? a.year)

/** As for events: a school day counts from half past nine to half past two. */
function takesTheDay({ start, end }: chrono.ParsedResult): boolean {
  if (!start.isCertain('hour')) return true
  const minutes = (said: chrono.ParsedComponents): number =>
    (said.get('hour') ?? 0) * 60 + (said.get('minute') ?? 0)
  return minutes(start) <= 9 * 60 + 30 && minutes(end ?? start) >= 14 * 60 + 30
}

/** The same day with its year, or what is wrong with it, as a sentence that says what to do. */
export type DayInYear =
  | { readonly kind: 'day'; readonly day: SchoolDate }
  | { readonly kind: 'problem'; readonly code: string; readonly message: string }

/** What is said of a day that never comes. */
export const NO_SUCH_DAY = {
  kind: 'problem',
  code: 'no-such-day',
  message: 'There is no such day as this line names.',
} as const

/** A day in a school year that begins in `schoolYear`, where the text leaves its year out. */
export function inYear(said: PastedDay, schoolYear: number | undefined): DayInYear {
  const inSchoolYear = schoolYear === undefined ? undefined : schoolYear + (said.month >= 8 ? 0 : 1)
  const year = said.year ?? inSchoolYear
  if (year === undefined) return NO_YEAR
  const [month, number] = [said.month, said.day].map((part) => String(part).padStart(2, '0'))
  const day = parseSchoolDate(`${String(year).padStart(4, '0')}-${month}-${number}`)
  if (!day) return NO_SUCH_DAY
  const weekday = weekdayOf(day)
  if (said.weekday === undefined || weekday === said.weekday) return { kind: 'day', day }
  const message = `${day} is a ${sayWeekday(weekday)}, and this line says ${sayWeekday(said.weekday)}. Put right the one that is not meant.`
  return { kind: 'problem', code: 'weekday-and-date', message }
}

const NO_YEAR = {
  kind: 'problem',
  code: 'no-year',
  message: 'The year is not said. Add it, or a line above such as 2026-27.',
} as const

/** A day in numbers and a month that is left over, because it never comes. */
export const namesNoDay = (text: string): boolean =>
  new RegExp(`\\b${NUMBER}\\s+(?:of\\s+)?${MONTH}\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b`, 'i').test(
    text,
  )
