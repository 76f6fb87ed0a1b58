/**
 * What a school's diary holds, whatever form it came in: events of an iCalendar file and pasted
 * lines come to entries, which `assemble` turns into the terms, breaks and closed days of a year.
 */
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import type { ImportError } from '../table/import-error.ts'
import type { TitleMeaning } from './title.ts'

/** Days from and to, both included. */
export interface Days {
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** One entry of a diary that could be read. */
export interface DiaryEntry extends Days {
  readonly line: number
  readonly title: string
  readonly meaning: TitleMeaning
  /** The days that it takes as a whole: only those can change what a school day is. */
  readonly whole?: Days
  /** Called off: it changes nothing. */
  readonly cancelled?: true
}

/** A row of a calendar before it is known which school it is of. */
export interface AssembledRow extends CalendarEntry {
  readonly line: number
}

/** An entry that takes whole days. */
export type WholeEntry = DiaryEntry & { readonly whole: Days }

/** A diary as it was read, before its entries are put together. */
export interface Diary {
  readonly entries: readonly DiaryEntry[]
  readonly errors: readonly ImportError[]
  readonly warnings: readonly ImportError[]
  /** A term or an end of one could not be read: what lies in it cannot be judged. */
  readonly lacksTerm?: boolean
}

/** Why an entry changes nothing, as the end of a sentence that names it. */
export const LEFT_OUT = {
  cancelled: 'it is called off',
  'part-day': 'it does not take the whole school day',
  other: 'its title is no term, half term, INSET day or closure',
  'bank-holiday': 'bank holidays come by themselves',
  'between-terms': 'what lies between terms is a holiday by itself',
  'terms-given': 'the term itself is in the file',
  'one-sided': 'a term needs its first and its last day',
  'short-term': 'it is too short for a term',
  'other-year': 'the file has no term of that school year',
} as const

/** One entry that changes nothing, and why. */
export interface LeftOut {
  readonly entry: DiaryEntry
  readonly because: keyof typeof LEFT_OUT
}

/** What a file calls a day that school goes on as usual, named so that nobody has to look for it. */
export function sayLeftOut({ entry, because }: LeftOut, column: string): ImportError {
  const { line, title, meaning, from, to } = entry
  const days = from === to ? from : `${from} to ${to}`
  const near = because === 'other' && meaning.is === 'other' ? meaning.resembles : undefined
  const advice =
    near === undefined
      ? ''
      : ` It looks like ${near} and says more. If it is one, give it a title that says only that.`
  const message = `${sayTitle(title)} on ${days} is left out: ${LEFT_OUT[because]}.${advice}`
  return { line, column, code: near ? 'looks-alike' : 'events-left-out', message }
}

const LONGEST_TITLE = 100

/** A title in quotation marks, without what a terminal would obey. */
export function sayTitle(title: string): string {
  const plain = title.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\uFFFD')
  if (plain === '') return 'an event without a title'
  return `“${plain.length > LONGEST_TITLE ? `${plain.slice(0, LONGEST_TITLE)}…` : plain}”`
}
