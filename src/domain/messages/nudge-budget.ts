import { mondayOf } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Nudge, SentMessage } from './nudge.ts'

/** Unprompted messages to a person in a normal school week (product.md 3). */
export const NORMAL_BUDGET = 2
/** Messages that a person did not ask for in any school week, whatever happens. */
export const WEEKLY_CAP = 3
/** Weeks without an answer to one kind of message, after which Keepstep falls silent. */
export const SILENT_WEEKS = 3

/** What one of a pair's own acts brings to the other. */
export const FROM_PAIR = ['action-step', 'note', 'pair-news'] as const

/** Whether it comes from somebody's own act. */
export const isFromPair = ({ kind }: Pick<SentMessage, 'kind'>): boolean =>
  (FROM_PAIR as readonly string[]).includes(kind)

/** What reached a person in a school week without their asking. */
const uninvited = (sent: readonly SentMessage[], week: TeachingWeek): SentMessage[] =>
  sent.filter((message) => message.askedFor !== true && message.on >= week.monday)

/**
 * Whether this nudge fits into the week: two unprompted messages, a third only for what has a date
 * and cannot wait. What comes from the pair itself, such as an action step, takes none of the two, but
 * it is one of the three.
 */
export function hasRoom(
  nudge: Pick<Nudge, 'budget'>,
  sent: readonly SentMessage[],
  week: TeachingWeek,
): boolean {
  const all = uninvited(sent, week)
  const unprompted = all.filter((message) => !isFromPair(message)).length
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

/** Whether a drop-in's note may be posted this week: room is left for the step of the meeting. */
export const hasRoomForNote = (sent: readonly SentMessage[], week: TeachingWeek): boolean =>
  uninvited(sent, week).length < WEEKLY_CAP - 1

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
  for (const message of sinceAnswer(sent, lastAnsweredAt)) {
    const { kind, on } = message
    if (isFromPair(message) || on >= week.monday) continue
    weeks.set(kind, (weeks.get(kind) ?? new Set()).add(mondayOf(on)))
  }
  return [...weeks.values()].some((mondays) => mondays.size >= SILENT_WEEKS)
}

const sinceAnswer = (
  sent: readonly SentMessage[],
  lastAnsweredAt: Date | undefined,
): readonly SentMessage[] =>
  lastAnsweredAt === undefined ? sent : sent.filter((message) => message.at > lastAnsweredAt)
