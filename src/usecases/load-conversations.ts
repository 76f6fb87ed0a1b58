import type { DeliveryState } from '../domain/delivery.ts'
import { groupBy } from '../domain/group-by.ts'
import { localOf } from '../domain/local-clock.ts'
import type { SentMessage } from '../domain/nudge.ts'
import { addDays, instantAt, mondayOf } from '../domain/school-date.ts'
import { listAddresses } from '../store/addresses.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { SchoolPicture } from './load-school.ts'

/** What was said to one person of late, and when they last answered. */
export interface Conversation {
  readonly messages: readonly SentMessage[]
  readonly lastAnsweredAt?: Date
}

/** What Keepstep says by itself; answers in a chat and updates in place are no part of it. */
const SPOKEN: readonly SentMessage['kind'][] = [
  'nudges-stopped',
  'my-week',
  'step-reminder',
  'coming-up',
  'half-finished',
  'not-logged-yet',
  'action-step',
]

/** It went, stands ready to go, or may have arrived. */
const COUNTS: readonly DeliveryState[] = [
  'pending',
  'retry_at',
  'sending',
  'sent',
  'unknown',
  'reconciling',
  'needs_review',
]

/** The conversations with these people: since the Monday of last week, or since they last answered. */
export async function loadConversations(
  tx: SchoolTx,
  picture: SchoolPicture,
  people: readonly string[],
): Promise<ReadonlyMap<string, Conversation>> {
  const { timeZone } = picture.school
  const answered = await lastAnswers(tx, picture, people)
  const lastWeek = instantAt(addDays(mondayOf(picture.today), -7), '00:00', timeZone)
  const since = [lastWeek, ...people.map((id) => answered.get(id) ?? LONG_AGO)].reduce(earlier)
  const said = await listDeliveries(tx, {
    recipients: people,
    kinds: SPOKEN,
    states: COUNTS,
    since,
  })
  const byRecipient = groupBy(said, ({ recipient }) => recipient)
  return new Map(
    people.map((id) => {
      const messages = (byRecipient.get(id) ?? []).map((one) => messageOf(one, timeZone))
      const lastAnsweredAt = answered.get(id)
      return [id, lastAnsweredAt === undefined ? { messages } : { messages, lastAnsweredAt }]
    }),
  )
}

const LONG_AGO = new Date(0)
const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
const later = (a: Date, b: Date): Date => (a < b ? b : a)

/** The last sign of life: something said or pressed in a chat, something logged, "keep going". */
async function lastAnswers(
  tx: SchoolTx,
  picture: SchoolPicture,
  people: readonly string[],
): Promise<ReadonlyMap<string, Date>> {
  const signs: (readonly [string, Date | undefined])[] = [
    ...(await listAddresses(tx, people)).map((one) => [one.personId, one.seenAt] as const),
    ...picture.log.map((entry) => [entry.loggedBy, entry.loggedAt] as const),
    ...picture.storedManners.map((one) => [one.personId, one.silenceCountsFrom] as const),
  ]
  const answers = new Map<string, Date>()
  for (const [id, at] of signs) {
    if (at !== undefined) answers.set(id, later(answers.get(id) ?? LONG_AGO, at))
  }
  return answers
}

/** A nudge that was not unprompted was asked for; an action step comes from a meeting. */
function messageOf(delivery: Delivery, timeZone: string): SentMessage {
  const kind = delivery.kind as SentMessage['kind']
  const at =
    delivery.state === 'sent' ? (delivery.settledAt ?? delivery.notBefore) : delivery.notBefore
  const message = { kind, period: delivery.period, at, on: localOf(at, timeZone).date }
  return delivery.unprompted || kind === 'action-step' ? message : { ...message, askedFor: true }
}
