/**
 * Dates as a local authority or a school prints them on a page, pasted line by line: "Half term:
 * Monday 26 October 2026 to Friday 30 October 2026". What a line is, its title says, as in a diary;
 * headings give the year, and a line of days alone goes on with the title above it.
 */

import { academicYearOf } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { ImportError } from '../table/import-error.ts'
import { type Days, type Diary, type DiaryEntry, sayTitle } from './diary.ts'
import {
  type DayInYear,
  daysIn,
  inYear,
  NO_SUCH_DAY,
  namesNoDay,
  type PastedDay,
  type PastedDays,
  SOFT_HYPHEN,
  spelledOut,
} from './pasted-dates.ts'
import { readTitle, type TitleMeaning } from './title.ts'

/** What pasted lines hold, and which school they say they are of. */
export interface PastedDiary extends Diary {
  readonly urn?: string
}

const MAX_LINES = 3_000
const MAX_LINE_LENGTH = 1_000

/** What the lines above say about those below. */
interface Context {
  /** The year in which the school year begins. */
  schoolYear: number | undefined
  /** The school year of the last day that said its year: for days with a weekday that agrees. */
  lastYear: number | undefined
  title: string | undefined
  urn: string | undefined
}

/** Whether a text is one of dates in sentences: some line names a day. */
export const isPasted = (text: string): boolean =>
  text
    .split('\n', MAX_LINES)
    .some((line) => line.length <= MAX_LINE_LENGTH && daysIn(spelledOut(line)).length > 0)

/** Reads pasted lines. */
export function readPasted(text: string): PastedDiary {
  const lines = text.split('\n')
  if (lines.length > MAX_LINES) return { entries: [], errors: [tooLong], warnings: [] }
  const context: Context = {
    schoolYear: undefined,
    lastYear: undefined,
    title: undefined,
    urn: undefined,
  }
  const read = lines.map((line, i) => readLine(line, i + 1, context))
  const { urn } = context
  return {
    entries: read.flatMap(({ entries }) => entries),
    errors: read.flatMap(({ errors }) => errors),
    warnings: read.flatMap(({ warnings }) => warnings),
    lacksTerm: read.some(({ lacksTerm }) => lacksTerm === true),
    ...given({ urn }),
  }
}

const tooLong: ImportError = {
  code: 'too-many-rows',
  message: `There are more than ${MAX_LINES} lines. Keep those with the dates only.`,
}

const NOTHING: Diary = { entries: [], errors: [], warnings: [] }

function readLine(raw: string, line: number, context: Context): Diary {
  if (raw.length > MAX_LINE_LENGTH) return tooLongLine(line)
  const text = spelledOut(raw)
  const urn = /\burn\b\W{0,3}(\d{6})\b/i.exec(text)?.[1]
  if (urn !== undefined) context.urn = urn
  const found = daysIn(text)
  const words = textOf(text.replace(/\burn\b\W{0,3}\d{6}\b/i, ' '))
  if (found.length > 0) return readDays(text, found, { line, context })
  if (words === '') return NOTHING
  const meaning = readTitle(words)
  if (namesNoDay(text) && isNeeded(meaning))
    return { ...noSuchDay(line), lacksTerm: TERM_LIKE.has(meaning.is) }
  context.schoolYear = schoolYearOf(text, meaning) ?? context.schoolYear
  context.title = words
  return NOTHING
}

const tooLongLine = (line: number): Diary => ({
  ...NOTHING,
  errors: [
    {
      line,
      code: 'line-too-long',
      message: 'This line is too long to be a date. Copy the dates from the page as it is shown.',
    },
  ],
})

const noSuchDay = (line: number): Diary => ({
  ...NOTHING,
  errors: [{ line, code: NO_SUCH_DAY.code, message: NO_SUCH_DAY.message }],
})

