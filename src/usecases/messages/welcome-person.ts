import type { CardView } from '../../cards/card.ts'
import { welcomeCard } from '../../cards/messages/welcome.ts'
import { given } from '../../domain/given.ts'
import { nextOwnHour, nextWeekdayHour } from '../../domain/messages/manners.ts'
import type { Person } from '../../domain/people.ts'
import { programmeOf } from '../../programmes/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { personIn, wordsFor } from '../../school/questions.ts'
import { programmeOfMentor } from '../../school/roster-parts.ts'
import { type Delivery, insertDeliveries } from '../../store/deliveries.ts'
import { bringWelcome } from '../../store/welcomes.ts'
import { NOTHING } from '../answer.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { toPerson } from './to-person.ts'
import { wake } from './wake-people.ts'
import type { Later } from './written.ts'

/** How somebody came to have a chat with Keepstep. */
export interface Arrival {
  /** They opened it themselves; a roster or an administrator may bring it at any hour. */
  readonly byThem: boolean
}

/**
 * First contact with a person: they are reachable from now on, are thought about from their next
 * moment, and are welcomed once, however often the platform says that they installed the app: at
 * once where that answers an act of theirs, else in their own hours. Adding it to a team opens no
 * chat with anybody: that welcome is still to come.
 */
export const welcomePerson: UseCase<Arrival> = (turn) => {
  const { school, deps, ask, picture, now } = turn
  if (ask.at.kind === 'channel') return NOTHING
  const { byThem } = ask.input
  const recipient = actorIn(turn)
  const notBefore = byThem ? now : ownHour(picture, recipient, now)
  const welcome = { kind: WELCOME, period: 'once', recipient, notBefore, decidedAt: now }
  const params = byThem ? { asked: true } : {}
  school.alongside(insertDeliveries(school, [toPerson(deps, { ...welcome, params })]))
  if (byThem) school.alongside(bringWelcome(school, { recipient, at: now }))
  wake(turn, picture)
  return NOTHING
}

const WELCOME = 'welcome'

/** Not while they snooze. Whoever sets induction up is welcomed on a weekday before term too. */
function ownHour(picture: SchoolPicture, personId: string, from: Date): Date {
  const { calendar, school } = picture
  const { roles } = personIn(picture, personId)
  const setsUp = roles.some((role) => role === 'induction-tutor' || role === 'headteacher')
  const manners = picture.mannersOf(personId)
  const person = { timeZone: school.timeZone, calendar, manners }
  const { snoozedUntil = from } = manners
  const asked = snoozedUntil > from ? snoozedUntil : from
  return setsUp ? nextWeekdayHour(person, asked) : nextOwnHour(person, asked)
}

/**
 * Judged again when it is about to be sent: since it was planned the calendar may have changed, or
 * the person may have gone away. Undefined where it may go.
 */
export function waitsStill(
  picture: SchoolPicture,
  { kind, recipient, params }: Pick<Delivery, 'kind' | 'recipient' | 'params'>,
  now: Date,
): Later | undefined {
  if (kind !== WELCOME || params['asked'] === true) return undefined
  const at = ownHour(picture, recipient, now)
  return at > now
    ? { kind: 'later', notBefore: at, because: 'waits for their own hours' }
    : undefined
}

/** A returning mentor has the materials and nothing to attend (B-06). */
function forReturning(picture: SchoolPicture, person: Person): readonly string[] | undefined {
  const id = programmeOfMentor(picture, person)
  const programme = id === undefined ? undefined : programmeOf(id)
  if (person.mentorTraining !== 'returning' || programme === undefined) return undefined
  const { name, system } = programme
  const address = picture.school.materials?.[programme.id]
  return [
    `You come back as a mentor: the materials of ${name} are yours to use again, and there are no events to attend.`,
    address === undefined ? `They are in ${system}.` : `They are in ${system}: ${address}.`,
  ]
}

/** The welcome of a person in all their roles. */
export function welcomeFor(picture: SchoolPicture, personId: string): CardView {
  const person = personIn(picture, personId)
  const manners = picture.mannersOf(personId)
  return welcomeCard({
    school: picture.school.id,
    schoolName: picture.school.name,
    name: person.name,
    roles: person.roles,
    words: wordsFor(picture, personId),
    ...given({ returning: forReturning(picture, person) }),
    reminder: {
      day: manners.reminderDay ?? manners.workingDays[0] ?? 1,
      time: manners.reminderTime,
    },
  })
}
