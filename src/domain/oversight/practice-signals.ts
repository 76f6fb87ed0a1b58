/** Signs in what a pair does from week to week: meetings, drop-ins, study, plans and time; with places for the programme's words. */

import { mondayOf, type SchoolDate, sayDay } from '../calendar/school-date.ts'
import type { Expectation } from '../expectations/expectation.ts'
import type { Activity, LogEntry } from '../log-entry.ts'
import type { PairSignal } from './pair-signal.ts'

/** What these signs are worked out from. */
export interface PracticeFacts {
  readonly expectations: readonly Expectation[]
  readonly log: readonly LogEntry[]
}

/** So many in a row without a log are a reason to ask how things are (B-79). */
export const RUN_WITHOUT_LOG = 3
/** The run is told of again once it is twice as long. */
const LONG_RUN = 2 * RUN_WITHOUT_LOG
/** Study of at least so many weeks, logged in a single one, was saved up (B-81). */
export const SAVED_UP_WEEKS = 4
/** Of the last four meetings whose log says, so many outside timetabled time (NIOT:564). */
export const MEETINGS_LOOKED_AT = 4
export const MEETINGS_OUTSIDE = 3
/** So many times in a row a step was not in place yet (B-85). */
export const HARD_STEP = 3

type PracticeSign = (pair: PracticeFacts, today: SchoolDate) => PairSignal | undefined

const isPast = (one: Expectation): boolean => one.state === 'done' || one.state === 'not-logged'
const byDueDay = (a: Expectation, b: Expectation): number => (a.dueOn < b.dueOn ? -1 : 1)

/** How many of the newest in a row have no log; what was excused or is not due yet is passed over. */
function runWithoutLog({ expectations }: PracticeFacts, activity: Activity): number {
  const past = expectations
    .filter((one) => one.activity === activity && one.optional !== true && isPast(one))
    .sort(byDueDay)
  return past.length - 1 - past.findLastIndex((one) => one.state === 'done')
}

const inARow =
  (
    activity: Activity,
    said: Pick<PairSignal, 'kind' | 'sentence' | 'nextMove'> & { readonly things: string },
  ): PracticeSign =>
  (pair) => {
    const run = runWithoutLog(pair, activity)
    if (run < RUN_WITHOUT_LOG) return undefined
    const { things, ...words } = said
    const because = `The last ${run} ${things} are not logged yet. They may have happened.`
    return { ...words, because, level: run >= LONG_RUN ? 2 : 1 }
  }

const meetings = inARow('meeting', {
  kind: 'meetings',
  things: '{sessions}',
  sentence: 'The pair may need time together',
  nextMove: 'Ask whether cover or another time would help, or mark somebody away.',
})

const dropIns = inARow('drop-in', {
  kind: 'drop-ins',
  things: '{dropIns}',
  sentence: 'The mentor may need time for {dropIns}',
  nextMove: 'Ask whether cover would help, or whether a recording is easier.',
})

const study = inARow('self-study', {
  kind: 'study',
  things: 'pieces of study',
  sentence: 'The ECT may need time for study',
  nextMove: 'Ask whether the time for study is protected. The next piece is enough to go on.',
})

/** Study of several weeks that was logged in one: spaced study helps more (B-22, B-81). */
const savedUp: PracticeSign = ({ expectations, log }) => {
  const loggedIn = new Map(log.map((entry) => [entry.id, mondayOf(entry.on)]))
  const weeks = new Map<SchoolDate, Set<SchoolDate>>()
  for (const { activity, state, doneBy, week } of expectations) {
    const monday = doneBy === undefined ? undefined : loggedIn.get(doneBy)
    if (activity !== 'self-study' || state !== 'done' || monday === undefined) continue
    weeks.set(monday, (weeks.get(monday) ?? new Set()).add(week.monday))
  }
  const last = [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).at(-1)
  if (last === undefined || last[1].size < SAVED_UP_WEEKS) return undefined
  return {
    kind: 'saved-up',
    level: 1,
    sentence: 'Study may have been saved up',
    because: `Study of ${last[1].size} weeks was logged in the week of ${sayDay(last[0])}.`,
    nextMove: 'Ask whether a fixed time each week would help. Nothing has to be caught up twice.',
  }
}

/** Year 2 begins with an action plan that the pair made together (B-37, B-86). */
const actionPlan: PracticeSign = ({ expectations }) => {
  const due = expectations.find(
    ({ activity, state }) => activity === 'action-plan' && state === 'not-logged',
  )
  if (due === undefined) return undefined
  return {
    kind: 'action-plan',
    level: 1,
    sentence: 'There may be no action plan yet',
    because: `${due.title} is not logged yet; it was due on ${sayDay(due.dueOn)}.`,
    nextMove: 'Ask whether the pair has been through the diagnostic together.',
  }
}

/** The school's side: protected time, not anybody's diligence (NIOT:564, AMB:851). */
const time: PracticeSign = ({ log }) => {
  const told = log
    .filter(({ activity, timetabled }) => activity === 'meeting' && timetabled !== undefined)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .slice(-MEETINGS_LOOKED_AT)
  const outside = told.filter(({ timetabled }) => timetabled === 'no').length
  if (told.length < MEETINGS_LOOKED_AT || outside < MEETINGS_OUTSIDE) return undefined
  return {
    kind: 'time',
    level: outside - MEETINGS_OUTSIDE + 1,
    sentence: '{Sessions} may need a place in the timetable',
    because: `${outside} of the last ${told.length} {sessions} were outside timetabled time.`,
    nextMove: 'See with whoever makes the timetable which hour could be kept free.',
  }
}

/** Said early and to the tutor alone; nothing of what was seen is read (B-85). */
const hardStep: PracticeSign = ({ log }) => {
  const looks = log
    .filter(({ outcome }) => outcome !== undefined)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  const since = looks.findLastIndex(({ outcome }) => outcome !== 'not-yet')
  const run = looks.length - 1 - since
  if (run < HARD_STEP) return undefined
  return {
    kind: 'hard-step',
    level: run >= 2 * HARD_STEP ? 2 : 1,
    sentence: 'The ECT may be glad of more support',
    because: `At the last ${run} {dropIns} the {step} was not in place yet.`,
    nextMove:
      'Speak with the ECT and the mentor first. Where concerns stay, the appropriate body advises.',
  }
}

/** In the order in which a tutor would want to know. */
export const practiceSigns: readonly PracticeSign[] = [
  meetings,
  dropIns,
  study,
  hardStep,
  savedUp,
  actionPlan,
  time,
]
