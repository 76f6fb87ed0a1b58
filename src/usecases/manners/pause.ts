import { z } from 'zod'
import { pauseForm } from '../../cards/forms/pause.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import {
  addDays,
  parseSchoolDate,
  type SchoolDate,
  sayDay,
} from '../../domain/calendar/school-date.ts'
import { LONGEST_PAUSE_DAYS } from '../../typed/meanings/quiet.ts'
import { type Answer, askAgain, inPlace, openForm } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import type { Turn, UseCase } from '../turn.ts'
import { changeManners } from './change-manners.ts'
import { GONE_BY } from './snooze.ts'

/** Opens the pause form. */
export const openPause: UseCase<{ readonly late?: true }> = ({ picture, ask }) =>
  openForm(
    pauseForm({
      school: picture.school.id,
      today: picture.today,
      ...(ask.input.late === true ? { errors: { until: GONE_BY } } : {}),
    }),
  )

export const savePauseInput = z.object({ until: z.string().max(100).default('') })

/** Keeps the pause of the form, or says beside the field what to put right. */
export const savePause: UseCase<z.infer<typeof savePauseInput>> = (turn) => {
  const { school, today } = turn.picture
  const { until } = turn.ask.input
  const on = parseSchoolDate(until)
  const error = errorIn(on, today)
  if (on === undefined || error !== undefined) {
    const errors = { until: error ?? 'Choose a day.' }
    return askAgain(pauseForm({ school: school.id, today, values: { until }, errors }), errors)
  }
  return keepPause(turn, on)
}

function errorIn(on: SchoolDate | undefined, today: SchoolDate): string | undefined {
  if (on === undefined) return 'Choose a day.'
  if (on <= today) return 'Choose a day that is still to come.'
  return on > addDays(today, LONGEST_PAUSE_DAYS) ? 'A pause is for up to a year.' : undefined
}

/** A pause that was typed: 'pause until 12 April'. */
export const pause: UseCase<{ readonly until: SchoolDate }> = (turn) =>
  keepPause(turn, turn.ask.input.until)

function keepPause(turn: Turn, until: SchoolDate): Answer {
  changeManners(turn, (theirs) => ({ ...theirs, pausedUntil: until }))
  // This week's card says whether messages are paused.
  refreshCards(turn, {})
  return inPlace(
    turn,
    receiptCard({
      school: turn.picture.school.id,
      title: `Paused until ${sayDay(until)}`,
      lines: [
        'Keepstep does not write to you by itself until then. You can still log and look.',
        'What falls due still counts. Where you are away, say so, and it is not counted.',
      ],
      edit: {
        title: 'I am away until then',
        verb: 'type-words',
        ids: { schoolId: turn.picture.school.id, text: sayAwayUntil(turn, until) },
      },
      next: { title: 'Start again now', verb: 'resume-nudges' },
      seenBy: 'Only you can see this.',
    }),
  )
}

/** Words that open days away, up to the day before messages come again. */
const sayAwayUntil = ({ picture: { today } }: Turn, until: SchoolDate): string =>
  `away from ${sayDay(today)} to ${sayDay(addDays(until, -1))}`

/** Ends a pause and a snooze, and starts anew after a silence. */
export const resumeNudges: UseCase<unknown> = (turn) => {
  changeManners(turn, ({ pausedUntil: _, snoozedUntil: __, ...theirs }) => ({
    ...theirs,
    silenceCountsFrom: turn.now,
  }))
  refreshCards(turn, {})
  return inPlace(
    turn,
    receiptCard({
      school: turn.picture.school.id,
      title: 'Keepstep writes to you again',
      lines: ['The next message comes at your usual day and time.'],
      edit: { title: 'Choose my day and time', verb: 'open-settings' },
      seenBy: 'Only you can see this.',
    }),
  )
}