/** '2026-27', '2026 to 2027', or the year of a named term. */
function schoolYearOf(text: string, meaning: TitleMeaning): number | undefined {
  const [, first, second] = /\b(20\d\d)\s*(?:-|–|—|\/|to)\s*(?:20)?(\d\d)\b/.exec(text) ?? []
  if (first && Number(first) % 100 === (Number(second) + 99) % 100) return Number(first)
  const year = /\b20\d\d\b/.exec(text)?.[0]
  if (year === undefined || !('term' in meaning) || meaning.term === undefined) return undefined
  return Number(year) - (meaning.term === 'autumn' ? 0 : 1)
}

/** A title as it is read: without marks at its ends. */
const textOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(SOFT_HYPHEN, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '')
    .replace(/ (?:from|on|is|are)$/i, '')
    .slice(0, 200)

interface Place {
  readonly line: number
  readonly context: Context
}

/** Days of a line under one title. */
interface Titled {
  readonly title: string
  readonly days: readonly PastedDays[]
  /** One day after the other in a table, with nothing said between them. */
  readonly isPair: boolean
}

function readDays(text: string, found: readonly PastedDays[], { line, context }: Place): Diary {
  const titled = titlesOf(text, found, context)
  const year = found.flatMap(({ from, to }) => [from, to]).find((day) => day?.year !== undefined)
  const last = titled.at(-1)
  const lastMeaning = last && readTitle(last.title)
  const isList = lastMeaning?.is === 'inset' || lastMeaning?.is === 'closure'
  const read = titled.map((each) => entriesOf(each, { line, context, beside: year }))
  context.title = isList ? last?.title : undefined
  const years = read.flatMap(({ entries }) => entries.map(({ from }) => from))
  const lastDay = years.at(-1)
  if (lastDay !== undefined && year !== undefined)
    context.lastYear = Number(academicYearOf(lastDay).slice(0, 4))
  const own = schoolYearOf(text, titled[0] ? readTitle(titled[0].title) : { is: 'other' })
  if (own !== undefined && context.schoolYear === undefined) context.schoolYear = own
  return {
    entries: read.flatMap(({ entries }) => entries),
    errors: read.flatMap(({ errors }) => errors),
    warnings: read.flatMap(({ warnings }) => warnings),
    lacksTerm: read.some(({ lacksTerm }) => lacksTerm === true),
  }
}

