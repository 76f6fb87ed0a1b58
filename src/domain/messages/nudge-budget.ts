import { mondayOf } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Nudge, SentMessage } from './nudge.ts'

/** Unprompted messages to a person in a normal school week (product.md 3). */
export const NORMAL_BUDGET = 2
/** Messages that a person did not ask for in any school week, whatever happens. */
export const WEEKLY_CAP = 3
/** Weeks without an answer to one kind of message, after which Keepstep falls silent. */
export const SILENT_WEEKS = 3

/** What reached a person in a school week without their asking. */
const uninvited = (sent: readonly SentMessage[], week: TeachingWeek): SentMessage[] =>
  sent.filter((message) => message.askedFor !== true && message.on >= week.monday)

/**
 * Whether this nudge fits into the week: two unprompted messages, a third only for what has a date
 * and cannot wait. An action-step card comes from the mentor's meeting, so it takes none of the
 * two, but it is one of the three.
 */
export function hasRoom(
  nudge: Pick<Nudge, 'budget'>,
  sent: readonly SentMessage[],
  week: TeachingWeek,
): boolean {
  const all = uninvited(sent, week)
  const unprompted = all.filter((message) => message.kind !== 'action-step').length
  return (
    all.length < WEEKLY_CAP && unprompted < (nudge.budget === 'three' ? WEEKLY_CAP : NORMAL_BUDGET)
  )
}

/**
 * Whether an action-step card may still be posted this week. Where not, the step stands in the
 * next 'my week' and in any card that is updated in place, which rings no bell and is not counted.
 */
export const hasRoomForStep = (sent: readonly SentMessage[], week: TeachingWeek): boolean =>
  uninvited(sent, week).length < WEEKLY_CAP

/** Whether Keepstep has said that it stops, and nothing has come back since. */
export const hasStopped = (
  sent: readonly SentMessage[],
  lastAnsweredAt: Date | undefined,
): boolean => sinceAnswer(sent, lastAnsweredAt).some((message) => message.kind === 'nudges-stopped')

/** Whether one kind of message went unanswered in three earlier weeks: time to stop and say so. */
export function isSilent(
  sent: readonly SentMessage[],
  week: TeachingWeek,
  lastAnsweredAt: Date | undefined,
): boolean {
  const weeks = new Map<SentMessage['kind'], Set<string>>()
  for (const { kind, on } of sinceAnswer(sent, lastAnsweredAt)) {
    if (kind === 'action-step' || on >= week.monday) continue
    weeks.set(kind, (weeks.get(kind) ?? new Set()).add(mondayOf(on)))
  }
  return [...weeks.values()].some((mondays) => mondays.size >= SILENT_WEEKS)
}

const sinceAnswer = (
  sent: readonly SentMessage[],
  lastAnsweredAt: Date | undefined,
): readonly SentMessage[] =>
  lastAnsweredAt === undefined ? sent : sent.filter((message) => message.at > lastAnsweredAt)
