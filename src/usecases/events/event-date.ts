import { z } from 'zod'
import type { Button } from '../../cards/button.ts'
import { type EventDateField, eventDateForm } from '../../cards/forms/event-date.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { academicYearOf, parseSchoolDate } from '../../domain/calendar/school-date.ts'
import { tooLong } from '../../domain/coaching/too-long.ts'
import {
  type DatedEvent,
  eventOfKey,
  keyOnDay,
  wherePlaced,
} from '../../domain/expectations/dated-event.ts'
import { eventsNamed } from '../../domain/expectations/held-events.ts'
import { given } from '../../domain/given.ts'
import { eventsOfYear, type SchoolEvent } from '../../school/events.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { removeEventDate, saveEventDate } from '../../store/event-dates.ts'
import type { Intent } from '../../typed/intent.ts'
import { type Answer, askAgain, inPlace, openForm, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'
import { recordChange } from '../tutor/record-change.ts'
import { typedText } from '../typed-text.ts'

const day = z.string().max(10).optional()
const time = z.string().max(5).optional()
const which = { programme: z.string().max(50), key: z.string().max(100) }
export const openEventDateInput = z.object({
  ...which,
  on: day,
  startsAt: time,
  endsAt: time,
  mode: z.enum(['face-to-face', 'online']).optional(),
})
type OpenEventDate = z.infer<typeof openEventDateInput>

export const removeEventDateInput = z.object(which)

export const saveEventDateInput = z.object({
  ...which,
  on: typedText,
  startsAt: typedText,
  endsAt: typedText,
  mode: typedText,
  place: typedText,
})

/** Of a room, a building or an address, in characters. */
export const LONGEST_PLACE = 200

const WHAT = 'Giving an event its day'
const SHOW_EVENTS: Button = { title: 'Show events', verb: 'show-events' }

/** Opens when and where an event is held, for the induction tutor (B-73). */
export const openEventDate: UseCase<OpenEventDate> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const { programme, key, ...said } = turn.ask.input
  const picture = await everybody(turn)
  const event = eventsOfYear(picture).find((one) => one.programme === programme && one.key === key)
  if (event === undefined) return noLongerThere(turn)
  return openForm(formOf(picture, event, { ...valuesOf(event.dated), ...given(said) }))
}

/** 'Clinic 2 is on 11 March at 3:45pm online': the form stands ready with it, and nothing is kept yet. */
export async function eventDateTyped(
  turn: Turn,
  meant: Extract<Intent, { kind: 'event-date' }>,
): Promise<Answer> {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const picture = await everybody(turn)
  const { on, startsAt, endsAt, mode } = meant
  const said = given({ on, startsAt, endsAt, mode })
  const named = eventsNamed(meant.event, eventsOfYear(picture)) as readonly SchoolEvent[]
  const [event, ...others] = named
  if (event === undefined) return unknownEvent(picture, meant.event)
  if (others.length > 0) return whichEvent(picture, named, said)
  return openForm(formOf(picture, event, { ...valuesOf(event.dated), ...said }))
}

const unknownEvent = (picture: SchoolPicture, name: string): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'No event has that name here',
      lines: [
        `No programme at this school has an event called “${name}”. Choose it from the list.`,
      ],
      actions: [SHOW_EVENTS],
    }),
  )

/** As many buttons as a note holds. */
const MOST_CHOICES = 5

/** Those that a name may mean; where there are more than a note holds, the list has them all. */
function whichEvent(
  picture: SchoolPicture,
  named: readonly SchoolEvent[],
  said: Readonly<Record<string, string>>,
): Answer {
  const isCut = named.length > MOST_CHOICES
  const offered = isCut ? named.slice(0, MOST_CHOICES - 1) : named
  return say(
    noteCard({
      school: picture.school.id,
      title: 'Which event do you mean?',
      lines: isCut
        ? [
            `${named.length} events have that in their name, and these are ${offered.length} of them. Write more of its title, or choose it from the list.`,
          ]
        : [],
      actions: [
        ...offered.map(
          ({ programme, key, title, for: whom }): Button => ({
            title: `${title}, ${whom}`,
            verb: 'open-event-date',
            ids: { programme, key, ...said },
          }),
        ),
        ...(isCut ? [SHOW_EVENTS] : []),
      ],
    }),
  )
}

type Values = Partial<Record<EventDateField, string>>

const valuesOf = (dated: DatedEvent | undefined): Values =>
  dated === undefined
    ? {}
    : given({
        on: dated.on,
        startsAt: dated.startsAt,
        endsAt: dated.endsAt,
        mode: dated.mode,
        place: dated.place,
      })

const formOf = (
  picture: SchoolPicture,
  event: SchoolEvent,
  values: Values,
  errors: Readonly<Record<string, string>> = {},
) =>
  eventDateForm({
    school: picture.school.id,
    programme: event.programme,
    key: event.key,
    title: event.title,
    context: sayWhom(event),
    values,
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
  })

