import { addDays, daysBetween, type SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import { type ClockFacts, inductionClock } from '../expectations/induction-clock.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { GENERAL_WORDS, inWordsOf } from '../programme/programme-words.ts'

/** How long things are kept. Whoever runs the service chooses. */
export interface Retention {
  /** What was sent to whom, and when; of somebody who left, how and where they were written to. */
  readonly messagesDays: number
  /** That an event came from a chat, and half-finished logs after they were finished or let go. */
  readonly eventsDays: number
  /** Notes, ideas, half-finished logs and the words of action steps: so many terms beyond the induction. */
  readonly notesTerms: number
  /** Who looked at whose detail. */
  readonly looksDays: number
  /** What was logged, and all else about an induction that ended or somebody who left: so many years beyond. */
  readonly recordsYears: number
}

export const DEFAULT_RETENTION: Retention = {
  messagesDays: 90,
  eventsDays: 7,
  notesTerms: 1,
  looksDays: 730,
  // Appropriate bodies ask schools to keep what belongs to an induction for six years (induction.md 1).
  recordsYears: 6,
}

/** Where the calendar does not reach, a term and the holiday before it end after so many days at the latest. */
const DAYS_A_TERM = 180
const DAYS_A_YEAR = 366
const DAYS_A_YEAR_OR_SO = 365.25

/** An induction, and the first day on which the ECT was no longer at the school. */
export interface EndingFacts extends ClockFacts {
  readonly leftOn?: SchoolDate
}

/**
 * The last day on which what was written about an induction is kept: to its end, or to the ECT's last
 * day, and `terms` more. A term counts that begins after that; where the calendar does not reach so
 * far, the day is one that surely comes later.
 */
export const notesKeptUntil = (facts: EndingFacts, terms: number): SchoolDate =>
  termsAfter(facts.calendar, lastDayOf(facts), terms)

/** The last day on which anything about an induction is kept: to its end, or to the ECT's last day, and `years` more. */
export const recordsKeptUntil = (facts: EndingFacts, years: number): SchoolDate =>
  yearsAfter(lastDayOf(facts), years)

/** The last day on which somebody who left is known by name. */
export const leaverKeptUntil = (leftOn: SchoolDate, years: number): SchoolDate =>
  yearsAfter(addDays(leftOn, -1), years)

/** The last day on which it is kept how and where somebody who left was written to: they may come back. */
export const settingsKeptUntil = (leftOn: SchoolDate, messagesDays: number): SchoolDate =>
  addDays(leftOn, messagesDays - 1)

const yearsAfter = (day: SchoolDate, years: number): SchoolDate =>
  addDays(day, Math.ceil(years * DAYS_A_YEAR_OR_SO))

/** Of the induction, or of the ECT at the school where that is earlier. */
function lastDayOf(facts: EndingFacts): SchoolDate {
  const ends = endOf(facts)
  const left = facts.leftOn === undefined ? undefined : addDays(facts.leftOn, -1)
  return left !== undefined && left < ends ? left : ends
}

function endOf(facts: ClockFacts): SchoolDate {
  const { induction } = facts
  const { years, pace } = inductionClock(facts)
  const last = years.at(-1)
  if (last?.year === 2 && last.to !== undefined) return last.to
  const yearsToCome =
    (3 - induction.anchor.year) / Math.min(...pace.steps.map(({ share }) => share))
  return addDays(induction.anchor.from, Math.ceil(yearsToCome * DAYS_A_YEAR) + DAYS_A_TERM)
}

function termsAfter(calendar: SchoolCalendar, day: SchoolDate, terms: number): SchoolDate {
  const ends = new Map<string, { readonly from: SchoolDate; to: SchoolDate }>()
  for (const { academicYear, term, firstDay, lastDay } of calendar.halves) {
    const key = `${academicYear} ${term}`
    const known = ends.get(key)
    if (known === undefined) ends.set(key, { from: firstDay, to: lastDay })
    else known.to = lastDay
  }
  const later = [...ends.values()].filter(({ from }) => from > day)
  const last = terms === 0 ? day : later[terms - 1]?.to
  return last !== undefined && daysBetween(day, last) <= terms * DAYS_A_TERM * 2
    ? last
    : addDays(day, terms * DAYS_A_TERM)
}

/** What is kept how long, a sentence each, as the privacy card and page say it. */
export const sayRetention = (
  kept: Retention,
  words: ProgrammeWords = GENERAL_WORDS,
): readonly string[] => [
  `Messages sent: ${days(kept.messagesDays)}. That Keepstep said once that it stops reminding you, and its welcome, stay on record as long as your name does. Your settings, and where your chat is, go ${days(kept.messagesDays)} after you have left.`,
  `What you type to Keepstep is not kept, apart from what you save. Which message or press of yours was dealt with: ${days(kept.eventsDays)}. When your chat was last heard of stays until the next time.`,
  inWordsOf(
    words,
    `Notes, ideas for {steps}, recordings that are offered (their links), half-finished logs and the words of {actionSteps}: to the end of induction, or to the day an ECT leaves, and ${terms(kept.notesTerms)}. A half-finished log goes ${days(kept.eventsDays)} after it was finished or let go, an idea or an offer so long after it was taken back, an offer also after it was used. An idea that {a session} took stays with the notes.`,
  ),
  `Who looked at your detail: ${days(kept.looksDays)}.`,
  `What was logged, without words, days away and what was agreed about induction: to the end of induction, or to the day somebody leaves, and ${years(kept.recordsYears)} more. Then it goes, with the numbers of that time, and the name of whoever has left. Where you are erased before, it stays so long without your name. Where the school leaves, all of it goes.`,
  'A check-in keeps only how many said what in a term: nobody, and no moment. Its result stays until the next one.',
]

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
const years = (count: number): string => (count === 1 ? '1 year' : `${count} years`)
const terms = (count: number): string =>
  count === 0 ? 'no longer' : count === 1 ? 'one term more' : `${count} terms more`
