import { z } from 'zod'
import { digestTimeForm } from '../../cards/forms/digest-time.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import {
  addDays,
  mondayOf,
  sayDay,
  sayTime,
  sayWeekday,
} from '../../domain/calendar/school-date.ts'
import type { DigestWish } from '../../domain/messages/digest-time.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { type DigestSchedule, listDigestSchedules } from '../../store/channels.ts'
import { type Delivery, listDeliveries } from '../../store/deliveries.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { CHOOSE_A_DAY, CHOOSE_A_TIME, isPolite, schoolDay } from '../manners/check-settings.ts'
import { scheduleDigest } from '../messages/reschedule-digests.ts'
import { notYours } from '../refusals.ts'
import { isTutor, type Turn, type UseCase } from '../turn.ts'
import { recordChange } from './record-change.ts'

/** Opens the form with the day and time at which the school's digest is posted now. */
export const openDigestTime: UseCase<unknown> = async (turn) => {
  const schedules = await schedulesFor(turn)
  if (!isSchedules(schedules)) return schedules
  const [{ weekday, time }] = schedules
  const values = { day: String(weekday), time }
  return openForm(digestTimeForm({ school: turn.picture.school.id, values }))
}

const typed = z.string().max(100).default('')
export const saveDigestTimeInput = z.object({
  day: typed,
  time: typed,
  /** The form is left: all stays as it is. */
  keep: z.literal(true).optional(),
})

/** From now on the school's channels get the digest at another day and time. */
export const saveDigestTime: UseCase<z.infer<typeof saveDigestTimeInput>> = async (turn) => {
  const [schedules, written] = await Promise.all([schedulesFor(turn), writtenThisWeek(turn)])
  if (!isSchedules(schedules)) return schedules
  const school = turn.picture.school.id
  const { keep, ...values } = turn.ask.input
  if (keep) return replaceWith(receiptOf(school, sayWish('stays', schedules[0])))
  const weekday = schoolDay(values.day)
  const errors = {
    ...(weekday === undefined ? { day: CHOOSE_A_DAY } : {}),
    ...(isPolite(values.time) ? {} : { time: CHOOSE_A_TIME }),
  }
  if (weekday === undefined || Object.keys(errors).length > 0) {
    return askAgain(digestTimeForm({ school, values, errors }), errors)
  }
  const wish = { weekday, time: values.time }
  const nextAt = moveAll(turn, { schedules, written, wish })
  recordChange(turn, 'digest-time')
  return replaceWith(receiptOf(school, sayWish('comes', wish), [sayNext(turn.picture, nextAt)]))
}

type Schedules = readonly [DigestSchedule, ...DigestSchedule[]]

/** Digests that are decided for this week already. */
const writtenThisWeek = ({ school, picture }: Turn): Promise<readonly Delivery[]> =>
  listDeliveries(school, {
    kinds: ['weekly-digest'],
    since: instantAt(mondayOf(picture.today), '00:00', picture.school.timeZone),
  })

/** The first that comes then; undefined where the calendar ends before it. */
function moveAll(
  { school, picture, now }: Turn,
  {
    schedules,
    written,
    wish,
  }: { schedules: Schedules; written: readonly Delivery[]; wish: DigestWish },
): Date | undefined {
  const monday = mondayOf(picture.today)
  const weekEnds = instantAt(addDays(monday, 7), '00:00', picture.school.timeZone)
  const nexts = schedules.flatMap(({ channelId }) => {
    // A week has one digest: where this week's is written, the next one is next week's.
    const has = written.some((one) => one.recipient === channelId && one.period === monday)
    const after = has ? weekEnds : now
    return scheduleDigest(school, picture, { channelId, wish, now: after }) ?? []
  })
  return nexts.sort((one, other) => one.getTime() - other.getTime())[0]
}

function sayNext({ school: { timeZone } }: SchoolPicture, at: Date | undefined): string {
  if (at === undefined) return 'The school calendar ends before that: it comes once there is more.'
  const { date, time } = localTime(at, timeZone)
  return `The next one comes on ${sayDay(date)} at ${sayTime(time)}.`
}

const sayWish = (verb: 'comes' | 'stays', { weekday, time }: DigestWish): string =>
  `The weekly summary ${verb} on ${sayWeekday(weekday)} at ${sayTime(time)}`

const receiptOf = (school: string, title: string, lines: readonly string[] = []) =>
  receiptCard({
    school,
    title,
    lines,
    edit: { title: 'Change the time', verb: 'open-digest-time' },
    seenBy: 'Everyone in the channel can see the weekly summary: numbers only.',
  })

const isSchedules = (found: Schedules | Answer): found is Schedules => Array.isArray(found)

/** When the school's digests come, for the induction tutor; else what to answer instead. */
async function schedulesFor(turn: Turn): Promise<Schedules | Answer> {
  if (!isTutor(turn)) {
    return notYours(turn, 'Choosing when the weekly summary comes', 'the induction tutor')
  }
  const [first, ...others] = await listDigestSchedules(turn.school)
  if (first !== undefined) return [first, ...others]
  return say(
    noteCard({
      school: turn.picture.school.id,
      title: 'The weekly summary has no channel yet',
      lines: [
        'Open the channel in which it should appear and type: post digests here.',
        'After that its day and time can be chosen.',
      ],
    }),
  )
}