/** 'ECTs in year 1, in autumn 1'. */
export const sayWhom = ({ for: whom, window }: SchoolEvent): string =>
  window === '' ? whom : `${whom}, in ${window.replaceAll('-', ' ')}`

/** Keeps the event's day; whoever is expected at it sees it in their week from then on. */
export const saveEvent: UseCase<z.infer<typeof saveEventDateInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const { programme, key, ...values } = turn.ask.input
  const picture = await everybody(turn)
  const event = eventsOfYear(picture).find((one) => one.programme === programme && one.key === key)
  if (event === undefined) return noLongerThere(turn)
  const errors = errorsIn(values, picture)
  if (Object.keys(errors).length > 0) {
    return askAgain(formOf(picture, event, values, errors), errors)
  }
  const dated = datedFrom(turn, event, values)
  turn.school.alongside(saveEventDate(turn.school, dated))
  recordChange(turn, 'event-date')
  refreshCards(turn, { people: [...picture.people.keys()] })
  return inPlace(turn, receiptOf(picture, event, dated))
}

/** Takes the day away, where it was called off or typed for the wrong event; the event stays. */
export const takeEventDateAway: UseCase<z.infer<typeof removeEventDateInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, WHAT, 'the induction tutor')
  const { programme, key } = turn.ask.input
  const picture = await everybody(turn)
  const event = eventsOfYear(picture).find((one) => one.programme === programme && one.key === key)
  if (event?.dated === undefined) return noLongerThere(turn)
  turn.school.alongside(removeEventDate(turn.school, event.dated))
  recordChange(turn, 'event-date')
  refreshCards(turn, { people: [...picture.people.keys()] })
  return inPlace(
    turn,
    receiptCard({
      school: picture.school.id,
      title: `${event.title} has no day any more`,
      lines: ['Whoever is expected at it sees no day until it has one again.'],
      edit: { title: 'Give it a day', verb: 'open-event-date', ids: { programme, key } },
      next: SHOW_EVENTS,
      seenBy: 'Everyone who is expected at it sees whether it has a day.',
    }),
  )
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/

function errorsIn(values: Values, { today }: SchoolPicture): Record<string, string> {
  const { on = '', startsAt = '', endsAt = '', place = '' } = values
  return given({
    on: dayError(on, today),
    startsAt: timeError(startsAt) ?? (endsAt !== '' && startsAt === '' ? SAY_WHEN : undefined),
    endsAt: timeError(endsAt) ?? (endsAt !== '' && endsAt <= startsAt ? AFTER : undefined),
    place: tooLong(place.trim(), LONGEST_PLACE),
  })
}

const SAY_WHEN = 'Say when it begins as well.'
const AFTER = 'Give a time after the beginning.'

function dayError(on: string, today: string): string | undefined {
  const date = parseSchoolDate(on)
  if (date === undefined) return 'Choose the day of the event.'
  return academicYearOf(date) === academicYearOf(today)
    ? undefined
    : 'Choose a day of this school year, from August to July.'
}

const timeError = (said: string): string | undefined =>
  said === '' || TIME.test(said) ? undefined : 'Give a time of day, for example 3:45pm.'

function datedFrom(turn: Turn, { programme, key }: SchoolEvent, values: Values): DatedEvent {
  const { on = '', startsAt = '', endsAt = '', mode = '', place = '' } = values
  return {
    programme,
    key: keyOnDay(key, on, turn.picture.calendar),
    academicYear: academicYearOf(on),
    on,
    ...(startsAt === '' ? {} : { startsAt }),
    ...(endsAt === '' ? {} : { endsAt }),
    ...(mode === 'face-to-face' || mode === 'online' ? { mode } : {}),
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    setAt: turn.now,
    setBy: actorIn(turn),
  }
}

function receiptOf(picture: SchoolPicture, event: SchoolEvent, dated: DatedEvent) {
  const where = wherePlaced(dated)
  const isSchoolDay = picture.calendar.kindOf(dated.on) === 'teaching'
  return receiptCard({
    school: picture.school.id,
    title: `${event.title} has its day`,
    lines: [
      sayDayAndTime(dated.on, dated.startsAt),
      ...(where === undefined ? [] : [where]),
      ...(isSchoolDay ? [] : ['That is no teaching day at this school.']),
      'Whoever is expected at it is reminded two working days before.',
      ...(eventOfKey(dated.key) === dated.key
        ? []
        : ['It is for those who begin in that half term. A day in another one stands beside it.']),
    ],
    edit: {
      title: 'Change',
      verb: 'open-event-date',
      ids: { programme: event.programme, key: dated.key },
    },
    next: SHOW_EVENTS,
    seenBy: 'Everyone who is expected at it sees the day, the time and the place.',
  })
}
