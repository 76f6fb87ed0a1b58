import { noteCard } from '../../cards/messages/note.ts'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf, sayDay } from '../../domain/calendar/school-date.ts'
import { sayWhy } from '../../domain/messages/say-why.ts'
import { type Reached, reachOf } from '../../domain/oversight/reach.ts'
import type { Person } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { listAddresses } from '../../store/addresses.ts'
import { type Delivery, listDeliveries } from '../../store/deliveries.ts'
import { say } from '../answer.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

/** So many people stand on the card; whoever is not reached comes first. */
const SHOWN = 20
const WEEKS_BACK = 2

/** What was sent to each person of late, whether it arrived, and what to do where it does not. */
export const showSent: UseCase<unknown> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, 'What was sent to each person', 'the induction tutor')
  const picture = await everybody(turn)
  const since = instantAt(
    addDays(mondayOf(picture.today), -7 * WEEKS_BACK),
    '00:00',
    picture.school.timeZone,
  )
  const people = [...picture.people.values()]
  const [addresses, sent] = await Promise.all([
    listAddresses(turn.school),
    listDeliveries(turn.school, { recipients: people.map(({ id }) => id), since }),
  ])
  const rows = people
    .map((person) => ({
      person,
      reach: reachOf(person.id, addresses),
      sent: sent.filter(({ recipient, kind }) => recipient === person.id && kind !== 'refresh'),
    }))
    .sort((a, b) => ORDER[a.reach.kind] - ORDER[b.reach.kind] || byName(a.person, b.person))
  const more = rows.length > SHOWN ? [`And ${rows.length - SHOWN} more who are reached.`] : []
  return say(
    noteCard({
      school: picture.school.id,
      title: 'What was sent',
      lines: [...rows.slice(0, SHOWN).map((row) => lineOf(picture, row)), ...more],
      actions: [
        { title: 'Put details right', verb: 'open-change', ids: { what: 'person-changed' } },
      ],
      seenBy: 'Only induction tutors can see this: kinds and days of messages, not their words.',
    }),
  )
}

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name, 'en')
const ORDER: Readonly<Record<Reached['kind'], number>> = {
  'cut-off': 0,
  'never-met': 1,
  reached: 2,
}

function lineOf(
  picture: SchoolPicture,
  {
    person,
    reach,
    sent,
  }: { readonly person: Person; readonly reach: Reached; readonly sent: readonly Delivery[] },
): string {
  const last = sent.at(-1)
  const arrived = sent.filter(({ state }) => state === 'sent').length
  const newest =
    last === undefined
      ? 'nothing in the last weeks'
      : `${arrived} of ${sent.length} arrived, the newest on ${sayDay(localTime(last.notBefore, picture.school.timeZone).date)}${whyNot(last)}`
  return reach.kind === 'reached'
    ? `${person.name}: ${newest}.`
    : `${person.name}: ${reach.because} ${reach.nextMove}`
}

const whyNot = (delivery: Delivery): string =>
  delivery.state === 'sent' ? '' : ` (${sayWhy(delivery).replace(/\.$/, '')})`
