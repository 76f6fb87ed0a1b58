/** What an induction tutor sees of each pair, in their own chat: counts with reasons, never content. */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek, WeekPosition } from '../calendar/school-year.ts'
import { given } from '../given.ts'
import type { InductionYear } from '../programme/programme.ts'
import { withoutSources } from '../programme/sources.ts'
import type { LeftOut, Tally } from './engagement.ts'
import { countActivity, daysNotCounted, sayActivity } from './engagement.ts'
import type { PairFacts, PairSignal } from './pair-signals.ts'
import { signalsOf } from './pair-signals.ts'
import { type Participation, sayParticipation } from './participation.ts'

/** A pair with names: only for the tutor of their school. */
export interface NamedPair extends PairFacts {
  readonly ectName: string
  readonly mentorName?: string
  readonly inductionYear: InductionYear
  /** How much of the programme each has taken part in, where the programme asks for a share. */
  readonly gauges: readonly Gauge[]
}

/** Somebody's part in the programme so far. */
export interface Gauge extends Participation {
  /** 'ECT', 'Mentor training'. */
  readonly whose: string
}

/** One pair's row. */
export interface PairDetailRow {
  readonly inductionId: string
  readonly ectName: string
  readonly mentorName?: string
  readonly inductionYear: InductionYear
  readonly figures: readonly {
    readonly label: string
    readonly thisWeek: Tally
    readonly termSoFar: Tally
    /** What of it was left out this week, and this term, by kind of reason. */
    readonly excused: readonly LeftOut[]
    readonly excusedThisTerm: readonly LeftOut[]
  }[]
  /** Sentences: what was not expected this week, and why. */
  readonly notCounted: readonly string[]
  readonly signals: readonly PairSignal[]
  /** Sentences: how much of the programme each has taken part in. */
  readonly gauges: readonly string[]
}

/** The tutor's private detail of a week. */
export interface PairDetail {
  readonly schoolName: string
  readonly week: WeekPosition
  readonly pairs: readonly PairDetailRow[]
}

/** What the detail is made of. */
export interface PairDetailFacts {
  readonly schoolName: string
  readonly calendar: SchoolCalendar
  readonly week: TeachingWeek
  readonly today: SchoolDate
  readonly pairs: readonly NamedPair[]
}

const FIGURES = ['self-study', 'drop-in', 'meeting'] as const

/** A row per pair, by the ECT's name, each signal with its reason and a next move (B-79, B-80). */
export function pairDetail(facts: PairDetailFacts): PairDetail {
  const pairs = [...facts.pairs].sort((a, b) => a.ectName.localeCompare(b.ectName, 'en'))
  return {
    schoolName: facts.schoolName,
    week: facts.week,
    pairs: pairs.map((pair) => rowOf(pair, facts)),
  }
}

function rowOf(pair: NamedPair, facts: PairDetailFacts): PairDetailRow {
  const thisWeek = { from: facts.week.monday, to: addDays(facts.week.monday, 6) }
  const termSoFar = { from: startOfTerm(facts), to: thisWeek.to }
  return {
    inductionId: pair.inductionId,
    ectName: pair.ectName,
    ...given({ mentorName: pair.mentorName }),
    inductionYear: pair.inductionYear,
    figures: FIGURES.map((activity) => {
      const week = countActivity(pair.expectations, activity, thisWeek)
      const term = countActivity(pair.expectations, activity, termSoFar)
      return {
        label: sayActivity(activity, pair.words),
        thisWeek: tally(week),
        termSoFar: tally(term),
        excused: week.excused,
        excusedThisTerm: term.excused,
      }
    }),
    notCounted: [
      ...pair.expectations
        .filter(({ state, dueOn }) => {
          return state === 'excused' && dueOn >= thisWeek.from && dueOn <= thisWeek.to
        })
        .map((one) => withoutSources(`${one.title}: ${one.reasons.at(-1) ?? 'not expected'}`)),
      ...daysNotCounted(facts.calendar, thisWeek).map((day) => day.sentence),
    ],
    signals: signalsOf(pair, facts.today),
    gauges: pair.gauges.map(sayGauge),
  }
}

const sayGauge = ({ whose, ...part }: Gauge): string => `${whose}: ${sayParticipation(part)}`

const tally = ({ done, of }: Tally): Tally => ({ done, of })

const startOfTerm = ({ calendar, week }: PairDetailFacts): SchoolDate =>
  calendar.weeks.find((one) => one.academicYear === week.academicYear && one.term === week.term)
    ?.monday ?? week.monday
