import { z } from 'zod'
import { pauseForm } from '../../cards/forms/pause.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import {
  addDays,
  parseSchoolDate,
  type SchoolDate,
  sayDay,
} from '../../domain/calendar/school-date.ts'
import { loadSchool } from '../../school/load.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { LONGEST_PAUSE_DAYS } from '../../typed/meanings/quiet.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { changeManners } from './change-manners.ts'

/** Opens the pause form. */
export const openPause: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { today } = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    return openForm(pauseForm({ school: school.schoolId, today }))
  })

export const savePauseInput = z.object({ until: z.string().max(100).default('') })

/** Keeps the pause of the form, or says beside the field what to put right. */
export const savePause: UseCase<z.infer<typeof savePauseInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { today } = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const { until } = ask.input
    const on = parseSchoolDate(until)
    const error = errorIn(on, today)
    if (on === undefined || error !== undefined) {
      const errors = { until: error ?? 'Choose a day.' }
      return askAgain(
        pauseForm({ school: school.schoolId, today, values: { until }, errors }),
        errors,
      )
    }
    return await keepPause(school, deps, { ask, until: on, now })
  })

function errorIn(on: SchoolDate | undefined, today: SchoolDate): string | undefined {
  if (on === undefined) return 'Choose a day.'
  if (on <= today) return 'Choose a day that is still to come.'
  return on > addDays(today, LONGEST_PAUSE_DAYS) ? 'A pause is for up to a year.' : undefined
}

/** A pause that was typed: 'pause until 12 April'. */
export const pause: UseCase<{ readonly until: SchoolDate }> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, (school) =>
    keepPause(school, deps, { ask, until: ask.input.until, now }),
  )

async function keepPause(
  school: SchoolTx,
  deps: Deps,
  {
    ask,
    until,
    now,
  }: { readonly ask: Ask<unknown>; readonly until: SchoolDate; readonly now: Date },
): Promise<Answer> {
  await changeManners(school, deps, {
    personId: ask.actor.personId,
    now,
    by: (theirs) => ({ ...theirs, pausedUntil: until }),
  })
  await refreshOwnWeek(school, deps, { ask, now })
  return answer(
    ask,
    receiptCard({
      school: school.schoolId,
      title: `Paused until ${sayDay(until)}`,
      lines: ['Keepstep does not write to you by itself until then. You can still log and look.'],
      next: { title: 'Start again now', verb: 'resume-nudges' },
      seenBy: 'Only you can see this.',
    }),
  )
}

/** This week's card says whether messages are paused. */
async function refreshOwnWeek(
  school: SchoolTx,
  deps: Deps,
  { ask, now }: { readonly ask: Ask<unknown>; readonly now: Date },
): Promise<void> {
  const also = [ask.actor.personId]
  const picture = await loadSchool(school, deps, { now, people: also })
  const except = ask.messageId
  await refreshWeeks(school, deps, { picture, inductionId: undefined, also, except, now })
}

const answer = (ask: Ask<unknown>, card: ReturnType<typeof receiptCard>): Answer =>
  ask.messageId === undefined ? say(card) : replaceWith(card)

/** Ends a pause and a snooze, and starts anew after a silence. */
export const resumeNudges: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    await changeManners(school, deps, {
      personId: ask.actor.personId,
      now,
      by: ({ pausedUntil: _, snoozedUntil: __, ...theirs }) => ({
        ...theirs,
        silenceCountsFrom: now,
      }),
    })
    await refreshOwnWeek(school, deps, { ask, now })
    return answer(
      ask,
      receiptCard({
        school: school.schoolId,
        title: 'Keepstep writes to you again',
        lines: ['The next message comes at your usual day and time.'],
        edit: { title: 'Choose my day and time', verb: 'open-settings' },
        seenBy: 'Only you can see this.',
      }),
    )
  })
