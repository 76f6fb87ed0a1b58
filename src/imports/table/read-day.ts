import { parseSchoolDate, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { type ImportChoice, quoted } from './import-error.ts'

/** A cell's value, or what is wrong with it. */
export type Cell<T> =
  | { readonly kind: 'value'; readonly value: T }
  | {
      readonly kind: 'problem'
      readonly code: string
      readonly message: string
      readonly choices?: readonly ImportChoice[]
    }

/** A cell that could be read. */
export const value = <T>(of: T): Cell<T> => ({ kind: 'value', value: of })

/** A cell that could not. */
export const problem = (code: string, message: string): Cell<never> => ({
  kind: 'problem',
  code,
  message,
})

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * Reads a day in the one form that means the same everywhere; other forms get the right one told,
 * and are read only where a school said that they are meant as in England.
 */
export function readDay(
  text: string,
  { dayFirst = false }: { readonly dayFirst?: boolean } = {},
): Cell<SchoolDate> {
  const day = parseSchoolDate(text) ?? (dayFirst ? dayMeant(text) : undefined)
  if (day) return value(day)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return problem('no-such-day', `There is no such day as ${quoted(text)}.`)
  const meant = dayMeant(text)
  const advice = meant
    ? `If you mean that day, write ${meant}.`
    : 'Write year, month and day like this: 2026-09-07.'
  const message = `${quoted(text)} is not a date that can be read for certain. ${advice}`
  const choices = meant && /^\d{1,2}[-/. ]/.test(text) ? [DAY_FIRST] : []
  return { ...problem('bad-date', message), ...(choices.length > 0 ? { choices } : {}) }
}

/** Excel turns every date of a file round at once: then one word mends them all. */
const DAY_FIRST: ImportChoice = {
  says: 'in all dates of this file the day comes first',
  option: '--day-first',
}

/** '07/09/2026', '2026-9-7' and '7 Sep 2026' as a school in England would mean them. */
function dayMeant(text: string): SchoolDate | undefined {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (yearFirst) return isoDay(yearFirst[1], yearFirst[2], yearFirst[3])
  const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (dayFirst) return isoDay(dayFirst[3]?.padStart(4, '20'), dayFirst[2], dayFirst[1])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([A-Za-z]{3})[a-z]*[- ](\d{4}|\d{2})$/.exec(text)
  if (!named) return undefined
  const month = MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1
  return isoDay(named[3]?.padStart(4, '20'), String(month), named[1])
}

const isoDay = (year = '', month = '', day = ''): SchoolDate | undefined =>
  parseSchoolDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
