import { z } from 'zod'
import { changeForm } from '../../cards/forms/change.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayList } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { type SchoolDate, sayDay } from '../../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import { given } from '../../domain/given.ts'
import { KIND_WORD } from '../../domain/messages/kind-word.ts'
import { nextPoliteInstant } from '../../domain/messages/manners.ts'
import { hasRoom } from '../../domain/messages/nudge-budget.ts'
import type { Person } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionsHere } from '../../school/questions.ts'
import { insertDeliveries, listDeliveries, type NewDelivery } from '../../store/deliveries.ts'
import { type Answer, askAgain, inPlace, openForm, say } from '../answer.ts'
import { loadConversations } from '../messages/load-conversations.ts'
import { toPerson } from '../messages/to-person.ts'
import { notYours } from '../refusals.ts'
import { actorIn, everybody, isTutor, type Turn, type UseCase } from '../turn.ts'

export const openReminderInput = z.object({ personId: z.string().max(100).optional() })

/** Opens the choice of people, each with when they were last reminded. */
export const openReminder: UseCase<z.infer<typeof openReminderInput>> = async (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const picture = await everybody(turn)
  if (picture.calendar.weekOf(picture.today) === undefined) return inHolidays(picture)
  const people = remindable(picture)
  const last = await lastReminded(turn, picture, people)
  const chosen = turn.ask.input.personId ?? ''
  return openForm(formOf(picture, { people, last, chosen }))
}

export const sendReminderInput = z.object({ people: z.string().max(5_000).default('') })

/** Sends one kind word to each of the chosen people whose week still has room for it. */
export const sendReminder: UseCase<z.infer<typeof sendReminderInput>> = async (turn) => {
  if (!isTutor(turn)) return tutorsOnly(turn)
  const picture = await everybody(turn)
  const week = picture.calendar.weekOf(picture.today)
  if (week === undefined) return inHolidays(picture)
  const ids = turn.ask.input.people.split(',').map((id) => id.trim())
  const people = remindable(picture)
  const chosen = people.filter(({ id }) => ids.includes(id))
  if (chosen.length === 0) {
    const errors = { people: 'Choose at least one person.' }
    const last = await lastReminded(turn, picture, people)
    return askAgain(formOf(picture, { people, last, chosen: '', errors }), errors)
  }
  const { sent, full, later } = await remind(turn, picture, { chosen, week })
  return inPlace(
    turn,
    receiptCard({
      school: picture.school.id,
      title: sent.length === 0 ? 'Nobody was reminded' : `A kind word goes to ${names(sent)}`,
      lines: [
        ...(full.length === 0
          ? []
          : [`${names(full)}: this week has no room for another message, so none is sent.`]),
        ...(later.length === 0
          ? []
          : [`${names(later)}: they are away, or asked for quiet. Speak to them instead.`]),
      ],
      seenBy: 'Each of them sees that it came from you. Nobody else is told.',
    }),
  )
}

const names = (people: readonly Person[]): string => sayList(people.map(({ name }) => name))

interface Reminded {
  readonly sent: readonly Person[]
  /** Their weekly budget is spent. */
  readonly full: readonly Person[]
  /** They are not written to just now, whoever asks. */
  readonly later: readonly Person[]
}

async function remind(
  turn: Turn,
  picture: SchoolPicture,
  { chosen, week }: { readonly chosen: readonly Person[]; readonly week: TeachingWeek },
): Promise<Reminded> {
  const { school, deps, now } = turn
  const conversations = await loadConversations(
    school,
    picture,
    chosen.map(({ id }) => id),
  )
  const found: { sent: Person[]; full: Person[]; later: Person[] } = {
    sent: [],
    full: [],
    later: [],
  }
  const deliveries: NewDelivery[] = []
  for (const person of chosen) {
    const messages = conversations.get(person.id)?.messages ?? []
    const again = messages.some(({ kind, period }) => kind === KIND_WORD && period === week.monday)
    const at = quietUntil(picture, person, now)
    if (again || !hasRoom({ budget: 'two' }, messages, week)) found.full.push(person)
    else if (
      at === undefined ||
      picture.calendar.weekOf(localDay(picture, at))?.monday !== week.monday
    ) {
      found.later.push(person)
    } else {
      found.sent.push(person)
      deliveries.push({
        ...toPerson(deps, {
          kind: KIND_WORD,
          period: week.monday,
          recipient: person.id,
          params: { from: actorIn(turn) },
          unprompted: true,
          decidedAt: now,
        }),
        notBefore: at,
      })
    }
  }
  if (deliveries.length > 0) school.alongside(insertDeliveries(school, deliveries))
  return found
}

const quietUntil = (picture: SchoolPicture, person: Person, now: Date): Date | undefined =>
  picture.mannersOf(person.id).pausedUntil !== undefined
    ? undefined
    : nextPoliteInstant(
        {
          timeZone: picture.school.timeZone,
          calendar: picture.calendar,
          manners: picture.mannersOf(person.id),
        },
        now,
      )

const localDay = ({ school }: SchoolPicture, at: Date): SchoolDate =>
  localTime(at, school.timeZone).date

/** ECTs and mentors of inductions that have begun. */
function remindable(picture: SchoolPicture): readonly Person[] {
  const ids = inductionsHere(picture).flatMap(({ id, ectId }) => [
    ectId,
    ...picture.mentorsOf(id).map((mentor) => mentor.id),
  ])
  return [...new Set(ids)]
    .flatMap((id) => picture.people.get(id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

async function lastReminded(
  { school }: Turn,
  picture: SchoolPicture,
  people: readonly Person[],
): Promise<ReadonlyMap<string, SchoolDate>> {
  const sent = await listDeliveries(school, {
    recipients: people.map(({ id }) => id),
    kinds: [KIND_WORD],
  })
  return new Map(sent.map(({ recipient, notBefore }) => [recipient, localDay(picture, notBefore)]))
}

interface Choice {
  readonly people: readonly Person[]
  readonly last: ReadonlyMap<string, SchoolDate>
  readonly chosen: string
  readonly errors?: Readonly<Record<string, string>>
}

const formOf = (picture: SchoolPicture, { people, last, chosen, errors }: Choice) =>
  changeForm({
    school: picture.school.id,
    title: 'Send a kind word',
    context:
      'It says that you thought of them and shows their week. It counts as one of the two messages of their week.',
    fields: [
      {
        id: 'people',
        label: 'To whom (required)',
        kind: 'several',
        choices: people.map(({ id, name }) => {
          const on = last.get(id)
          return { value: id, title: on === undefined ? name : `${name}, last on ${sayDay(on)}` }
        }),
      },
    ],
    values: { people: chosen },
    ...given({ errors }),
    submit: { title: 'Send', verb: 'send-reminder' },
    seenBy: 'Each of them sees that it came from you. Nobody else is told.',
  })

const inHolidays = (picture: SchoolPicture): Answer =>
  say(
    noteCard({
      school: picture.school.id,
      title: 'Nobody is written to in the holidays',
      lines: ['Send it once school is back.'],
    }),
  )

const tutorsOnly = (turn: Turn): Answer =>
  notYours(turn, 'Reminding people by hand', 'the induction tutor')
