/** Figures of a school with their reasons, pure: counts of activities, never a name. */
import { sayShortWeek } from '../cards/say.ts'
import { addDays, type SchoolDate } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek } from '../domain/calendar/school-year.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { given } from '../domain/given.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import {
  type ActivityCount,
  type CountedDays,
  countActivity,
  daysNotCounted,
  sayActivity,
} from '../domain/oversight/engagement.ts'
import { sayStudySpacing, studySpacing } from '../domain/oversight/study-spacing.ts'
import type { ProgrammeWords } from '../domain/programme/programme.ts'
import { inWordsOf } from '../domain/programme/programme-words.ts'
import type { CountOf, PageFigure, SpacingPart, Trend } from './wire.ts'

/** What is counted on the page, in its order. */
export const COUNTED = ['self-study', 'drop-in', 'meeting'] as const
type Counted = (typeof COUNTED)[number]

/** A week among the teaching weeks of its school. */
export interface FigureGround {
  /** What the programmes of those who are counted have in common. */
  readonly words: ProgrammeWords
  readonly calendar: SchoolCalendar
  readonly week: TeachingWeek
  readonly expectations: readonly Expectation[]
}

const RULES: Readonly<Record<Counted, string>> = {
  'self-study': 'Counted: {selfStudy} that fell due, once the ECT logged it.',
  'drop-in': 'Counted: {dropIns} that fell due, once the mentor logged one.',
  meeting: 'Counted: {sessions} that fell due, once the mentor logged one.',
}

/** The days of a week, all seven. */
export const daysOfWeek = ({ monday }: Pick<TeachingWeek, 'monday'>): CountedDays => ({
  from: monday,
  to: addDays(monday, 6),
})

/** From the term's first Monday to the end of a week. */
export function termSoFar({
  calendar,
  week,
}: Pick<FigureGround, 'calendar' | 'week'>): CountedDays {
  const first = calendar.weeks.find(
    (one) => one.academicYear === week.academicYear && one.term === week.term,
  )
  return { from: first?.monday ?? week.monday, to: daysOfWeek(week).to }
}

/** Study, drop-ins and meetings: this week, last week, the term so far, and why. */
export function figuresOf(ground: FigureGround): readonly PageFigure[] {
  const { calendar, week, expectations, words } = ground
  const before = calendar.weeks.findLast(
    (one) => one.monday < week.monday && one.academicYear === week.academicYear,
  )
  return COUNTED.map((activity) => {
    const count = (days: CountedDays): ActivityCount => countActivity(expectations, activity, days)
    const now = count(daysOfWeek(week))
    return {
      id: activity,
      label: sayActivity(activity, words),
      thisWeek: countOf(now),
      ...given({ lastWeek: before && countOf(count(daysOfWeek(before))) }),
      termSoFar: countOf(count(termSoFar(ground))),
      because: becauseOf(activity, now, ground),
    }
  })
}

const countOf = ({ done, of }: CountOf): CountOf => ({ done, of })

function becauseOf(
  activity: Counted,
  count: ActivityCount,
  { calendar, week, words }: FigureGround,
) {
  return [
    inWordsOf(words, RULES[activity]),
    `${count.done} logged, ${count.open} still to come, ${count.notLogged} not logged yet.`,
    ...count.excused.map(({ because, count: left }) => `Left out: ${left}, ${because}.`),
    ...daysNotCounted(calendar, daysOfWeek(week)).map((day) => day.sentence),
  ]
}

/** The teaching weeks of a school year up to a week. */
const weeksUpTo = (calendar: SchoolCalendar, week: TeachingWeek): readonly TeachingWeek[] =>
  calendar.weeks.filter(
    (one) => one.academicYear === week.academicYear && one.monday <= week.monday,
  )

/** A line for each activity over the teaching weeks of the year so far. */
export const trendsOf = ({ calendar, week, expectations, words }: FigureGround): readonly Trend[] =>
  COUNTED.map((activity) => {
    const points = weeksUpTo(calendar, week).map((one) => ({
      week: sayShortWeek(one),
      monday: one.monday,
      ...countOf(countActivity(expectations, activity, daysOfWeek(one))),
    }))
    return {
      id: activity,
      title: sayActivity(activity, words),
      points,
      sentence: trendSentence(points),
    }
  })

function trendSentence(points: Trend['points']): string {
  const counted = points.filter(({ of }) => of > 0)
  const last = counted.at(-1)
  if (last === undefined) return 'Nothing was expected in these weeks.'
  const full = counted.filter(({ done, of }) => done === of).length
  const weeks = counted.length === 1 ? '1 week' : `${counted.length} weeks`
  return `Logged in full in ${full} of ${weeks}. In ${last.week.toLowerCase()}: ${last.done} of ${last.of}.`
}

/** How the study of these people is spread over the term's weeks. */
export function spacingOf(
  ground: FigureGround,
  log: readonly LogEntry[],
  people: ReadonlySet<string>,
): SpacingPart {
  const own = log.filter(({ personId }) => people.has(personId))
  const term = termSoFar(ground)
  const weeks = weeksUpTo(ground.calendar, ground.week).filter(({ monday }) => isIn(monday, term))
  const points = weeks.map((one) => {
    const { pieces, days } = studySpacing(own, daysOfWeek(one))
    return { week: sayShortWeek(one), monday: one.monday, pieces, days }
  })
  return { sentence: sayStudySpacing(studySpacing(own, term)), points }
}

const isIn = (day: SchoolDate, { from, to }: CountedDays): boolean => day >= from && day <= to
