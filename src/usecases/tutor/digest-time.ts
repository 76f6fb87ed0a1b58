import { z } from 'zod'
import { digestTimeForm } from '../../cards/forms/digest-time.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import {
  addDays,
  instantAt,
  localTime,
  mondayOf,
  sayDay,
  sayTime,
  sayWeekday,
} from '../../domain/calendar/school-date.ts'
import type { DigestWish } from '../../domain/messages/digest-time.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { type DigestSchedule, listDigestSchedules } from '../../store/channels.ts'
import { listDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { CHOOSE_A_DAY, CHOOSE_A_TIME, isPolite, schoolDay } from '../manners/check-settings.ts'
import { scheduleDigest } from '../messages/reschedule-digests.ts'
import { notYours } from '../refusals.ts'

/** Opens the form with the day and time at which the school's digest is posted now. */
export const openDigestTime: UseCase<unknown> = (deps, ask, now) =>
  forTutor(deps, { ask, now }, async (school, [{ weekday, time }]) =>
    openForm(digestTimeForm({ school: school.schoolId, values: { day: String(weekday), time } })),
  )

const typed = z.string().max(100).default('')
export const saveDigestTimeInput = z.object({
  day: typed,
  time: typed,
  /** The form is left: all stays as it is. */
  keep: z.literal(true).optional(),
})

/** From now on the school's channels get the digest at another day and time. */
export const saveDigestTime: UseCase<z.infer<typeof saveDigestTimeInput>> = (deps, ask, now) =>
  forTutor(deps, { ask, now }, async (school, schedules) => {
    const { keep, ...values } = ask.input
    if (keep) return replaceWith(receiptOf(school, sayWish('stays', schedules[0])))
    const weekday = schoolDay(values.day)
    const errors = {
      ...(weekday === undefined ? { day: CHOOSE_A_DAY } : {}),
      ...(isPolite(values.time) ? {} : { time: CHOOSE_A_TIME }),
    }
    if (weekday === undefined || Object.keys(errors).length > 0) {
      return askAgain(digestTimeForm({ school: school.schoolId, values, errors }), errors)
    }
    const wish = { weekday, time: values.time }
    const people = [ask.actor.personId]
    const picture = await loadSchool(school, deps, { now, people })
    const nextAt = await moveAll(school, picture, { schedules, wish, now })
    return replaceWith(receiptOf(school, sayWish('comes', wish), [sayNext(picture, nextAt)]))
  })

type Schedules = readonly [DigestSchedule, ...DigestSchedule[]]

/** The first that comes then; undefined where the calendar ends before it. */
async function moveAll(
  school: SchoolTx,
  picture: SchoolPicture,
  { schedules, wish, now }: { schedules: Schedules; wish: DigestWish; now: Date },
): Promise<Date | undefined> {
  const monday = mondayOf(picture.today)
  const { timeZone } = picture.school
  const decided = await listDeliveries(school, {
    kinds: ['weekly-digest'],
    since: instantAt(monday, '00:00', timeZone),
  })
  const weekEnds = instantAt(addDays(monday, 7), '00:00', timeZone)
  const nexts: Date[] = []
  for (const { channelId } of schedules) {
    // A week has one digest: where this week's is written, the next one is next week's.
    const has = decided.some((one) => one.recipient === channelId && one.period === monday)
    const next = await scheduleDigest(school, picture, {
      channelId,
      wish,
      now: has ? weekEnds : now,
    })
    if (next !== undefined) nexts.push(next)
  }
  return nexts.sort((one, other) => one.getTime() - other.getTime())[0]
}

function sayNext({ school: { timeZone } }: SchoolPicture, at: Date | undefined): string {
  if (at === undefined) return 'The school calendar ends before that: it comes once there is more.'
  const { date, time } = localTime(at, timeZone)
  return `The next one comes on ${sayDay(date)} at ${sayTime(time)}.`
}

const sayWish = (verb: 'comes' | 'stays', { weekday, time }: DigestWish): string =>
  `The weekly summary ${verb} on ${sayWeekday(weekday)} at ${sayTime(time)}`

const receiptOf = ({ schoolId }: SchoolTx, title: string, lines: readonly string[] = []) =>
  receiptCard({
    school: schoolId,
    title,
    lines,
    edit: { title: 'Change the time', verb: 'open-digest-time' },
    seenBy: 'Everyone in the channel can see the weekly summary: numbers only.',
  })

function forTutor(
  deps: Deps,
  { ask, now }: { readonly ask: Ask<unknown>; readonly now: Date },
  work: (school: SchoolTx, schedules: Schedules) => Promise<Answer>,
): Promise<Answer> {
  return inSchool(deps, { ask, now }, async (school) => {
    if (!ask.actor.roles.includes('induction-tutor')) {
      return notYours(ask, 'Choosing when the weekly summary comes', 'the induction tutor')
    }
    const [first, ...others] = await listDigestSchedules(school)
    if (first !== undefined) return await work(school, [first, ...others])
    return say(
      noteCard({
        school: school.schoolId,
        title: 'The weekly summary has no channel yet',
        lines: [
          'Open the channel in which it should appear and type: post digests here.',
          'After that its day and time can be chosen.',
        ],
      }),
    )
  })
}
