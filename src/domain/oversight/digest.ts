/**
 * A week of one school for the induction tutor's channel: logistics only. No names of people who
 * have not logged, no number that would name one, no words from notes; the pure figures that the
 * card puts into at most twelve lines.
 */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, sayDay } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek, WeekPosition } from '../calendar/school-year.ts'
import type { Expectation } from '../expectations/expectation.ts'
import { given } from '../given.ts'
import type { LogEntry } from '../log-entry.ts'
import { SMALLEST_GROUP } from './channel-privacy.ts'
import { type DigestFigure, digestFigures } from './digest-figures.ts'
import type { CountedDays, LeftOut, Tally } from './engagement.ts'
import { daysNotCounted } from './engagement.ts'

export type { DigestFigure } from './digest-figures.ts'

/** All that a digest is made of. */
export interface SchoolWeekFacts {
  readonly schoolName: string
  readonly calendar: SchoolCalendar
  readonly week: TeachingWeek
  /** Around every induction at the school. */
  readonly expectations: readonly Expectation[]
  /** Current versions, without those taken back. */
  readonly log: readonly LogEntry[]
  /** When steps were agreed, and by which pair: never their words. */
  readonly stepsAgreed: readonly { readonly inductionId: string; readonly on: SchoolDate }[]
  /** Sentences that name only people who agreed to it. */
  readonly celebrate: readonly string[]
  /** Dates that the school must keep, such as the one for the order of modules (contradiction 29). */
  readonly deadlines: readonly { readonly title: string; readonly on: SchoolDate }[]
  /** The share of the programme that it asks people to take part in, 0.75; absent where none does. */
  readonly shareAsked?: number
}

/** A digest, ready for its card. */
export interface Digest {
  readonly schoolName: string
  readonly week: WeekPosition
  /** Self-study, drop-ins, meetings, action steps agreed. */
  readonly figures: readonly DigestFigure[]
  /** Days of the week without lessons: "training day 1". */
  readonly daysOff: readonly LeftOut[]
  readonly celebrate: readonly string[]
  /** Meetings in timetabled time, of those whose log says: the school's side of things. */
  readonly timetabled?: Tally
  /** Of what may be shown this year so far, how much is logged, and the share that is asked for. */
  readonly course?: Tally & { readonly share: number }
  /** Modules, events and deadlines. */
  readonly nextWeek: readonly string[]
  /** The first teaching day after a break, where next week is one. */
  readonly backOn?: SchoolDate
}

/** A digest, or why none is posted. */
export type DigestDecision =
  | { readonly kind: 'digest'; readonly digest: Digest }
  | { readonly kind: 'nothing-to-say'; readonly because: 'nothing-expected' }

const MOST_NEXT_WEEK = 3

/**
 * The digest of a week. A week in which nothing was expected, nothing was logged and nothing is
 * ahead is not posted: a school without active inductions hears nothing. Where something is ahead,
 * a quiet week is posted and says so.
 */
export function weeklyDigest(facts: SchoolWeekFacts): DigestDecision {
  const days = daysOf(facts.week)
  const nextWeek = comingWeek(facts)
  const isQuiet =
    !facts.expectations.some((one) => one.dueOn >= days.from && one.dueOn <= days.to) &&
    !facts.log.some((entry) => entry.on >= days.from && entry.on <= days.to)
  if (isQuiet && nextWeek.length === 0) {
    return { kind: 'nothing-to-say', because: 'nothing-expected' }
  }
  return { kind: 'digest', digest: digestOf(facts, days, nextWeek) }
}

function digestOf(facts: SchoolWeekFacts, days: CountedDays, nextWeek: readonly string[]): Digest {
  const timetabled = timetabledMeetings(facts.log, days)
  const backOn = backAfterBreak(facts)
  const { figures, yearSoFar } = digestFigures(facts)
  const { shareAsked } = facts
  return {
    schoolName: facts.schoolName,
    week: facts.week,
    figures,
    daysOff: daysOff(facts, days),
    celebrate: [...facts.celebrate, ...stepsMet(facts, days)],
    ...given({ timetabled }),
    ...(shareAsked === undefined || yearSoFar.of === 0
      ? {}
      : { course: { ...yearSoFar, share: shareAsked } }),
    nextWeek,
    ...given({ backOn }),
  }
}

const daysOf = (week: WeekPosition): CountedDays => ({
  from: week.monday,
  to: addDays(week.monday, 6),
})

function daysOff(facts: SchoolWeekFacts, days: CountedDays): readonly LeftOut[] {
  const closed = new Map<string, number>()
  for (const { because } of daysNotCounted(facts.calendar, days)) {
    closed.set(because, (closed.get(because) ?? 0) + 1)
  }
  return [...closed].map(([because, count]) => ({ because, count }))
}

/** Of so few meetings that it would name a pair, nothing is said. */
function timetabledMeetings(log: readonly LogEntry[], days: CountedDays): Tally | undefined {
  const told = log.filter(
    (entry) =>
      entry.activity === 'meeting' &&
      entry.timetabled !== undefined &&
      entry.on >= days.from &&
      entry.on <= days.to,
  )
  if (new Set(told.map(({ inductionId }) => inductionId)).size < SMALLEST_GROUP) return undefined
  return { done: told.filter((entry) => entry.timetabled === 'yes').length, of: told.length }
}

/** Something good without a name (B-88), where there are enough pairs for it to be nobody's alone. */
function stepsMet({ log, expectations }: SchoolWeekFacts, days: CountedDays): readonly string[] {
  const pairs = new Set(expectations.flatMap(({ inductionId }) => inductionId ?? []))
  if (pairs.size < SMALLEST_GROUP) return []
  const met = new Set(
    log
      .filter(({ outcome, on }) => outcome === 'met' && on >= days.from && on <= days.to)
      .map((entry) => entry.stepId ?? entry.id),
  ).size
  if (met === 0) return []
  return [met === 1 ? 'An action step was met.' : `${met} action steps were met.`]
}

function comingWeek(facts: SchoolWeekFacts): readonly string[] {
  const from = addDays(facts.week.monday, 7)
  const days = { from, to: addDays(from, 6) }
  const coming = facts.expectations.filter(
    (one) => one.state !== 'excused' && one.dueOn >= days.from && one.dueOn <= days.to,
  )
  const modules = new Set(
    coming.flatMap(({ module }) => (module === undefined ? [] : [module.title])),
  )
  const events = new Set(
    coming
      .filter((one) => one.activity === 'event')
      .map((one) => `${one.title}, ${one.opensOn === one.dueOn ? '' : 'by '}${sayDay(one.dueOn)}`),
  )
  const deadlines = facts.deadlines
    .filter(({ on }) => on >= days.from && on <= days.to)
    .map(({ title, on }) => `${title} by ${sayDay(on)}`)
  const said = [...deadlines, ...events, ...[...modules].map((title) => `study of ${title}`)]
  return said.slice(0, MOST_NEXT_WEEK)
}

function backAfterBreak({ calendar, week }: SchoolWeekFacts): SchoolDate | undefined {
  const next = calendar.weeks.find((one) => one.monday > week.monday)
  return next === undefined || next.monday === addDays(week.monday, 7)
    ? undefined
    : next.teachingDays[0]
}
