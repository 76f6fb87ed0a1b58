import type { SchoolDate } from '../calendar/school-date.ts'
import { byDay, type StepOutcome } from '../log-entry.ts'
import type { ActionStep, StepReview } from './action-step.ts'
import { isSameStep } from './steps-similarity.ts'

/** From this many times in a row on, the mentor is asked whether another model would help (contradiction 8). */
export const REPEATS_IN_A_ROW = 3

/** A step in the history of an induction. */
export interface StepInHistory {
  readonly step: ActionStep
  /** How it stood when last looked at; `refined` where it went on in other words before it was met (B-62). */
  readonly outcome: StepOutcome | 'refined' | 'not-reviewed'
  /** Newest first. */
  readonly reviews: readonly StepReview[]
  /** The step that it went on as, where the pair chose it again. */
  readonly wentOnAs?: ActionStep
  /** 1 the first time, 2 when it was chosen again straight after, and so on. */
  readonly timesInARow: number
}

/** The step a pair is working on now. */
export interface CurrentStep {
  readonly step: ActionStep
  readonly lastOutcome?: StepOutcome
  /** When the ECT last said that they tried it. */
  readonly triedOn?: SchoolDate
}

/**
 * Who hears that a step keeps coming back: the mentor alone first, the tutor only if it lasts (B-63).
 * `mentorTold` is so only where the mentor was.
 */
export type RepeatSignal =
  | { readonly kind: 'none' }
  | { readonly kind: 'tell-mentor'; readonly times: number }
  | { readonly kind: 'tell-tutor'; readonly times: number; readonly mentorTold: boolean }

const byAge = (a: ActionStep, b: ActionStep): number =>
  a.setOn < b.setOn ? -1 : a.setOn > b.setOn ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The newest version of each step that was not taken back, oldest step first. */
export function agreedSteps(steps: readonly ActionStep[]): readonly ActionStep[] {
  const newest = new Map<string, ActionStep>()
  for (const step of steps) {
    const known = newest.get(step.id)
    if (known === undefined || step.version > known.version) newest.set(step.id, step)
  }
  return [...newest.values()].filter((step) => step.undoneAt === undefined).sort(byAge)
}

/** The reviews of one step, newest first. Reviews of entries that were taken back must not be handed in. */
export const reviewsOf = (step: ActionStep, reviews: readonly StepReview[]): StepReview[] =>
  reviews
    .filter((review) => review.stepId === step.id)
    .sort((a, b) => byDay({ ...b, id: b.entryId }, { ...a, id: a.entryId }))

const isClosed = (step: ActionStep, reviews: readonly StepReview[]): boolean => {
  const outcome = reviewsOf(step, reviews)[0]?.outcome
  return outcome === 'met' || outcome === 'moved-on'
}

/** The step agreed last, whatever became of it: what "same step again" means. */
export const latestStep = (
  steps: readonly ActionStep[],
  today: SchoolDate,
): ActionStep | undefined => agreedSteps(steps).findLast((step) => step.setOn <= today)

/**
 * What the pair is working on: the steps agreed last (one, or up to three in one meeting), without
 * those that were met or moved on from, which is allowed before every criterion is met (B-62).
 */
export function currentSteps(
  steps: readonly ActionStep[],
  reviews: readonly StepReview[],
  today: SchoolDate,
): readonly ActionStep[] {
  const agreed = agreedSteps(steps).filter((step) => step.setOn <= today)
  const latest = agreed.at(-1)
  if (latest === undefined) return []
  return agreed
    .filter((step) => step === latest || isFromSameMeeting(step, latest))
    .filter((step) => !isClosed(step, upTo(reviews, today)))
}

const isFromSameMeeting = (a: ActionStep, b: ActionStep): boolean =>
  a.entryId !== undefined && a.entryId === b.entryId

const upTo = (reviews: readonly StepReview[], today: SchoolDate): readonly StepReview[] =>
  reviews.filter((review) => review.on <= today)

/** The first of the current steps, or undefined where none is being worked on. */
export const currentStep = (
  steps: readonly ActionStep[],
  reviews: readonly StepReview[],
  today: SchoolDate,
): ActionStep | undefined => currentSteps(steps, reviews, today)[0]

