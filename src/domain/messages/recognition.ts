/** What is true of somebody and worth a word beside a reminder. Never praise for its own sake. Pure. */
import { addDays, mondayOf, type SchoolDate } from '../calendar/school-date.ts'
import type { Expectation } from '../expectations/expectation.ts'
import type { LogEntry } from '../log-entry.ts'

export type Recognition =
  /** A step of this induction was met on a day of the last week. */
  | { readonly kind: 'step-met'; readonly inductionId: string; readonly on: SchoolDate }
  /** All that was theirs to log was logged in so many weeks in a row, up to last week. */
  | { readonly kind: 'unbroken'; readonly weeks: number }

/** What it is worked out from. */
export interface RecognitionFacts {
  readonly personId: string
  readonly today: SchoolDate
  /** What this person logs. */
  readonly expectations: readonly Expectation[]
  /** Entries of the inductions that they have a part in. */
  readonly log: readonly LogEntry[]
}

/** So long a step that was met is news. */
const NEWS_DAYS = 8
/** Fewer weeks are no chain. */
const LEAST_WEEKS = 2

/** A step that was met of late, else a chain of weeks that is unbroken; undefined where there is neither. */
export function recognitionOf(facts: RecognitionFacts): Recognition | undefined {
  const since = addDays(facts.today, -NEWS_DAYS)
  const met = facts.log.findLast(
    ({ outcome, on, inductionId }) =>
      outcome === 'met' && on >= since && on <= facts.today && inductionId !== undefined,
  )
  if (met?.inductionId !== undefined) {
    return { kind: 'step-met', inductionId: met.inductionId, on: met.on }
  }
  const weeks = unbrokenWeeks(facts)
  return weeks < LEAST_WEEKS ? undefined : { kind: 'unbroken', weeks }
}

/** Weeks before this one, of this school year, in which all that fell due was logged; others do not count. */
function unbrokenWeeks({ personId, today, expectations }: RecognitionFacts): number {
  const thisWeek = mondayOf(today)
  const states = new Map<SchoolDate, boolean>()
  const year = yearOf(today)
  for (const one of expectations) {
    const monday = mondayOf(one.dueOn)
    const isCounted = one.state !== 'excused' && one.optional !== true && one.personId === personId
    if (!isCounted || monday >= thisWeek || yearOf(monday) !== year) continue
    states.set(monday, (states.get(monday) ?? true) && one.state === 'done')
  }
  const latestFirst = [...states].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, isDone]) => isDone)
  const broken = latestFirst.indexOf(false)
  return broken < 0 ? latestFirst.length : broken
}

/** School years turn in August. */
const yearOf = (day: SchoolDate): number =>
  Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0)
