import { z } from 'zod'
import { type SettingsField, type SettingsInput, settingsForm } from '../../cards/forms/settings.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { eachDay, sayTime, sayWeekday, type Weekday } from '../../domain/calendar/school-date.ts'
import { sameDays, withWorkingDays } from '../../domain/expectations/working-days.ts'
import { given } from '../../domain/given.ts'
import type { StoredManners } from '../../domain/messages/manners.ts'
import type { Absence } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { isOn, switches, switchesFor } from '../../nudges/index.ts'
import { withAbsence, withPerson } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { personIn, wordsFor } from '../../school/questions.ts'
import { saveAbsence } from '../../store/absences.ts'
import { saveWorkingDays } from '../../store/people.ts'
import { askAgain, inPlace, openForm, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { notYours } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { changeManners } from './change-manners.ts'
import { CELEBRATE, type CheckedSettings, checkSettings } from './check-settings.ts'
import { sayAway } from './say-away.ts'

/** What somebody said of their settings in words. */
interface Said extends Partial<Pick<Absence, 'from' | 'to'>> {
  readonly day?: Weekday
  readonly time?: string
}

/** Opens the form with a person's day, time, working days, nudges and days away; what was said stands ready. */
export const openSettings: UseCase<Said> = (turn) => {
  const form = settingsInForm(turn.picture, actorIn(turn))
  const { from = '', to = from, day, time } = turn.ask.input
  const values = {
    ...form.values,
    ...given({ day: day?.toString(), time }),
    awayFrom: from,
    awayTo: to,
  }
  return openForm(settingsForm({ ...form, values }))
}

/** Somebody's choices as the form holds them, on a card or on their page. */
export function settingsInForm(
  picture: SchoolPicture,
  personId: string,
): SettingsInput & { readonly values: Readonly<Record<SettingsField, string>> } {
  const manners = picture.mannersOf(personId)
  const { roles } = personIn(picture, personId)
  const isEct = roles.includes('ect')
  const theirs = switchesFor(roles)
  const mayBeNamed = picture.storedManners.some((one) => one.personId === personId && one.celebrate)
  const on = [
    ...theirs.filter((one) => isOn(one, manners)).map(({ id }) => id),
    ...(isEct && mayBeNamed ? [CELEBRATE] : []),
  ]
  return {
    school: picture.school.id,
    nudges: inWordsOf(wordsFor(picture, personId), isEct ? [...theirs, MAY_BE_NAMED] : theirs),
    away: manners.absences.filter((one) => one.to >= picture.today).map(awayInForm),
    values: {
      day: String(manners.reminderDay ?? manners.workingDays[0] ?? 1),
      time: manners.reminderTime,
      workingDays: manners.workingDays.join(','),
      nudges: on.join(','),
      awayFrom: '',
      awayTo: '',
    },
  }
}

/** Only where they say so does a name stand in the channel, and only for what went well (B-88). */
const MAY_BE_NAMED = {
  id: CELEBRATE,
  title: 'My name in the weekly summary when I meet {a actionStep}',
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

/** Keeps a person's choices; days away are dates only, never reasons (induction.md 3). */
export const saveSettings: UseCase<z.infer<typeof saveSettingsInput>> = (turn) => {
  const { picture, ask } = turn
  const checked = checkSettings(ask.input)
  if (checked.kind === 'invalid') {
    const { errors } = checked
    const form = { ...settingsInForm(picture, actorIn(turn)), values: ask.input, errors }
    return askAgain(settingsForm(form), errors)
  }
  const { day, time, away } = checked.settings
  keep(turn, checked.settings)
  refreshAround(turn, away)
  return replaceWith(
    receiptCard({
      school: picture.school.id,
      title: 'Your settings are saved',
      lines: [
        `Keepstep writes on ${sayWeekday(day)} at ${sayTime(time)}.`,
        ...(sameDays(personIn(picture, actorIn(turn)).workingDays, checked.settings.workingDays)
          ? []
          : ['Your working days hold from this week on. Weeks that are over stay as they were.']),
        ...(away === undefined
          ? []
          : [`${sayAway(away)}: no messages, and nothing counts as yours.`]),
      ],
      edit: { title: 'Change again', verb: 'open-settings' },
      seenBy: 'Only you can see your choices. Your induction tutor sees days away as dates.',
    }),
  )
}

function keep(turn: Turn, settings: CheckedSettings): void {
  const { school } = turn
  const { day, time, workingDays, nudgesOff, nudgesOn, celebrate, away } = settings
  const person = withWorkingDays(personIn(turn.picture, actorIn(turn)), {
    workingDays,
    today: turn.picture.today,
  })
  const absence = away && { personId: person.id, ...away }
  school.alongside(saveWorkingDays(school, person))
  if (absence !== undefined) school.alongside(saveAbsence(school, absence))
  const there = withPerson(turn.picture, person)
  const picture = absence === undefined ? there : withAbsence(there, absence)
  changeManners({ ...turn, picture }, ({ nudgesOn: _, ...theirs }) => ({
    ...theirs,
    reminderDay: day,
    reminderTime: time,
    nudgesOff,
    ...askedFor(nudgesOn.filter((id) => switchesFor(person.roles).some((one) => one.id === id))),
    celebrate: person.roles.includes('ect') && celebrate,
  }))
}

/** Days away and working days change what is expected of the pair too, and counts of days gone by. */
export function refreshAround(turn: Turn, away: Pick<Absence, 'from' | 'to'> | undefined): void {
  const { picture } = turn
  const personId = actorIn(turn)
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
  refreshCards(turn, {
    people: [personId, ...people],
    days: away === undefined ? [] : eachDay(away.from, away.to < today ? away.to : today),
  })
}

const EVERY_NUDGE = 'all'
const isKnownNudge = (id: string): boolean =>
  id === EVERY_NUDGE || switches.some((one) => one.id === id)

export const setNudgeInput = z.object({
  /** A kind of message, or 'all'. */
  nudge: z.string().refine(isKnownNudge),
  on: z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]),
})

