import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { PersonAddress } from '../../domain/messages/address.ts'
import type { DeliveryState } from '../../domain/messages/delivery.ts'
import { KIND_WORD } from '../../domain/messages/kind-word.ts'
import type { Conversation, SentMessage, Undelivered } from '../../domain/messages/nudge.ts'
import { FROM_PAIR, isFromPair } from '../../domain/messages/nudge-budget.ts'
import { nudges } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { listAddresses } from '../../store/addresses.ts'
import { type Delivery, listDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { UndeliveredMessage } from '../../store/undelivered.ts'

/** What Keepstep says by itself, where it went, stands ready to go, or may have arrived. */
export const SPOKEN: {
  readonly kinds: readonly string[]
  readonly states: readonly DeliveryState[]
} = {
  kinds: [...nudges.map(({ id }) => id), ...FROM_PAIR, KIND_WORD],
  states: ['pending', 'retry_at', 'sending', 'sent', 'unknown', 'reconciling', 'needs_review'],
}

/** The conversations with these people: since the Monday of last week, or since they last answered. */
export async function loadConversations(
  tx: SchoolTx,
  picture: SchoolPicture,
  people: readonly string[],
): Promise<ReadonlyMap<string, Conversation>> {
  const addresses = await listAddresses(tx, people)
  const answered = lastAnswers(picture, addresses)
  const lastWeek = instantAt(addDays(mondayOf(picture.today), -7), '00:00', picture.school.timeZone)
  const since = [lastWeek, ...people.map((id) => answered.get(id) ?? LONG_AGO)].reduce(earlier)
  const said = await listDeliveries(tx, { recipients: people, ...SPOKEN, since })
  return conversationsOf(picture, { people, addresses, said })
}

/** What was read of people's conversations. */
export interface ConversationRows {
  readonly people: readonly string[]
  readonly addresses: readonly PersonAddress[]
  readonly said: readonly Delivery[]
}

/** The conversation with each of the people. */
export function conversationsOf(
  picture: SchoolPicture,
  { people, addresses, said }: ConversationRows,
): ReadonlyMap<string, Conversation> {
  const { timeZone } = picture.school
  const answered = lastAnswers(picture, addresses)
  const byRecipient = groupBy(said, ({ recipient }) => recipient)
  return new Map(
    people.map((id) => {
      const messages = (byRecipient.get(id) ?? []).map((one) => messageOf(one, timeZone))
      const lastAnsweredAt = answered.get(id)
      return [id, lastAnsweredAt === undefined ? { messages } : { messages, lastAnsweredAt }]
    }),
  )
}

/** Since when it is known of the newest of what somebody is to be asked about. */
export function lastUndelivered(
  messages: readonly Pick<UndeliveredMessage, 'settledAt' | 'decidedAt'>[],
): Undelivered {
  const times = messages.map(({ settledAt, decidedAt }) => settledAt ?? decidedAt)
  const undeliveredAt = times.reduce<Date | undefined>((a, b) => (a && later(a, b)) ?? b, undefined)
  return given({ undeliveredAt })
}

const LONG_AGO = new Date(0)
const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
const later = (a: Date, b: Date): Date => (a < b ? b : a)

/** The last sign of life: something said or pressed in a chat, something logged, "keep going". */
function lastAnswers(
  picture: SchoolPicture,
  addresses: readonly PersonAddress[],
): ReadonlyMap<string, Date> {
  const answers = new Map<string, Date>()
  const heard = (id: string, at: Date | undefined): void => {
    if (at !== undefined) answers.set(id, later(answers.get(id) ?? LONG_AGO, at))
  }
  for (const { personId, seenAt } of addresses) heard(personId, seenAt)
  for (const { loggedBy, loggedAt } of picture.log) heard(loggedBy, loggedAt)
  for (const one of picture.storedManners) heard(one.personId, one.silenceCountsFrom)
  return answers
}

/** A nudge that was not unprompted was asked for; an action step comes from a meeting. */
export function messageOf(delivery: Delivery, timeZone: string): SentMessage {
  const { kind } = delivery
  const at =
    delivery.state === 'sent' ? (delivery.settledAt ?? delivery.notBefore) : delivery.notBefore
  const message = { kind, period: delivery.period, at, on: localTime(at, timeZone).date }
  return delivery.unprompted || isFromPair(message) ? message : { ...message, askedFor: true }
}
