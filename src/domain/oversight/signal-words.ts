/**
 * What signals there are, in words for the people whom they are about: the privacy card, its page and
 * the trust pack list them from here. A kind of signal that is not here does not compile.
 */
import { REPEATS_IN_A_ROW } from '../coaching/action-steps.ts'
import type { ProgrammeWords } from '../programme/programme.ts'
import { inWordsOf } from '../programme/programme-words.ts'
import type { PairSignal, SignalKind } from './pair-signal.ts'
import { COVER_DAYS, LONG_ABSENCE_DAYS, SHORT_ABSENCE_DAYS } from './pair-signals.ts'
import {
  HARD_STEP,
  MEETINGS_LOOKED_AT,
  MEETINGS_OUTSIDE,
  RUN_WITHOUT_LOG,
  SAVED_UP_WEEKS,
} from './practice-signals.ts'

interface SignalWords {
  /** What it goes by; the programme's words go into the places. */
  readonly says: string
  /** Who of the pair is shown it as it stands: what the other keeps to themselves is not told by it. */
  readonly shownTo: readonly ('ect' | 'mentor')[]
}

const BOTH = ['ect', 'mentor'] as const

/** Every signal about a pair. */
export const SIGNALS: Readonly<Record<SignalKind, SignalWords>> = {
  'no-mentor': { says: 'an ECT has no mentor', shownTo: ['ect'] },
  'mentor-away': {
    says: `a mentor is away for ${SHORT_ABSENCE_DAYS} days or more, for ${COVER_DAYS} or more, or for over ${LONG_ABSENCE_DAYS}`,
    shownTo: ['mentor'],
  },
  meetings: { says: `the last ${RUN_WITHOUT_LOG} {sessions} are not logged`, shownTo: BOTH },
  'drop-ins': { says: `the last ${RUN_WITHOUT_LOG} {dropIns} are not logged`, shownTo: BOTH },
  study: {
    says: `the last ${RUN_WITHOUT_LOG} pieces of the ECT’s study are not logged`,
    shownTo: ['ect'],
  },
  'saved-up': {
    says: `study of ${SAVED_UP_WEEKS} weeks or more was logged in one week`,
    shownTo: ['ect'],
  },
  'action-plan': { says: 'a year 2 action plan is not logged after its day', shownTo: BOTH },
  time: {
    says: `${MEETINGS_OUTSIDE} of the last ${MEETINGS_LOOKED_AT} {sessions} were outside timetabled time`,
    shownTo: BOTH,
  },
  'repeated-step': {
    says: `the same {actionStep} was agreed ${REPEATS_IN_A_ROW} times in a row, and again after the mentor was told`,
    shownTo: BOTH,
  },
  'hard-step': {
    says: `at the last ${HARD_STEP} {dropIns} the {step} was not in place yet`,
    shownTo: BOTH,
  },
  event: { says: 'an event of the last three weeks is not logged', shownTo: ['ect'] },
  contact: { says: 'messages to one of the pair do not arrive', shownTo: [] },
}

/** Worked out for an ECT's part in the programme and for a mentor's training. */
const FORECAST_SIGNAL =
  'a part in the programme, or in mentor training, may not reach what the programme asks'

/** Every signal that there is, in words: for whom they may be about, before there is one. */
export const signalsInWords = (words: ProgrammeWords): readonly string[] =>
  inWordsOf(words, [
    ...(Object.keys(SIGNALS) as SignalKind[]).map((kind) => SIGNALS[kind].says),
    FORECAST_SIGNAL,
  ])

/** The same in one sentence. */
export const listSignals = (words: ProgrammeWords): string => signalsInWords(words).join('; ')

/** Those of a pair's signals that one of the two is shown. */
export const signalsShownTo = (
  one: 'ect' | 'mentor',
  signals: readonly PairSignal[],
): readonly PairSignal[] => signals.filter(({ kind }) => SIGNALS[kind].shownTo.includes(one))

/** Said wherever a tutor reads signals: what they are not for. */
export const NOT_FOR_ASSESSING =
  'Signals say where help may be needed. Do not use them to assess anybody: what is not logged says nothing of how somebody teaches or mentors.'
