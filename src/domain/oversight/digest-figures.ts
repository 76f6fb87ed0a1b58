/** The figures of a digest: this week and the term so far, each only where it may stand in a channel. */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays } from '../calendar/school-date.ts'
import { isSameHalf, type SchoolCalendar, type WeekPosition } from '../calendar/school-year.ts'
import type { Expectation } from '../expectations/expectation.ts'
import { given } from '../given.ts'
import type { Activity } from '../log-entry.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { type KnownToReader, mayBeShown, type Part, readersOf } from './channel-privacy.ts'
import type { CountedDays, LeftOut, Tally } from './engagement.ts'
import { countedIn, leftOut, sayActivity } from './engagement.ts'

/** How this half of a term stands beside the one before. */
export type Direction = 'up' | 'down' | 'level'

/** One line of figures. */
export interface DigestFigure {
  readonly label: string
  /** False in a week in which nothing of it was expected. */
  readonly expected: boolean
  /** Absent where the number would name somebody. */
  readonly thisWeek?: Tally
  /** Absent in the first teaching week of the calendar too. */
  readonly lastWeek?: Tally
  /** Of the weeks of this term whose numbers may be shown. */
  readonly termSoFar?: Tally
  /** Beside the half term before; absent where one of them has nothing to show. */
  readonly direction?: Direction
  /** What of it was left out this week, by reason; only where the number is shown. */
  readonly excused: readonly LeftOut[]
}

/** What the figures are worked out from. */
export interface FigureFacts {
  /** What the programmes of the school have in common. */
  readonly words: ProgrammeWords
  readonly calendar: SchoolCalendar
  readonly week: WeekPosition
  readonly expectations: readonly Expectation[]
  readonly stepsAgreed: readonly { readonly inductionId: string; readonly on: SchoolDate }[]
}

const ACTIVITIES = ['self-study', 'drop-in', 'meeting'] as const

/** What people have of a figure in some days. */
type PartsIn = (days: CountedDays) => readonly Part[]

/** What a week comes to. */
interface WeekCounted {
  readonly expected: boolean
  /** Absent where the number would name somebody. */
  readonly shown: Tally | undefined
}

/** All figures, and what may be shown of study, drop-ins and meetings of the school year so far. */
export function digestFigures(facts: FigureFacts): {
  readonly figures: readonly DigestFigure[]
  readonly yearSoFar: Tally
} {
  const { words } = facts
  const readers = readersOf(facts.expectations)
  const counted = ACTIVITIES.map((activity) => ({
    label: sayActivity(activity, words),
    countOf: onceAWeek(partsOf(facts.expectations, activity), readers),
    excused: excusedOf(facts.expectations, activity),
  }))
  const steps = {
    label: inWordsOf(words, '{ActionSteps} agreed'),
    countOf: onceAWeek(stepParts(facts), readers),
    // A step is agreed in a meeting: what is left out there is left out here.
    excused: excusedOf(facts.expectations, 'meeting'),
  }
  const thisYear = weeksUpTo(facts).filter(
    ({ academicYear }) => academicYear === facts.week.academicYear,
  )
  return {
    figures: [...counted, steps].map((one) => figureOf(facts, one)),
    yearSoFar: add(counted.flatMap(({ countOf }) => shownIn(thisYear, countOf))),
  }
}

type CountOf = (week: WeekPosition) => WeekCounted

interface Counting {
  readonly label: string
  readonly countOf: CountOf
  readonly excused: (days: CountedDays) => readonly LeftOut[]
}

function figureOf(facts: FigureFacts, { label, countOf, excused }: Counting): DigestFigure {
  const { week } = facts
  const weeks = weeksUpTo(facts)
  const { expected, shown: thisWeek } = countOf(week)
  const [lastWeek] = shownIn(weeks.slice(0, -1).slice(-1), countOf)
  const isThisTerm = (one: WeekPosition): boolean =>
    one.academicYear === week.academicYear && one.term === week.term
  const termSoFar = shownIn(weeks.filter(isThisTerm), countOf)
  const direction = directionOf(facts, countOf)
  return {
    label,
    expected,
    ...given({ thisWeek }),
    ...given({ lastWeek }),
    ...(termSoFar.length === 0 ? {} : { termSoFar: add(termSoFar) }),
    ...given({ direction }),
    excused: thisWeek === undefined ? [] : excused(daysOf(week)),
  }
}