/** Every step of an induction, newest first, with how it went. The ECT sees all of it. */
export function stepHistory(
  steps: readonly ActionStep[],
  reviews: readonly StepReview[],
): readonly StepInHistory[] {
  const agreed = agreedSteps(steps)
  return agreed
    .map((step): StepInHistory => {
      const own = reviewsOf(step, reviews)
      const wentOnAs = agreed.find((later) => later.repeatOf === step.id)
      const outcome = outcomeOf(step, own[0]?.outcome, wentOnAs)
      const timesInARow = runUpTo(step, agreed).length
      return { step, outcome, reviews: own, ...(wentOnAs && { wentOnAs }), timesInARow }
    })
    .reverse()
}

function outcomeOf(
  step: ActionStep,
  last: StepOutcome | undefined,
  wentOnAs: ActionStep | undefined,
): StepInHistory['outcome'] {
  const isOver = last === 'met' || last === 'moved-on'
  if (!isOver && wentOnAs !== undefined && isReworded(step, wentOnAs)) return 'refined'
  return last ?? 'not-reviewed'
}

const isReworded = (step: ActionStep, later: ActionStep): boolean =>
  step.text !== later.text || step.criteria.join('\n') !== later.criteria.join('\n')

/** The longest run of the same step that ends with the newest meeting, newest first. */
function newestRun(steps: readonly ActionStep[]): readonly ActionStep[] {
  const agreed = agreedSteps(steps)
  const newest = agreed.at(-1)
  if (newest === undefined) return []
  return agreed
    .filter((step) => step === newest || isFromSameMeeting(step, newest))
    .map((step) => runUpTo(step, agreed))
    .reduce((longest, run) => (run.length > longest.length ? run : longest), [])
}

/** Goes back from `step` through the meetings before it for as long as each agreed the same step. */
function runUpTo(step: ActionStep, agreed: readonly ActionStep[]): readonly ActionStep[] {
  const run = [step]
  for (const meeting of meetingsBefore(step, agreed)) {
    const same = meeting.find((earlier) => isSameStep(run.at(-1) as ActionStep, earlier))
    if (same === undefined) return run
    run.push(same)
  }
  return run
}

/** The steps agreed before `step`, meeting by meeting, newest meeting first. */
function meetingsBefore(step: ActionStep, agreed: readonly ActionStep[]): ActionStep[][] {
  const meetings: ActionStep[][] = []
  for (const earlier of agreed.slice(0, agreed.indexOf(step)).reverse()) {
    if (isFromSameMeeting(earlier, step)) continue
    const last = meetings.at(-1)
    if (last?.[0] !== undefined && isFromSameMeeting(last[0], earlier)) last.push(earlier)
    else meetings.push([earlier])
  }
  return meetings
}

/** The steps of the newest run of repeats that were worth a word when they were agreed, oldest first; none before the third. */
export const repeatsWorthAWord = (steps: readonly ActionStep[]): readonly ActionStep[] =>
  newestRun(steps)
    .toReversed()
    .slice(REPEATS_IN_A_ROW - 1)

/** The tutor hears of it without the mentor having been told only after so many more. */
const PATIENCE = 1

/**
 * Whether a repeated step deserves a word, and to whom (B-63, contradiction 8): to the mentor from the
 * third time in a row on; to the tutor once it was agreed again after the mentor had been told, or
 * twice more where nobody could tell the mentor.
 */
export function repeatSignal(
  steps: readonly ActionStep[],
  mentorToldOn: SchoolDate | undefined,
): RepeatSignal {
  const run = newestRun(steps)
  const times = run.length
  if (times < REPEATS_IN_A_ROW) return { kind: 'none' }
  const reachedOn = repeatsWorthAWord(steps)[0]?.setOn ?? ''
  const newestOn = run[0]?.setOn ?? ''
  if (mentorToldOn !== undefined && mentorToldOn >= reachedOn) {
    return newestOn > mentorToldOn
      ? { kind: 'tell-tutor', times, mentorTold: true }
      : { kind: 'none' }
  }
  return times > REPEATS_IN_A_ROW + PATIENCE
    ? { kind: 'tell-tutor', times, mentorTold: false }
    : { kind: 'tell-mentor', times }
}
