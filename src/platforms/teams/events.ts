import { createHash } from 'node:crypto'
import type { ChatEvent } from '../chat-event.ts'
import { invokedAction, SEARCH, searched, type TeamsActivity } from './activity.ts'
import { addressOf, messageIdOf, type Origin, TEAMS } from './addresses.ts'
import { IDS_KEY, VERB_KEY } from './cards.ts'

/** What an activity means to the product: an event, or nothing, with a stable code that says why. */
export type Understood =
  | { readonly kind: 'event'; readonly event: ChatEvent; readonly automatic: boolean }
  | { readonly kind: 'ignored'; readonly because: Ignored }

export type Ignored =
  | 'not-a-person'
  | 'someone-else-came-or-went'
  | 'unknown-invoke'
  | 'malformed-action'
  | 'not-for-us'

/** Whether the sender waits for an answer in the HTTP response itself. */
export const isInvoke = (activity: TeamsActivity): boolean => activity.type === 'invoke'

/** A verified activity in the product's words. Its `from` has no email yet. */
export function understand(activity: TeamsActivity, origin: Origin): Understood {
  switch (activity.type) {
    case 'message':
      return fromPerson(activity, origin, message)
    case 'invoke':
      return readInvoke(activity, origin)
    case 'installationUpdate':
      return fromPerson(activity, origin, installation)
    case 'conversationUpdate':
      return fromPerson(activity, origin, membership)
    default:
      return ignored('not-for-us')
  }
}

type Envelope = Pick<ChatEvent, 'id' | 'at' | 'from'>

function readInvoke(activity: TeamsActivity, origin: Origin): Understood {
  const read = activity.name === undefined ? undefined : invokes[activity.name]
  return read === undefined ? ignored('unknown-invoke') : fromPerson(activity, origin, read)
}

const invokes: Readonly<
  Record<string, (activity: TeamsActivity, envelope: Envelope) => Understood>
> = {
  'adaptiveCard/action': invoke,
  [SEARCH]: search,
}

/**
 * Anything counts only with a person behind it, by their Entra id: another bot has none, and the id
 * in Teams is no proof of one, whatever it looks like.
 */
function fromPerson(
  activity: TeamsActivity,
  origin: Origin,
  read: (activity: TeamsActivity, envelope: Envelope) => Understood,
): Understood {
  const person = activity.from?.aadObjectId
  return person === undefined
    ? ignored('not-a-person')
    : read(activity, envelopeOf(activity, origin, person))
}

function message(activity: TeamsActivity, envelope: Envelope): Understood {
  const value = asObject(activity.value)
  const verb = value?.[VERB_KEY]
  if (value !== undefined && typeof verb === 'string') {
    return event(action(activity, envelope, { verb, data: value }))
  }
  return event({ ...envelope, kind: 'text', text: typedText(activity.text ?? '') })
}

function invoke(activity: TeamsActivity, envelope: Envelope): Understood {
  const parsed = invokedAction.safeParse(activity.value)
  if (!parsed.success) return ignored('malformed-action')
  const pressed = action(activity, envelope, parsed.data.action)
  return { kind: 'event', event: pressed, automatic: parsed.data.trigger === 'automatic' }
}

function search(activity: TeamsActivity, envelope: Envelope): Understood {
  const parsed = searched.safeParse(activity.value)
  if (!parsed.success) return ignored('malformed-action')
  const { dataset, queryText } = parsed.data
  return event({ ...envelope, kind: 'search', dataset, words: queryText })
}

/** Teams puts what people typed beside what the card carried: the card's part is told by its key. */
function action(
  { conversation, replyToId }: TeamsActivity,
  envelope: Envelope,
  pressed: { readonly verb: string; readonly data?: unknown },
): ChatEvent {
  const all = asObject(pressed.data) ?? {}
  const carried = IDS_KEY in all ? all[IDS_KEY] : all
  return {
    ...envelope,
    kind: 'action',
    verb: pressed.verb,
    data: carried,
    inputs: inputsIn(all),
    ...(replyToId === undefined ? {} : { messageId: messageIdOf(conversation.id, replyToId) }),
  }
}

const OURS = new Set([IDS_KEY, VERB_KEY, 'msteams'])

/** Every input as text: clients send numbers and toggles as they like. */
const inputsIn = (all: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([key, value]) => !OURS.has(key) && /^(string|number|boolean)$/.test(typeof value))
      .map(([key, value]) => [key, String(value)]),
  )

function installation(activity: TeamsActivity, envelope: Envelope): Understood {
  if (activity.action?.startsWith('add')) return event({ ...envelope, kind: 'installed' })
  if (activity.action?.startsWith('remove')) return event({ ...envelope, kind: 'uninstalled' })
  return ignored('not-for-us')
}

/** Of all who come and go, only the bot itself matters: schools say in their roster who is who. */
function membership(activity: TeamsActivity, envelope: Envelope): Understood {
  const bot = activity.recipient?.id
  const has = (members: TeamsActivity['membersAdded']) =>
    bot !== undefined && members?.some((member) => member.id === bot) === true
  if (has(activity.membersAdded)) return event({ ...envelope, kind: 'installed' })
  if (has(activity.membersRemoved)) return event({ ...envelope, kind: 'uninstalled' })
  return activity.membersAdded || activity.membersRemoved
    ? ignored('someone-else-came-or-went')
    : ignored('not-for-us')
}

function envelopeOf(activity: TeamsActivity, origin: Origin, person: string): Envelope {
  return {
    id: eventIdOf(activity),
    at: addressOf(activity, origin),
    from: { platform: TEAMS, tenant: origin.tenant, userId: person.toLowerCase() },
  }
}

/** The same for every redelivery. Where Teams gives no id, the whole activity stands for it. */
const eventIdOf = (activity: TeamsActivity): string =>
  [TEAMS, activity.conversation.id, activity.id ?? digestOf(activity)].join(':')

const digestOf = (activity: TeamsActivity): string =>
  createHash('sha256').update(JSON.stringify(activity)).digest('hex')

/** What was typed, without the mention that calls the bot and without Teams' HTML entities. */
const typedText = (text: string): string =>
  text
    .replace(/<at[^>]{0,200}>[^<]{0,400}<\/at>/gi, ' ')
    .replace(/&(nbsp|lt|gt|quot|#39|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replaceAll('\u00a0', ' ')
    .trim()

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
  amp: '&',
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined

const event = (happened: ChatEvent): Understood => ({
  kind: 'event',
  event: happened,
  automatic: false,
})
const ignored = (because: Ignored): Understood => ({ kind: 'ignored', because })
