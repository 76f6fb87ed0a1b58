/**
 * Decides what a person is sent at a moment: at most one message, the first in order of precedence
 * that has something to say and fits into the week. Every silence has its reason.
 */
import { localTime } from '../calendar/local-clock.ts'
import { addDays, type SchoolDate } from '../calendar/school-date.ts'
import type { Quiet } from './manners.ts'
import { mayWriteAt, nextDecisionAt, ownWorkingDays } from './manners.ts'
import type { Moment, NotDue, Nudge, NudgeId, NudgeItem, Situation } from './nudge.ts'
import { hasRoom, hasStopped } from './nudge-budget.ts'

/** A message to write and send: ids and the reason for it, never its wording. */
export interface PlannedNudge {
  readonly nudge: NudgeId
  readonly personId: string
  readonly at: Date
  readonly period: SchoolDate
  readonly items: readonly NudgeItem[]
  /** They asked for it at this time: not counted in the budget. */
  readonly askedFor?: true
}

/** Why a nudge is not sent at this moment. */
export interface QuietNudge {
  readonly nudge: NudgeId
  readonly because: NotDue | Quiet | 'budget' | 'one-at-a-time'
}

/** The outcome of one decision. */
export interface NudgePlan {
  /** None or one. */
  readonly send: readonly PlannedNudge[]
  readonly quiet: readonly QuietNudge[]
  /** When to decide again, always later than now; undefined where the calendar ends. */
  readonly nextAt: Date | undefined
}

/** Decides for one person. `nudges` stand in order of precedence. */
export function planNudges(situation: Situation, nudges: readonly Nudge[], now: Date): NudgePlan {
  const nextAt = nextDecisionAt(situation, now)
  const silence = wholeSilence(situation, now)
  const moment = silence ?? momentOf(situation, now, nextAt)
  if (typeof moment === 'string') {
    return { send: [], quiet: nudges.map(({ id }) => ({ nudge: id, because: moment })), nextAt }
  }
  const send: PlannedNudge[] = []
  const quiet: QuietNudge[] = []
  for (const nudge of nudges) {
    const decision = decideOne(nudge, situation, moment)
    if (decision.kind === 'quiet') quiet.push({ nudge: nudge.id, because: decision.because })
    else if (send.length > 0) quiet.push({ nudge: nudge.id, because: 'one-at-a-time' })
    else send.push({ ...decision.planned, at: now })
  }
  return { send, quiet, nextAt }
}

function wholeSilence(situation: Situation, now: Date): Quiet | undefined {
  const permission = mayWriteAt(situation, now)
  if (permission.kind === 'quiet') return permission.because
  const week = situation.calendar.weekOf(localTime(now, situation.timeZone).date)
  return week !== undefined && hasStopped(situation, week) ? 'stopped' : undefined
}

function momentOf(situation: Situation, now: Date, nextAt: Date | undefined): Moment | 'holiday' {
  const { calendar, timeZone } = situation
  const { date, time } = localTime(now, timeZone)
  const week = calendar.weekOf(date)
  if (week === undefined) return 'holiday'
  const next = nextAt === undefined ? undefined : localTime(nextAt, timeZone)
  return {
    now,
    today: date,
    time,
    week,
    sunday: addDays(week.monday, 6),
    workingDays: ownWorkingDays(situation, week),
    hasLessons: calendar.kindOf(date) === 'teaching',
    nextLocal: next === undefined ? undefined : `${next.date}T${next.time}`,
  }
}

type Decided =
  | { readonly kind: 'send'; readonly planned: Omit<PlannedNudge, 'at'> }
  | { readonly kind: 'quiet'; readonly because: QuietNudge['because'] }

function decideOne(nudge: Nudge, situation: Situation, moment: Moment): Decided {
  const { manners, personId, roles, sent } = situation
  if (!nudge.audience.some((role) => roles.includes(role))) {
    return { kind: 'quiet', because: 'not-for-this-role' }
  }
  if (nudge.offSwitch !== undefined && manners.nudgesOff.includes(nudge.id)) {
    return { kind: 'quiet', because: 'turned-off' }
  }
  if (nudge.onRequest === true && manners.nudgesOn?.includes(nudge.id) !== true) {
    return { kind: 'quiet', because: 'not-asked-for' }
  }
  const decision = nudge.decide(situation, moment)
  if (decision.kind === 'not-due') return { kind: 'quiet', because: decision.because }
  if (decision.askedFor !== true && !hasRoom(nudge, sent, moment.week)) {
    return { kind: 'quiet', because: 'budget' }
  }
  const { kind: _, ...rest } = decision
  return { kind: 'send', planned: { nudge: nudge.id, personId, ...rest } }
}
