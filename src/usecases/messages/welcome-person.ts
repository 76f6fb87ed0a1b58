import type { CardView } from '../../cards/card.ts'
import { welcomeCard } from '../../cards/messages/welcome.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { personIn } from '../../school/questions.ts'
import { insertDeliveries } from '../../store/deliveries.ts'
import { NOTHING } from '../answer.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { toPerson } from './to-person.ts'
import { wake } from './wake-people.ts'

/**
 * First contact with a person: they are reachable from now on, are thought about from their next
 * moment, and are welcomed once, however often the platform says that they installed the app. Adding
 * it to a team opens no chat with anybody: that welcome is still to come.
 */
export const welcomePerson: UseCase<unknown> = (turn) => {
  const { school, deps, ask, now } = turn
  if (ask.at.kind === 'channel') return NOTHING
  const welcome = { kind: 'welcome', period: 'once', recipient: actorIn(turn), decidedAt: now }
  school.alongside(insertDeliveries(school, [toPerson(deps, welcome)]))
  wake(turn, turn.picture)
  return NOTHING
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
    reminder: {
      day: manners.reminderDay ?? manners.workingDays[0] ?? 1,
      time: manners.reminderTime,
    },
  })
}