const daysOf = ({ monday }: WeekPosition): CountedDays => ({ from: monday, to: addDays(monday, 6) })

const weeksUpTo = ({ calendar, week }: FigureFacts): readonly WeekPosition[] =>
  calendar.weeks.filter(({ monday }) => monday <= week.monday)

/** Each week is asked for by several figures, and counted once. */
function onceAWeek(parts: PartsIn, readers: readonly KnownToReader[]): CountOf {
  const known = new Map<SchoolDate, WeekCounted>()
  return (week) => {
    const before = known.get(week.monday)
    if (before !== undefined) return before
    const some = parts(daysOf(week))
    const counted = {
      expected: some.some(({ of }) => of > 0),
      shown: mayBeShown(some, readers) ? add(some) : undefined,
    }
    known.set(week.monday, counted)
    return counted
  }
}

/** The numbers of those weeks in which they may be shown. */
const shownIn = (weeks: readonly WeekPosition[], countOf: CountOf): readonly Tally[] =>
  weeks.flatMap((week) => countOf(week).shown ?? [])

const add = (tallies: readonly Tally[]): Tally => ({
  done: tallies.reduce((sum, { done }) => sum + done, 0),
  of: tallies.reduce((sum, { of }) => sum + of, 0),
})

/** A difference of less than five in a hundred is none. */
const LEVEL = 0.05

function directionOf(facts: FigureFacts, countOf: CountOf): Direction | undefined {
  const { week } = facts
  const isNow = (one: WeekPosition): boolean => isSameHalf(one, week)
  const weeks = weeksUpTo(facts)
  const before = weeks.findLast((one) => !isNow(one))
  const isBefore = (one: WeekPosition): boolean => before !== undefined && isSameHalf(one, before)
  const [now, then] = [
    add(shownIn(weeks.filter(isNow), countOf)),
    add(shownIn(weeks.filter(isBefore), countOf)),
  ]
  if (now.of === 0 || then.of === 0) return undefined
  const change = now.done / now.of - then.done / then.of
  return Math.abs(change) < LEVEL ? 'level' : change > 0 ? 'up' : 'down'
}

/** By the person who logs it. */
const partsOf =
  (expectations: readonly Expectation[], activity: Activity): PartsIn =>
  (days) => {
    const parts = new Map<string, { done: number; of: number }>()
    for (const one of countedIn(expectations, activity, days)) {
      if (one.state === 'excused') continue
      const part = parts.get(one.personId) ?? { done: 0, of: 0 }
      part.of += 1
      part.done += one.state === 'done' ? 1 : 0
      parts.set(one.personId, part)
    }
    return [...parts].map(([whose, part]) => ({ whose, ...part }))
  }

const excusedOf =
  (expectations: readonly Expectation[], activity: Activity) =>
  (days: CountedDays): readonly LeftOut[] =>
    leftOut(countedIn(expectations, activity, days))

/** How many of those pairs agreed a step in the days: for whoever may see the plain number. */
export const stepsAgreed = (facts: FigureFacts, days: CountedDays): Tally =>
  add(stepParts(facts)(days))

/**
 * Of the pairs whose meeting was expected and agrees a step: which agreed one in those days. By the
 * mentor, who logs the meeting: whoever could tell from it that a step is not there, could tell that.
 */
const stepParts =
  ({ expectations, stepsAgreed }: FigureFacts): PartsIn =>
  ({ from, to }) => {
    const mentorOf = new Map(
      expectations
        .filter(({ activity, state, dueOn, step }) => {
          const agreesStep = activity === 'meeting' && state !== 'excused' && step === undefined
          return agreesStep && dueOn >= from && dueOn <= to
        })
        .flatMap(({ inductionId, personId }) =>
          inductionId === undefined ? [] : [[inductionId, personId] as const],
        ),
    )
    const agreed = new Set(
      stepsAgreed.filter(({ on }) => on >= from && on <= to).map((one) => one.inductionId),
    )
    const parts = new Map<string, { done: number; of: number }>()
    for (const [inductionId, whose] of mentorOf) {
      const part = parts.get(whose) ?? { done: 0, of: 0 }
      part.of += 1
      part.done += agreed.has(inductionId) ? 1 : 0
      parts.set(whose, part)
    }
    return [...parts].map(([whose, part]) => ({ whose, ...part }))
  }
