/**
 * Engagement: how much of what was expected is logged, with the reason for everything that was left
 * out. Counts of activities, never a figure about a person.
 */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, eachDay, mondayOf, sayDay } from '../calendar/school-date.ts'
import type { DayKind, SchoolCalendar } from '../calendar/school-year.ts'
import type { ExcuseKind, Expectation } from '../expectations/expectation.ts'
import type { Activity } from '../log-entry.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { GENERAL_WORDS, inWordsOf } from '../programme/programme-words.ts'

/** Days, both included: what fell due in them is counted. */
export interface CountedDays {
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/** How many of how many; `of` leaves out what was excused. */
export interface Tally {
  readonly done: number
  readonly of: number
}

/** So many left out of a count, and why in a word or two. */
export interface LeftOut {
  readonly because: string
  readonly count: number
}

/** One activity over some days. */
export interface ActivityCount extends Tally {
  readonly activity: Activity
  readonly notLogged: number
  /** Not due yet. */
  readonly open: number
  readonly excused: readonly LeftOut[]
  /** 'Self-study: 5 of 6 logged. Not counted: away 1.' */
  readonly sentence: string
}

/** A week without teaching, or a day of a week, that no count includes. */
export interface DayNotCounted {
  readonly on: SchoolDate
  readonly because: string
  readonly sentence: string
}

const ACTIVITY: Record<Activity, string> = {
  'self-study': '{SelfStudy}',
  'drop-in': '{DropIns}',
  meeting: '{Sessions}',
  diagnostic: 'Diagnostics',
  event: 'Events',
  expert: 'Time with an expert colleague',
  'mentor-training': 'Mentor training',
  onboarding: 'Getting started',
  'action-plan': 'Action plans',
}

const EXCUSE: Record<ExcuseKind, string> = {
  away: 'away',
  'no-day': 'no day in school',
  'not-begun': 'before they began',
  'no-mentor': 'no mentor yet',
  optional: 'optional',
  'carried-over': 'goes on in the next year',
  cover: 'cover',
  'trip-or-event': 'trip or event',
  'timetable-clash': 'timetable clash',
  'put-aside': 'not this week',
}

/** 'Self-study', 'Drop-ins': the name of an activity in a count. */
export const sayActivity = (activity: Activity, words: ProgrammeWords): string =>
  inWordsOf(words, ACTIVITY[activity])

/** What is optional counts once it is done, and nowhere else. */
const fellDueIn = (one: Expectation, { from, to }: CountedDays): boolean =>
  one.dueOn >= from && one.dueOn <= to && (one.optional !== true || one.state === 'done')

/** What of one activity fell due in the days, excused ones too. */
export const countedIn = (
  expectations: readonly Expectation[],
  activity: Activity,
  days: CountedDays,
): readonly Expectation[] =>
  expectations.filter((one) => one.activity === activity && fellDueIn(one, days))

/** Counts one activity, and says so in the words of who reads it. */
export function countActivity(
  expectations: readonly Expectation[],
  activity: Activity,
  days: CountedDays,
  words: ProgrammeWords = GENERAL_WORDS,
): ActivityCount {
  const counted = countedIn(expectations, activity, days)
  const inState = (state: Expectation['state']): number =>
    counted.filter((one) => one.state === state).length
  const [done, notLogged, open] = [inState('done'), inState('not-logged'), inState('open')]
  const excused = leftOut(counted)
  const of = done + notLogged + open
  const sentence = `${sayActivity(activity, words)}: ${done} of ${of} logged.${sayLeftOut(excused)}`
  return { activity, done, of, notLogged, open, excused, sentence }
}

/** Counts every activity of which something fell due, in the order of a week. */
export function countEngagement(
  expectations: readonly Expectation[],
  days: CountedDays,
  words: ProgrammeWords,
): readonly ActivityCount[] {
  const present = new Set(
    expectations.filter((one) => fellDueIn(one, days)).map((one) => one.activity),
  )
  return (Object.keys(ACTIVITY) as Activity[])
    .filter((activity) => present.has(activity))
    .map((activity) => countActivity(expectations, activity, days, words))
}

/** What was excused, by kind of reason, the most frequent first. */
export function leftOut(expectations: readonly Expectation[]): readonly LeftOut[] {
  const counts = new Map<string, number>()
  for (const { state, excusedFor } of expectations) {
    if (state !== 'excused') continue
    const because = excusedFor === undefined ? 'not expected' : EXCUSE[excusedFor]
    counts.set(because, (counts.get(because) ?? 0) + 1)
  }
  return [...counts]
    .map(([because, count]) => ({ because, count }))
    .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1))
}

const sayLeftOut = (excused: readonly LeftOut[]): string =>
  excused.length === 0
    ? ''
    : ` Not counted: ${excused.map(({ because, count }) => `${because} ${count}`).join(', ')}.`

const CLOSED: Record<Exclude<DayKind, 'teaching' | 'weekend'>, string> = {
  inset: 'training day',
  'bank-holiday': 'bank holiday',
  closure: 'school closed',
  'half-term': 'half term',
  holiday: 'holidays',
}

/** Weeks without teaching, and single days without lessons, between these days (B-24). */
export function daysNotCounted(
  calendar: SchoolCalendar,
  days: CountedDays,
): readonly DayNotCounted[] {
  const found: DayNotCounted[] = []
  for (let monday = mondayOf(days.from); monday <= days.to; monday = addDays(monday, 7)) {
    found.push(...notCountedInWeek(calendar, monday))
  }
  return found
}

function notCountedInWeek(calendar: SchoolCalendar, monday: SchoolDate): DayNotCounted[] {
  if (calendar.weekOf(monday) === undefined) {
    const because = closedFor(calendar, monday)
    const week = sayDay(monday).split(' ').slice(1).join(' ')
    return [{ on: monday, because, sentence: `Week of ${week} not counted: ${because}.` }]
  }
  return eachDay(monday, addDays(monday, 4))
    .filter((day) => calendar.kindOf(day) !== 'teaching')
    .map((day) => {
      const because = closedFor(calendar, day)
      return { on: day, because, sentence: `${sayDay(day)} not counted: ${because}.` }
    })
}

function closedFor(calendar: SchoolCalendar, day: SchoolDate): string {
  const kind = calendar.kindOf(day)
  return kind === 'teaching' || kind === 'weekend' ? 'holidays' : CLOSED[kind]
}
