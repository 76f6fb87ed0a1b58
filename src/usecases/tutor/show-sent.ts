import { z } from 'zod'
import { type OverviewPart, overviewCard } from '../../cards/messages/overview.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf } from '../../domain/calendar/school-date.ts'
import type { DeliveryState } from '../../domain/messages/delivery.ts'
import { sayWhy } from '../../domain/messages/say-why.ts'
import { type Reached, reachOf } from '../../domain/oversight/reach.ts'
import type { Person } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { listAddresses } from '../../store/addresses.ts'
import { type Delivery, listDeliveries } from '../../store/deliveries.ts'
import { say } from '../answer.ts'
import { callMessage } from '../messages/call-message.ts'
import { lookingIn, noteLooks } from '../note-looks.ts'
import { pageAsked } from '../page-asked.ts'
import { notYours } from '../refusals.ts'
import { everybody, isTutor, type UseCase } from '../turn.ts'

export const showSentInput = z.object({ page: pageAsked })

const WEEKS_BACK = 2
/** Of each person so many messages, the newest first. */
const MESSAGES_SHOWN = 4

interface Sent {
  readonly person: Person
  readonly reach: Reached
  /** The newest last. */
  readonly messages: readonly Delivery[]
}

/** Each message to each person of late, what became of it, and what to do where nobody is reached. */
export const showSent: UseCase<z.infer<typeof showSentInput>> = async (turn) => {
  if (!isTutor(turn)) return notYours(turn, 'What was sent to each person', 'the induction tutor')
  const { today, school } = turn.picture
  const since = instantAt(addDays(mondayOf(today), -7 * WEEKS_BACK), '00:00', school.timeZone)
  const [picture, addresses, deliveries] = await Promise.all([
    everybody(turn),
    listAddresses(turn.school),
    listDeliveries(turn.school, { since }),
  ])
  const people = [...picture.people.values()]
  const sent = people
    .map((person) => ({
      person,
      reach: reachOf(person.id, addresses),
      messages: deliveries.filter(
        ({ recipient, kind }) => recipient === person.id && kind !== 'refresh' && kind !== 'reply',
      ),
    }))
    .sort((a, b) => ORDER[a.reach.kind] - ORDER[b.reach.kind] || byName(a.person, b.person))
  noteLooks(
    lookingIn(turn),
    'messages',
    people.map(({ id }) => id),
  )
  return say(
    overviewCard({
      school: picture.school.id,
      title: 'What was sent',
      context: 'This week and the two before; whoever is not reached comes first',
      parts: sent.map((one) => partOf(picture, one)),
      nothing: 'Nobody is on the roster.',
      seenBy: 'Only induction tutors can see this: kinds and days of messages, not their words.',
      turnsBy: { verb: 'show-sent' },
      page: turn.ask.input.page,
    }),
  )
}

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name, 'en')
const ORDER: Readonly<Record<Reached['kind'], number>> = {
  'cut-off': 0,
  'never-met': 1,
  reached: 2,
}

function partOf(picture: SchoolPicture, { person, reach, messages }: Sent): OverviewPart {
  const arrived = messages.filter(({ state }) => state === 'sent').length
  const counted =
    messages.length === 0
      ? 'No message.'
      : `${arrived} of ${messages.length} arrived.${messages.length > MESSAGES_SHOWN ? ` The newest ${MESSAGES_SHOWN}:` : ''}`
  const newest = messages.slice(-MESSAGES_SHOWN).toReversed()
  return {
    heading: person.name,
    lines: reach.kind === 'reached' ? [counted] : [reach.because, reach.nextMove, counted],
    details: newest.map((one) => sayMessage(picture, one)),
    buttons:
      reach.kind === 'reached'
        ? []
        : [
            {
              title: 'Put details right',
              verb: 'open-change',
              ids: { what: 'person-changed', personId: person.id },
            },
          ],
  }
}

/** 'Monday 14 September at 7:45am: the week card, arrived'. */
function sayMessage({ school }: SchoolPicture, message: Delivery): string {
  const { date, time } = localTime(message.settledAt ?? message.notBefore, school.timeZone)
  return `${sayDayAndTime(date, time)}: ${callMessage(message.kind)}, ${BECAME[message.state](message)}`
}

const inWords = (message: Delivery): string => {
  const why = sayWhy(message).replace(/\.$/, '')
  return `${why.charAt(0).toLowerCase()}${why.slice(1)}`
}
const waits = (): string => 'to come'
const looked = (): string => 'Keepstep looks whether it arrived'

const BECAME: Readonly<Record<DeliveryState, (message: Delivery) => string>> = {
  sent: () => 'arrived',
  pending: waits,
  retry_at: waits,
  sending: waits,
  unknown: looked,
  reconciling: looked,
  needs_review: (message) => `in doubt: ${inWords(message)}`,
  failed: (message) => `did not arrive: ${inWords(message)}`,
  skipped: () => 'left out, as its time had gone by',
  cancelled: () => 'called off, as there was nothing left to say',
}
