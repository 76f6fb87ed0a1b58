import { z } from 'zod'
import { type SettingsInput, settingsForm } from '../../cards/forms/settings.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { eachDay, sayTime, sayWeekday } from '../../domain/calendar/school-date.ts'
import type { Absence } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { personIn } from '../../school/questions.ts'
import { saveAbsence } from '../../store/absences.ts'
import { savePeople } from '../../store/people.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { askAgain, openForm, replaceWith } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { changeManners, NUDGES_IN_WORDS } from './change-manners.ts'
import { type CheckedSettings, checkSettings } from './check-settings.ts'
import { sayAway } from './say-away.ts'

/** Opens the form with a person's day, time, working days, nudges and days away. */
export const openSettings: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    return openForm(settingsForm(formOf(picture, ask.actor.personId)))
  })

function formOf(picture: SchoolPicture, personId: string): SettingsInput {
  const manners = picture.mannersOf(personId)
  const on = NUDGES_IN_WORDS.filter(({ id }) => !manners.nudgesOff.includes(id))
  return {
    school: picture.school.id,
    nudges: NUDGES_IN_WORDS,
    away: manners.absences.filter((one) => one.to >= picture.today).map(awayInForm),
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

const awayInForm = ({ from, to }: Absence) => ({ from, words: sayAway({ from, to }) })

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
    const picture = await loadSchool(school, deps, { now, people: [personId] })
    const checked = checkSettings(ask.input)
    if (checked.kind === 'invalid') {
      const { errors } = checked
      const form = { ...formOf(picture, personId), values: ask.input, errors }
      return askAgain(settingsForm(form), errors)
    }
    const { day, time, away } = checked.settings
    await keep(school, deps, { settings: checked.settings, picture, personId, now })
    await refreshAround(school, deps, { ask, now, away })
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

async function keep(
  school: SchoolTx,
  deps: Deps,
  of: { settings: CheckedSettings; picture: SchoolPicture; personId: string; now: Date },
): Promise<void> {
  const { settings, picture, personId, now } = of
  const { day, time, workingDays, nudgesOff, away } = settings
  await savePeople(school, [{ ...personIn(picture, personId), workingDays }])
  if (away !== undefined) await saveAbsence(school, { personId, ...away })
  await changeManners(school, deps, {
    personId,
    now,
    by: (theirs) => ({ ...theirs, reminderDay: day, reminderTime: time, nudgesOff }),
  })
}

/** Days away and working days change what is expected of the pair too, and counts of days gone by. */
export async function refreshAround(
  school: SchoolTx,
  deps: Deps,
  { ask, now, away }: { ask: Ask<unknown>; now: Date; away: CheckedSettings['away'] },
): Promise<void> {
  const { personId } = ask.actor
  const picture = await loadSchool(school, deps, { now, people: [personId] })
  const own = picture.inductionOfEct(personId)
  const inductions = [
    ...(own === undefined ? [] : [own]),
    ...picture.inductionsMentoredBy(personId),
  ]
  const people = inductions.flatMap(({ id, ectId }) => [
    ectId,
    ...picture.mentorsOf(id).map((mentor) => mentor.id),
  ])
  const { today } = picture
  await refreshWeeks(school, deps, {
    picture,
    inductionId: undefined,
    also: [...new Set([personId, ...people])],
    except: ask.messageId,
    now,
    days: away === undefined ? [] : eachDay(away.from, away.to < today ? away.to : today),
  })
}

const EVERY_NUDGE = 'all'
const isKnownNudge = (id: string): boolean =>
  id === EVERY_NUDGE || NUDGES_IN_WORDS.some((one) => one.id === id)

export const setNudgeInput = z.object({
  /** A kind of message, or 'all'. */
  nudge: z.string().refine(isKnownNudge),
  on: z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]),
})

/** Turns one kind of message on or off, from the message itself. */
export const setNudge: UseCase<z.infer<typeof setNudgeInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const { nudge, on } = ask.input
    const ids = NUDGES_IN_WORDS.map(({ id }) => id).filter(
      (id) => nudge === EVERY_NUDGE || id === nudge,
    )
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
    const what = NUDGES_IN_WORDS.find(({ id }) => id === nudge)?.title ?? 'All reminders'
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
