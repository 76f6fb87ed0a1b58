/**
 * Signs that a pair may be glad of support: for the induction tutor's own chat only, each with its
 * reason and a next move for the school. Nothing here reads a note, and nothing decides anything.
 */

import type { SchoolDate } from '../calendar/school-date.ts'
import { addDays, daysBetween, sayDay } from '../calendar/school-date.ts'
import type { RepeatSignal } from '../coaching/action-steps.ts'
import type { Expectation } from '../expectations/expectation.ts'
import type { Absence } from '../people.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import { joinedAbsences } from './joined-absences.ts'

/** A mentor away for longer than this is stood in for (B-08). */
export const LONG_ABSENCE_DAYS = 21
/** So many meetings in a row without a log are a reason to ask how things are (B-79). */
export const MEETINGS_WITHOUT_LOG = 3

/** What a signal is worked out from. Counts and dates only. */
export interface PairFacts {
  readonly inductionId: string
  /** The words of the pair's programme. */
  readonly words: ProgrammeWords
  /** Everything expected around this ECT. */
  readonly expectations: readonly Expectation[]
  readonly hasMentor: boolean
  readonly mentorAbsences: readonly Absence[]
  readonly repeat: RepeatSignal
  /** Messages to one of the two do not arrive. */
  readonly cannotBeReached: boolean
}

/** One sign, why it is shown, and what the school might do. */
export interface PairSignal {
  readonly kind: 'no-mentor' | 'mentor-away' | 'repeated-step' | 'meetings' | 'event' | 'contact'
  readonly sentence: string
  readonly because: string
  readonly nextMove: string
}

type Sign = (pair: PairFacts, today: SchoolDate) => PairSignal | undefined

const noMentor: Sign = ({ hasMentor }) =>
  hasMentor
    ? undefined
    : {
        kind: 'no-mentor',
        sentence: 'There is no mentor at the moment',
        because: 'No pairing covers today.',
        nextMove: 'Pair a mentor, or name somebody who stands in.',
      }

const mentorAway: Sign = ({ mentorAbsences }, today) => {
  const away = joinedAbsences(mentorAbsences).find(
    ({ from, to }) =>
      from <= addDays(today, 7) && today <= to && daysBetween(from, to) + 1 > LONG_ABSENCE_DAYS,
  )
  if (away === undefined) return undefined
  return {
    kind: 'mentor-away',
    sentence: 'The mentor is away for more than three weeks',
    because: `Away from ${sayDay(away.from)} to ${sayDay(away.to)}.`,
    nextMove: 'Arrange cover: a trained mentor, or a replacement to register.',
  }
}

const repeatedStep: Sign = ({ repeat, words }) =>
  repeat.kind === 'tell-tutor'
    ? {
        kind: 'repeated-step',
        sentence: 'The pair may welcome coaching support',
        because: `The same ${words.actionStep} was agreed ${repeat.times} times in a row.${repeat.mentorTold ? ' The mentor has been told.' : ''}`,
        nextMove: inWordsOf(words, 'Offer help: sit in on {a session}, or share a model.'),
      }
    : undefined

const meetings: Sign = ({ expectations, words }) => {
  const recent = expectations
    .filter((one) => one.activity === 'meeting' && isPast(one))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .slice(-MEETINGS_WITHOUT_LOG)
  const isRun =
    recent.length === MEETINGS_WITHOUT_LOG && recent.every((one) => one.state === 'not-logged')
  if (!isRun) return undefined
  return {
    kind: 'meetings',
    sentence: 'The pair may need time together',
    because: inWordsOf(
      words,
      `The last ${MEETINGS_WITHOUT_LOG} {sessions} are not logged yet. They may have happened.`,
    ),
    nextMove: 'Ask whether cover or another time would help, or mark somebody away.',
  }
}

const isPast = (one: Expectation): boolean => one.state === 'done' || one.state === 'not-logged'

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
    sentence: 'An event may need catching up',
    because: `${gone.title} is not logged yet.`,
    nextMove: 'Check whether it was attended, or which catch-up material is set.',
  }
}

const contact: Sign = ({ cannotBeReached }) =>
  cannotBeReached
    ? {
        kind: 'contact',
        sentence: 'The contact route does not work',
        because: 'Messages to one of the pair do not arrive.',
        nextMove: 'Check that they still have the app, and their email in the roster.',
      }
    : undefined

/** In the order in which a tutor would want to know. */
const SIGNS: readonly Sign[] = [noMentor, mentorAway, repeatedStep, meetings, event, contact]

/** Every sign for one pair on a day (B-08, B-63, B-72, B-79, B-84). */
export const signalsOf = (pair: PairFacts, today: SchoolDate): readonly PairSignal[] =>
  SIGNS.map((sign) => sign(pair, today)).filter((signal) => signal !== undefined)
