import { z } from 'zod'
import { snoozeForm } from '../../cards/forms/snooze.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import {
  addDays,
  instantAt,
  localTime,
  parseSchoolDate,
  type SchoolDate,
  sayDay,
  sayTime,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import { loadSchool } from '../../school/load.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { snoozeOn } from '../../typed/meanings/quiet.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { changeManners } from './change-manners.ts'

export const openSnoozeInput = z.object({ deliveryKind: z.string().max(100).optional() })

/** Opens the snooze form, with the next school morning standing ready. */
export const openSnooze: UseCase<z.infer<typeof openSnoozeInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const time = picture.mannersOf(ask.actor.personId).reminderTime
    return openForm(
      snoozeForm({
        school: school.schoolId,
        today: picture.today,
        values: { until: nextWeekday(picture.today), time },
        ...(ask.input.deliveryKind === undefined ? {} : { deliveryKind: ask.input.deliveryKind }),
      }),
    )
  })

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
export const saveSnooze: UseCase<z.infer<typeof saveSnoozeInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const { until, time, deliveryKind } = ask.input
    const read = readSnooze(until, time, { now, timeZone: picture.school.timeZone })
    if (read.kind === 'snooze')
      return await keepSnooze(school, deps, { ask, until: read.until, now })
    const form = {
      school: school.schoolId,
      today: picture.today,
      values: { until, time },
      errors: read.errors,
    }
    return askAgain(
      snoozeForm(deliveryKind === undefined ? form : { ...form, deliveryKind }),
      read.errors,
    )
  })

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
export const snooze: UseCase<{ readonly until: Date }> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, (school) =>
    keepSnooze(school, deps, { ask, until: ask.input.until, now }),
  )

async function keepSnooze(
  school: SchoolTx,
  deps: Deps,
  { ask, until, now }: { readonly ask: Ask<unknown>; readonly until: Date; readonly now: Date },
): Promise<Answer> {
  const { personId } = ask.actor
  await changeManners(school, deps, {
    personId,
    now,
    by: (theirs) => ({ ...theirs, snoozedUntil: until }),
  })
  const picture = await loadSchool(school, deps, { now, people: [personId] })
  const { date, time } = localTime(until, picture.school.timeZone)
  const card = receiptCard({
    school: school.schoolId,
    title: `Snoozed until ${sayDay(date)} at ${sayTime(time)}`,
    lines: ['Keepstep writes again then, or at your next moment in school after it.'],
    edit: { title: 'Choose another time', verb: 'open-snooze' },
    seenBy: 'Only you can see this.',
  })
  return ask.messageId === undefined ? say(card) : replaceWith(card)
}
