import { sayList } from '../../cards/say.ts'
import { type SchoolDate, sayDay } from '../../domain/calendar/school-date.ts'
import { statutoryDates } from '../../domain/expectations/statutory-dates.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import type { InductionTerms } from '../../school/induction-terms.ts'

/** Reviews and assessments that are still to come, by their last days (B-100); nothing where none is known. */
export function sayStatutory(
  { calendar, today }: Pick<SchoolPicture, 'calendar' | 'today'>,
  { clock }: Pick<InductionTerms, 'clock'>,
): readonly string[] {
  const ahead = statutoryDates(clock, calendar).filter(({ by }) => by >= today)
  if (ahead.length === 0) return []
  const each = ahead.map(({ kind, by }) => `${kind} by ${sayDate(by)}`)
  return [
    `The appropriate body: ${sayList(each)}. It sets the day itself, and nothing of it is kept here.`,
  ]
}

/** '4 January 2027' */
export const sayDate = (day: SchoolDate): string =>
  `${sayDay(day).split(' ').slice(1).join(' ')} ${day.slice(0, 4)}`
