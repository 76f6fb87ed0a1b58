import { z } from 'zod'
import { snoozeForm } from '../../cards/forms/snooze.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import {
  addDays,
  parseSchoolDate,
  type SchoolDate,
  sayDay,
  sayTime,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import { snoozeOn } from '../../typed/meanings/quiet.ts'
import { type Answer, askAgain, inPlace, openForm } from '../answer.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { changeManners } from './change-manners.ts'

export const openSnoozeInput = z.object({ deliveryKind: z.string().max(100).optional() })

/** Said in the form where the time that was asked for has gone by, as that of an old card's button. */
export const GONE_BY =
  'That time has gone by, and nothing was changed. Choose one that is still to come.'
type OpenSnooze = z.infer<typeof openSnoozeInput> & { readonly late?: true }

/** Opens the snooze form, with the next school morning standing ready. */
export const openSnooze: UseCase<OpenSnooze> = (turn) => {
  const { picture, ask } = turn
  const time = picture.mannersOf(actorIn(turn)).reminderTime
  return openForm(
    snoozeForm({
      school: picture.school.id,
      today: picture.today,
      values: { until: nextWeekday(picture.today), time },
      ...given({ deliveryKind: ask.input.deliveryKind }),
      ...(ask.input.late === true ? { errors: { until: GONE_BY } } : {}),
    }),
  )
}

function nextWeekday(today: SchoolDate): SchoolDate {
  const tomorrow = addDays(today, 1)
  const day = weekdayOf(tomorrow)
  return day > 5 ? addDays(tomorrow, 8 - day) : tomorrow
}

const typed = z.string().max(100).default('')
export const saveSnoozeInput = z.object({
  deliveryKind: z.string().max(100).optional(),
  until: typed,
  time: typed,
})

/** Keeps the snooze of the form, or says beside the field what to put right. */
export const saveSnooze: UseCase<z.infer<typeof saveSnoozeInput>> = (turn) => {
  const { picture, ask, now } = turn
  const { until, time, deliveryKind } = ask.input
  const read = readSnooze(until, time, { now, timeZone: picture.school.timeZone })
  if (read.kind === 'snooze') return keepSnooze(turn, read.until)
  const form = {
    school: picture.school.id,
    today: picture.today,
    values: { until, time },
    errors: read.errors,
  }
  return askAgain(
    snoozeForm(deliveryKind === undefined ? form : { ...form, deliveryKind }),
    read.errors,
  )
}

type SnoozeRead =
  | { readonly kind: 'snooze'; readonly until: Date }
  | { readonly kind: 'invalid'; readonly errors: Readonly<Record<string, string>> }

function readSnooze(
  until: string,
  time: string,
  context: { readonly now: Date; readonly timeZone: string },
): SnoozeRead {
  const on = parseSchoolDate(until)
  if (on === undefined) return { kind: 'invalid', errors: { until: 'Choose a day.' } }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    return { kind: 'invalid', errors: { time: 'Give a time of day, for example 8am.' } }
  }
  if (instantAt(on, time, context.timeZone) <= context.now) {
    return { kind: 'invalid', errors: { until: 'Choose a day and time that are still to come.' } }
  }
  const read = snoozeOn(on, time, context)
  if (read.kind === 'snooze') return { kind: 'snooze', until: read.until }
  return { kind: 'invalid', errors: { until: read.sentence } }
}

/** A snooze that was typed: 'snooze until Thursday'. */
export const snooze: UseCase<{ readonly until: Date }> = (turn) =>
  keepSnooze(turn, turn.ask.input.until)

function keepSnooze(turn: Turn, until: Date): Answer {
  changeManners(turn, (theirs) => ({ ...theirs, snoozedUntil: until }))
  const { date, time } = localTime(until, turn.picture.school.timeZone)
  return inPlace(
    turn,
    receiptCard({
      school: turn.picture.school.id,
      title: `Snoozed until ${sayDay(date)} at ${sayTime(time)}`,
      lines: ['Keepstep writes again then, or at your next moment in school after it.'],
      edit: { title: 'Choose another time', verb: 'open-snooze' },
      seenBy: 'Only you can see this.',
    }),
  )
}
