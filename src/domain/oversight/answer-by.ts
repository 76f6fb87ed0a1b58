import type { SchoolDate } from '../calendar/school-date.ts'

/**
 * The last day on which a request about somebody's data is answered within a month (UK GDPR, Article
 * 12(3)): the same day of the next month, or its last where there is none.
 */
export function answerBy(askedOn: SchoolDate): SchoolDate {
  const [year = 0, month = 0, day = 0] = askedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10)
}
