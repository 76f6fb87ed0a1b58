import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolWeekFacts } from '../../domain/oversight/digest.ts'
import {
  type ActivityCount,
  type CountedDays,
  countActivity,
  sayActivity,
} from '../../domain/oversight/engagement.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere } from '../../school/questions.ts'

const COUNTED = ['self-study', 'drop-in', 'meeting'] as const

/** Counts of a school over some days, with what was left out and the days before beside them; no names. */
export function sayCounts(
  facts: SchoolWeekFacts,
  say: (of: (days: CountedDays) => ActivityCount) => string,
  excusedIn: CountedDays,
): readonly string[] {
  return COUNTED.map((activity) => {
    const of = (days: CountedDays) => countActivity(facts.expectations, activity, days)
    const left = of(excusedIn)
      .excused.map(({ because, count }) => `${because} ${count}`)
      .join(', ')
    const excused = left === '' ? '' : ` Not counted: ${left}.`
    return `${sayActivity(activity, facts.words)}: ${say(of)}.${excused}`
  })
}

/** How many are in induction here, how many of them have a mentor today, and how many begin later. */
export function sayInductions(picture: SchoolPicture): string {
  const all = inductionsHere(picture)
  const here = all.filter(({ startDate }) => startDate <= picture.today)
  const paired = here.filter(({ id }) => picture.mentorsOf(id).length > 0).length
  const toCome = all.length - here.length
  const later = toCome === 0 ? '' : ` ${toCome} more to begin.`
  if (here.length === 0) return `There are no ECTs in induction at the school now.${later}`
  return `${here.length} in induction, ${paired} of them with a mentor today.${later}`
}

/** The school's own side: how many meetings had a place in the timetable (AMB:851, NIOT:564). */
export function sayTimetabled(
  { log, words }: SchoolWeekFacts,
  { from, to, called }: CountedDays & { readonly called: string },
): readonly string[] {
  const told = log.filter(
    ({ activity, timetabled, on }) =>
      activity === 'meeting' && timetabled !== undefined && isIn(on, { from, to }),
  )
  if (told.length === 0) return []
  const inTime = told.filter(({ timetabled }) => timetabled === 'yes').length
  const said = `Time: ${inTime} of ${told.length} {sessions} ${called} were in timetabled time.`
  return [inWordsOf(words, said)]
}

/** Whether a day lies within them. */
export const isIn = (day: SchoolDate, { from, to }: CountedDays): boolean =>
  day >= from && day <= to