const ONLY_JOINS = /^[\s,;&.()[\]–—-]*(?:and|&|plus)?[\s,;.()[\]–—-]*$/i
const UP_TO = /^\s*(?:\(?\s*)?(?:to|until|till|through|up to|-|–|—)\s*(?:and including\s*)?$/i

/** The days of a line, each under the words that stand before it, after it, or above it. */
function titlesOf(text: string, found: readonly PastedDays[], context: Context): Titled[] {
  const titled: GrowingTitle[] = []
  let at = 0
  for (const days of found) {
    const before = text.slice(at, days.start)
    const last = titled.at(-1)
    if (!last || !goesOn(last, before, days))
      titled.push({
        title: titleBefore(before, text.slice(days.start)),
        days: [days],
        isPair: false,
      })
    at = days.end
  }
  const after = textOf(text.slice(at))
  const [first] = titled
  const end = titled.at(-1)
  if (first?.title === '' && readTitle(after).is === 'other') first.title = context.title ?? ''
  if (end && after !== '') end.title = `${end.title} ${after}`.trim()
  return titled
}

interface GrowingTitle {
  title: string
  days: PastedDays[]
  isPair: boolean
}

/** Whether a day belongs to the title before it: as the end of a span, or as one more of a list. */
function goesOn(last: GrowingTitle, before: string, days: PastedDays): boolean {
  const [only, ...others] = last.days
  if (only && others.length === 0 && !only.to && !days.to && UP_TO.test(before)) {
    last.days = [{ ...only, to: days.from, end: days.end }]
    return true
  }
  if (!ONLY_JOINS.test(before)) return false
  last.isPair = last.days.length === 1 && before.trim() === ''
  last.days.push(days)
  return true
}

/** In “Good Friday 26 March” the weekday is a part of the name. */
function titleBefore(before: string, from: string): string {
  const title = textOf(before)
  const day = /^\p{L}+/u.exec(from)?.[0] ?? ''
  const isName = /\b(?:good|easter|whit)\s*$/i.test(before)
  return isName ? `${title} ${day}` : title
}

interface Beside extends Place {
  /** A day of the same line that says its year. */
  readonly beside: PastedDay | undefined
}

function entriesOf(titled: Titled, place: Beside): Diary {
  const { line } = place
  const { title } = titled
  const meaning = readTitle(title)
  const isSpan = SPANS.has(meaning.is)
  const [first, second, third] = titled.days
  const days =
    isSpan && titled.isPair && first && second && !third && !first.to && !second.to
      ? [{ ...first, to: second.from }]
      : titled.days
  const read = days.map((each) => spanOf(each, place))
  const problem = read.find((each) => each.kind === 'problem')
  const isOneDay = NEEDS_TWO.has(meaning.is) && days.length === 1 && first && !days[0]?.to
  if (!isNeeded(meaning) && problem) return notRead(line, title)
  const lacksTerm = TERM_LIKE.has(meaning.is)
  if (problem)
    return {
      ...NOTHING,
      errors: [{ line, code: problem.code, message: problem.message }],
      lacksTerm,
    }
  if (isOneDay) return { ...NOTHING, errors: [{ line, ...oneDay }], lacksTerm }
  const entries = read.flatMap((each, i): DiaryEntry[] => {
    if (each.kind === 'problem') return []
    const { from, to } = each
    const whole = days[i]?.isWholeDay ? { whole: { from, to } } : {}
    return [{ line, title, meaning, from, to, ...whole }]
  })
  return { ...NOTHING, entries }
}

/** Kinds that run from a day to a day. */
const SPANS: ReadonlySet<TitleMeaning['is']> = new Set(['term', 'half', 'half-term', 'holiday'])
const NEEDS_TWO: ReadonlySet<TitleMeaning['is']> = new Set(['term', 'half', 'half-term'])

const TERM_LIKE: ReadonlySet<TitleMeaning['is']> = new Set(['term', 'half', 'starts', 'ends'])

/** Whether a day that cannot be read must stop the import: it says what kind of day it is. */
const isNeeded = ({ is }: TitleMeaning): boolean =>
  is !== 'other' && is !== 'bank-holiday' && is !== 'holiday'

const oneDay = {
  code: 'one-day',
  message: 'Give the first and the last day of it, like “26 October to 30 October 2026”.',
} as const

type Span = ({ readonly kind: 'days' } & Days) | Extract<DayInYear, { readonly kind: 'problem' }>

/** The days with their years: as they say, as the other end says, or as headings say. */
function spanOf({ from, to }: PastedDays, { context, beside }: Beside): Span {
  const first = dayIn(from, to ?? beside, context)
  if (first.kind === 'problem') return first
  if (!to) return { kind: 'days', from: first.day, to: first.day }
  const last = dayIn(to, from.year === undefined ? beside : from, context)
  if (last.kind === 'day' && first.day <= last.day)
    return { kind: 'days', from: first.day, to: last.day }
  // A holiday from July lasts into the school year that comes next.
  const next = inYear(to, Number(academicYearOf(first.day).slice(0, 4)) + 1)
  if (to.year === undefined && next.kind === 'day')
    return { kind: 'days', from: first.day, to: next.day }
  return last.kind === 'problem' ? last : { kind: 'days', from: first.day, to: last.day }
}

function dayIn(said: PastedDay, other: PastedDay | undefined, context: Context): DayInYear {
  if (other?.year !== undefined) {
    const schoolYear = other.year - (other.month >= 8 ? 0 : 1)
    return inYear(said, schoolYear)
  }
  if (said.year !== undefined || context.schoolYear !== undefined)
    return inYear(said, context.schoolYear)
  // Only the weekday can confirm a year that was said somewhere above.
  return inYear(said, said.weekday === undefined ? undefined : context.lastYear)
}

const notRead = (line: number, title: string): Diary => ({
  ...NOTHING,
  warnings: [
    {
      line,
      code: 'event-not-read',
      message: `Not read: ${sayTitle(title)}. Its days cannot be told. It is no day that matters here.`,
    },
  ],
})
