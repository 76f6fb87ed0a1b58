import { z } from 'zod'
import { type SettingsInput, settingsForm } from '../cards/forms/settings.ts'
import { receiptCard } from '../cards/messages/receipt.ts'
import { sayTime, sayWeekday } from '../domain/school-date.ts'
import { saveAbsence } from '../store/absences.ts'
import { savePeople } from '../store/people.ts'
import { askAgain, openForm, replaceWith } from './answer.ts'
import { inSchool, type UseCase } from './ask.ts'
import { changeManners, NUDGES_IN_WORDS } from './change-manners.ts'
import { checkSettings } from './check-settings.ts'
import type { SchoolPicture } from './load-school.ts'
import { lookAtSchool, personIn } from './look-at-school.ts'
import { sayAway } from './say-away.ts'

/** Opens the form with a person's day, time, working days, nudges and days away. */
export const openSettings: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
    return openForm(settingsForm(formOf(picture, ask.actor.personId)))
  })

function formOf(picture: SchoolPicture, personId: string): SettingsInput {
  const manners = picture.mannersOf(personId)
  const on = NUDGES_IN_WORDS.filter(({ id }) => !manners.nudgesOff.includes(id))
  return {
    school: picture.school.id,
    nudges: NUDGES_IN_WORDS,
    away: manners.absences.filter((one) => one.to >= picture.today).map(sayAway),
    values: {
      day: String(manners.reminderDay ?? manners.workingDays[0] ?? 1),
      time: manners.reminderTime,
      workingDays: manners.workingDays.join(','),
      nudges: on.map(({ id }) => id).join(','),
      awayFrom: '',
      awayTo: '',
    },
  }
}

const typed = z.string().max(200).default('')
export const saveSettingsInput = z.object({
  day: typed,
  time: typed,
  workingDays: typed,
  nudges: typed,
  awayFrom: typed,
  awayTo: typed,
})

/** Keeps a person's choices; days away are dates only, never reasons (domain.md 3.3). */
export const saveSettings: UseCase<z.infer<typeof saveSettingsInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { personId } = ask.actor
    const picture = await lookAtSchool(school, deps, { now, people: [personId] })
    const checked = checkSettings(ask.input)
    if (checked.kind === 'invalid') {
      const { errors } = checked
      const form = { ...formOf(picture, personId), values: ask.input, errors }
      return askAgain(settingsForm(form), errors)
    }
    const { day, time, workingDays, nudgesOff, away } = checked.settings
    await savePeople(school, [{ ...personIn(picture, personId), workingDays }])
    if (away !== undefined) await saveAbsence(school, { personId, ...away })
    await changeManners(school, deps, {
      personId,
      now,
      by: (theirs) => ({ ...theirs, reminderDay: day, reminderTime: time, nudgesOff }),
    })
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: 'Your settings are saved',
        lines: [
          `Keepstep writes on ${sayWeekday(day)} at ${sayTime(time)}.`,
          ...(away === undefined
            ? []
            : [`${sayAway(away)}: no messages, and nothing counts as yours.`]),
        ],
        edit: { title: 'Change again', verb: 'open-settings' },
        seenBy: 'Only you can see your choices. Your induction tutor sees days away as dates.',
      }),
    )
  })

export const setNudgeInput = z.object({ nudge: z.string().max(100), on: z.coerce.boolean() })

/** Turns one kind of message on or off, from the message itself. */
export const setNudge: UseCase<z.infer<typeof setNudgeInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { nudge, on } = ask.input
    const known = NUDGES_IN_WORDS.find(({ id }) => id === nudge)
    const ids = known === undefined ? NUDGES_IN_WORDS.map(({ id }) => id) : [known.id]
    await changeManners(school, deps, {
      personId: ask.actor.personId,
      now,
      by: (theirs) => ({
        ...theirs,
        nudgesOff: on
          ? theirs.nudgesOff.filter((id) => !ids.some((one) => one === id))
          : [...new Set([...theirs.nudgesOff, ...ids])],
        ...(on ? { silenceCountsFrom: now } : {}),
      }),
    })
    const what = known?.title ?? 'All reminders'
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: on ? `On: ${what}` : `Off: ${what}`,
        lines: on ? [] : ['You can still log and look at your week at any time.'],
        next: {
          title: on ? 'Turn off' : 'Turn on again',
          verb: 'set-nudge',
          ids: { nudge, on: !on },
        },
        seenBy: 'Only you can see this.',
      }),
    )
  })
