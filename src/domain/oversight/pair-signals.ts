/**
 * Signs that a pair may be glad of support: for the induction tutor's own chat only, each with its
 * reason and a next move for the school. Nothing here reads a note, nothing decides anything, and
 * what was excused is never looked at.
 */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, daysBetween, sayDay } from '../calendar/school-date.ts'
import type { RepeatSignal } from '../coaching/action-steps.ts'
import type { Expectation } from '../expectations/expectation.ts'
import type { LogEntry } from '../log-entry.ts'
import type { Absence } from '../people.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { joinedAbsences } from './joined-absences.ts'
import type { PairSignal } from './pair-signal.ts'
import { type PracticeFacts, practiceSigns } from './practice-signals.ts'

export type { PairSignal } from './pair-signal.ts'

/** A mentor away for longer than this is stood in for (B-08). */
export const LONG_ABSENCE_DAYS = 21
/** From so many days away the tutor looks who is free, and from so many it is worth knowing at all. */
export const COVER_DAYS = 10
export const SHORT_ABSENCE_DAYS = 5
/** So far ahead a mentor's days away are told. */
const SOON_DAYS = 7

/** What a signal is worked out from. Counts and dates only. */
export interface PairFacts extends PracticeFacts {
  readonly inductionId: string
  /** The words of the pair's programme. */
  readonly words: ProgrammeWords
  /** Everything expected around this ECT. */
  readonly expectations: readonly Expectation[]
  /** Entries of this induction that stand: dates and outcomes. */
  readonly log: readonly LogEntry[]
  readonly hasMentor: boolean
  readonly mentorAbsences: readonly Absence[]
  readonly repeat: RepeatSignal
  /** Messages to one of the two do not arrive. */
  readonly cannotBeReached: boolean
}

/** Looks for one sign on a day. */
type Sign = (pair: PairFacts, today: SchoolDate) => PairSignal | undefined

const noMentor: Sign = ({ hasMentor }) =>
  hasMentor
    ? undefined
    : {
        kind: 'no-mentor',
        level: 1,
        sentence: 'There is no mentor at the moment',
        because: 'No pairing covers today.',
        nextMove: 'Pair a mentor, or name somebody who stands in.',
      }

const AWAY: readonly Pick<PairSignal, 'sentence' | 'nextMove'>[] = [
  {
    sentence: 'The mentor is away for a while',
    nextMove: 'See who could take the next {session}.',
  },
  {
    sentence: 'The mentor is away for ten days or more',
    nextMove: 'Name a stand-in, so that {sessions} go on.',
  },
  {
    sentence: 'The mentor is away for more than three weeks',
    nextMove: 'Arrange cover: a trained mentor, or a replacement to register.',
  },
]

/** Told before it begins, and again as it becomes long (B-08, B-84). */
const mentorAway: Sign = ({ mentorAbsences }, today) => {
  const [away] = joinedAbsences(mentorAbsences)
    .filter(({ from, to }) => from <= addDays(today, SOON_DAYS) && today <= to)
    .map((one) => ({ ...one, days: daysBetween(one.from, one.to) + 1 }))
    .filter(({ days }) => days >= SHORT_ABSENCE_DAYS)
    .sort((a, b) => b.days - a.days)
  if (away === undefined) return undefined
  const level = away.days > LONG_ABSENCE_DAYS ? 3 : away.days >= COVER_DAYS ? 2 : 1
  const words = AWAY[level - 1] as (typeof AWAY)[number]
  const because = `Away from ${sayDay(away.from)} to ${sayDay(away.to)}.`
  return { kind: 'mentor-away', level, because, ...words }
}

const repeatedStep: Sign = ({ repeat }) =>
  repeat.kind === 'tell-tutor'
    ? {
        kind: 'repeated-step',
        level: repeat.times,
        sentence: 'The pair may welcome coaching support',
        because: `The same {actionStep} was agreed ${repeat.times} times in a row.${repeat.mentorTold ? ' The mentor has been told.' : ''}`,
        nextMove: 'Offer help: sit in on {a session}, or share a model.',
      }
    : undefined

const event: Sign = ({ expectations }, today) => {
  const gone = expectations.find(
    (one) =>
      one.activity === 'event' &&
      one.state === 'not-logged' &&
      daysBetween(one.dueOn, today) <= LONG_ABSENCE_DAYS,
  )
  if (gone === undefined) return undefined
  return {
    kind: 'event',
    level: 1,
    sentence: 'An event may need catching up',
    because: `${gone.title} is not logged yet.`,
    nextMove: 'Check whether it was attended, or which catch-up material is set.',
  }
}

const contact: Sign = ({ cannotBeReached }) =>
  cannotBeReached
    ? {
        kind: 'contact',
        level: 1,
        sentence: 'The contact route does not work',
        because: 'Messages to one of the pair do not arrive.',
        nextMove: 'Check that they still have the app, and their email in the roster.',
      }
    : undefined

/** In the order in which a tutor would want to know. */
const SIGNS: readonly Sign[] = [
  noMentor,
  mentorAway,
  repeatedStep,
  ...practiceSigns,
  event,
  contact,
]

/** Every sign for one pair on a day (B-08, B-63, B-72, B-79 to B-86). */
export const signalsOf = (pair: PairFacts, today: SchoolDate): readonly PairSignal[] =>
  SIGNS.map((sign) => sign(pair, today))
    .filter((signal) => signal !== undefined)
    .map((signal) => inWordsOf(pair.words, signal))