/** Turns one kind of message on or off, from the message itself; what comes on request only by its name. */
export const setNudge: UseCase<z.infer<typeof setNudgeInput>> = (turn) => {
  const { nudge, on } = turn.ask.input
  const meant = switchesFor(turn.ask.actor.roles).filter(
    ({ id }) => nudge === EVERY_NUDGE || id === nudge,
  )
  if (meant.length === 0) return notYours(turn, 'This summary', 'the headteacher')
  const ids = meant.filter(({ onRequest }) => onRequest !== true).map(({ id }) => id)
  const asked = meant.filter(({ onRequest }) => onRequest === true).map(({ id }) => id)
  changeManners(turn, ({ nudgesOn = [], ...theirs }) => ({
    ...theirs,
    nudgesOff: changed(theirs.nudgesOff, ids, !on),
    ...askedFor(on && nudge === EVERY_NUDGE ? nudgesOn : changed(nudgesOn, asked, on)),
    ...(on ? { silenceCountsFrom: turn.now } : {}),
  }))
  const words = wordsFor(turn.picture, actorIn(turn))
  const what = switches.find(({ id }) => id === nudge)?.title ?? 'All reminders'
  return inPlace(
    turn,
    receiptCard({
      school: turn.picture.school.id,
      title: inWordsOf(words, on ? `On: ${what}` : `Off: ${what}`),
      lines: on ? [] : ['You can still log and look at your week at any time.'],
      next: {
        title: on ? 'Turn off' : 'Turn on again',
        verb: 'set-nudge',
        ids: { nudge, on: !on },
      },
      seenBy: 'Only you can see this.',
    }),
  )
}

const askedFor = (nudgesOn: readonly string[]): Pick<StoredManners, 'nudgesOn'> =>
  nudgesOn.length === 0 ? {} : { nudgesOn }

/** The same list with these ids, or without them. */
const changed = (
  list: readonly string[],
  ids: readonly string[],
  isIn: boolean,
): readonly string[] => [...list.filter((id) => !ids.includes(id)), ...(isIn ? ids : [])]
