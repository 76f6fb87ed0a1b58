/** The hours off timetable that a mentor is owed for an ECT, added up for each year of induction (B-20). */
import type { SchoolDate } from '../calendar/school-date.ts'
import { given } from '../given.ts'
import type { InductionYear } from '../programme/programme.ts'
import { awayIn } from './days-in-school.ts'
import { turnsTaken } from './every-weeks.ts'
import type { Expectation } from './expectation.ts'
import { inductionClock } from './induction-clock.ts'
import type { InductionFacts } from './induction-facts.ts'

/** All in minutes, for one year of one induction. */
export interface MentorTime {
  readonly year: InductionYear
  readonly from: SchoolDate
  /** Absent while the calendar does not reach the end of the year: then `owed` is not all of it. */
  readonly to?: SchoolDate
  readonly owed: number
  /** Of weeks that have begun by today. */
  readonly soFar: number
  readonly each: { readonly minutes: number; readonly every: 1 | 2 }
  readonly source: string
}

/** Years without hours in the programme's documents are left out. A week in which the ECT is away owes nothing. */
export function mentorTime(facts: InductionFacts): readonly MentorTime[] {
  const { programme, today } = facts
  const { pace, years } = inductionClock(facts)
  const ground = { pace, isAway: awayIn(facts) }
  return years.flatMap((stretch) => {
    const rule = programme.years[stretch.year]?.mentorTime
    if (rule === undefined || stretch.parts.length === 0) return []
    const { minutes, every, most, source } = rule
    const limit = most === undefined ? undefined : ({ count: most, per: 'year' } as const)
    const turns = turnsTaken(
      { every, countedFrom: 'year', ...given({ limit }) },
      { ...ground, stretch },
    )
    const begun = turns.filter(([week]) => week.monday <= today)
    return [
      {
        year: stretch.year,
        from: stretch.from,
        ...given({ to: stretch.to }),
        owed: turns.length * minutes,
        soFar: begun.length * minutes,
        each: { minutes, every },
        source,
      },
    ]
  })
}

/** What is logged of it in that year: drop-ins and meetings, with the programme's own minutes for each. */
export const mentorTimeLogged = (
  expectations: readonly Expectation[],
  year: InductionYear,
): number =>
  expectations
    .filter(
      ({ activity, state, inductionYear }) =>
        (activity === 'drop-in' || activity === 'meeting') &&
        state === 'done' &&
        inductionYear === year,
    )
    .reduce((sum, { minutes = 0 }) => sum + minutes, 0)
