import { mondayOf, type SchoolDate } from '../calendar/school-date.ts'
import {
  isSameHalf,
  type SchoolCalendar,
  type TeachingWeek,
  type WeekPosition,
} from '../calendar/school-year.ts'
import type { Nudge, SentMessage, Situation } from './nudge.ts'
import { onWeekCard } from './nudge-items.ts'

/** Unprompted messages to a person in a normal school week. */
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

/** What decides whether somebody fell silent. */
export type Heard = Pick<Situation, 'sent' | 'lastAnsweredAt' | 'calendar'>

/** Whether Keepstep has said that it stops, and neither an answer nor a new half term came since. */
export const hasStopped = (heard: Heard, week: WeekPosition): boolean =>
  unanswered(heard, week).some((message) => message.kind === 'nudges-stopped')

/**
 * Whether one kind of message went unanswered in three earlier weeks of this half term, in each of
 * which the person had something of their own open: time to stop and say so.
 */
export const isSilent = (situation: Situation, week: TeachingWeek): boolean =>
  hasThreeWeeks(situation, week, (on) => hadOwnOpen(situation, on))

/** Whether it is worth looking at what was open in those weeks. */
export const mayBeSilent = (heard: Heard, week: TeachingWeek): boolean =>
  hasThreeWeeks(heard, week, () => true)

function hasThreeWeeks(
  heard: Heard,
  week: TeachingWeek,
  counts: (on: SchoolDate) => boolean,
): boolean {
  const weeks = new Map<SentMessage['kind'], Map<SchoolDate, SchoolDate>>()
  for (const message of unanswered(heard, week)) {
    const { kind, on } = message
    if (isFromPair(message) || on >= week.monday) continue
    weeks.set(kind, (weeks.get(kind) ?? new Map()).set(mondayOf(on), on))
  }
  return [...weeks.values()].some((days) => {
    if (days.size < SILENT_WEEKS) return false
    return [...days.values()].filter(counts).length >= SILENT_WEEKS
  })
}

/** A card that holds nothing of one's own to press asks for no answer. */
function hadOwnOpen(situation: Situation, on: SchoolDate): boolean {
  const week = situation.calendar.weekOf(on)
  if (week === undefined) return false
  return onWeekCard(situation, { today: on, week }).now.some(
    (one) => one.personId === situation.personId && one.optional !== true,
  )
}

/** Messages since the last answer, and since the half term began. */
function unanswered(
  { sent, lastAnsweredAt, calendar }: Heard,
  week: WeekPosition,
): readonly SentMessage[] {
  const from = firstDayOfHalf(calendar, week)
  return sent.filter(
    ({ at, on }) => on >= from && (lastAnsweredAt === undefined || at > lastAnsweredAt),
  )
}

/** The Monday with which the half term of a week begins. */
export const firstDayOfHalf = ({ halves }: SchoolCalendar, week: WeekPosition): SchoolDate =>
  halves.find((one) => isSameHalf(one, week))?.weeks[0]?.monday ?? week.monday
