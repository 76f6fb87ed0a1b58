/**
 * Who writes, impure: asks Teams for the member of the conversation, for the email that finds a
 * person in the roster and because a token does not vouch for what an activity says of its sender
 * or its chat.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import type { AnswerRoom } from '../answer-in-time.ts'
import type { Attempted, Call, Connector } from './connector.ts'
import { DEVELOPMENT_TENANT } from './settings.ts'

/** What Teams says about the sender of an activity. */
export type Sender =
  | { readonly kind: 'member'; readonly email?: string }
  /** Teams knows this member as somebody else, or no such member, or no such chat of the bot's. */
  | { readonly kind: 'impostor' }
  /** Teams could not be asked: nobody vouches for the sender, and for the chat neither. */
  | { readonly kind: 'unasked' }

export interface Claimed {
  /** The sender's id in Teams and in Entra, as the activity has them. */
  readonly id: string
  readonly aadObjectId: string
  readonly at: ChatAddress
}

export interface Senders {
  /** Says within so long who it is, or that Teams could not be asked. */
  lookUp(claimed: Claimed, withinMs: number): Promise<Sender>
  /** Whether Teams has vouched for all of this lately; asks nobody. */
  isKnown(claimed: Claimed): boolean
}

const FRESH_MS = 3_600_000
/** While Teams cannot be asked, what it said today still counts. */
const KEEP_MS = 24 * FRESH_MS
const KEEP_AT_MOST = 5000

const text = z.string().nullish()
const teamsMember = z.object({
  id: text,
  aadObjectId: text,
  objectId: text,
  tenantId: text,
  email: text,
  userPrincipalName: text,
})
type TeamsMember = z.infer<typeof teamsMember>

interface Vouched {
  readonly sender: Sender
  readonly freshUntil: number
}

/**
 * Remembers for an hour whom Teams has vouched for, and asks once where several events come at the
 * same moment, as on an install. Anybody else is asked about every time. Teams counts these requests
 * like messages, so they take their turn among the answers.
 */
export function createSenders(connector: Connector, room: AnswerRoom): Senders {
  const known = new LRUCache<string, Vouched>({ max: KEEP_AT_MOST, ttl: KEEP_MS })
  const asking = new Map<string, Promise<Sender>>()

  const askAbout = async (key: string, claimed: Claimed, untilMs: number): Promise<Sender> => {
    const sender = await ask({ connector, room, untilMs }, claimed)
    if (sender.kind === 'unasked') return known.get(key)?.sender ?? sender
    if (sender.kind === 'impostor') known.delete(key)
    else known.set(key, { sender, freshUntil: performance.now() + FRESH_MS })
    return sender
  }
  return {
    async lookUp(claimed, withinMs) {
      const key = keyOf(claimed)
      const kept = known.get(key)
      if (kept !== undefined && kept.freshUntil > performance.now()) return kept.sender
      const underWay = asking.get(key)
      if (underWay !== undefined) return await underWay
      const untilMs = performance.now() + withinMs
      const answer = askAbout(key, claimed, untilMs).finally(() => asking.delete(key))
      asking.set(key, answer)
      return await answer
    },
    isKnown: (claimed) => known.has(keyOf(claimed)),
  }
}

const keyOf = ({ at, id, aadObjectId }: Claimed): string =>
  JSON.stringify([at.tenant, at.conversation, at.reference?.['team'], id, aadObjectId])

/** The way to Teams, and until when (on the monotonic clock) an answer is of use. */
interface Asking {
  readonly connector: Connector
  readonly room: AnswerRoom
  readonly untilMs: number
}

async function ask(asking: Asking, claimed: Claimed): Promise<Sender> {
  const { at, id } = claimed
  const conversation = at.reference?.['team'] ?? at.conversation
  const one = await inTurn(asking, at, (client, options) =>
    client.conversations.getConversationMember(conversation, id, options),
  )
  if (one.kind === 'answered') return judged(teamsMember.safeParse(one.value).data, claimed)
  if (!isRefusal(one)) return { kind: 'unasked' }
  const all = await inTurn(asking, at, (client, options) =>
    client.conversations.getConversationMembers(conversation, options),
  )
  if (all.kind === 'answered') return amongst(all.value, claimed)
  return isRefusal(all) ? { kind: 'impostor' } : { kind: 'unasked' }
}

/** One question in its turn, and again after a 429 for which there is time. */
async function inTurn<Value>(
  { connector, room, untilMs }: Asking,
  at: ChatAddress,
  call: Call<Value>,
): Promise<Attempted<Value>> {
  const serviceUrl = at.reference?.['serviceUrl']
  for (;;) {
    if (!(await room.enter(at, leftUntil(untilMs)))) return NO_TURN
    const timeoutMs = leftUntil(untilMs)
    const answer = await connector.attempt({ serviceUrl, wanted: 'send', timeoutMs }, call)
    if (answer.kind === 'answered' || answer.outcome.kind !== 'throttled') return answer
    const { retryAfterMs } = answer.outcome
    room.leaveAlone(at, retryAfterMs)
    if (retryAfterMs >= leftUntil(untilMs) || room.stopping.aborted) return answer
    await sleep(retryAfterMs, undefined, { signal: room.stopping }).catch(() => undefined)
  }
}

const leftUntil = (untilMs: number): number => Math.max(1, untilMs - performance.now())

const NO_TURN: Attempted<never> = {
  kind: 'failed',
  outcome: { kind: 'not-sent', code: 'no-turn' },
}

/** Teams did answer, and knows nothing of the kind: no such chat, no such member, no such id. */
const REFUSALS: ReadonlySet<SendOutcome['kind']> = new Set(['unreachable', 'refused'])
const isRefusal = ({ outcome }: Extract<Attempted<never>, { kind: 'failed' }>): boolean =>
  REFUSALS.has(outcome.kind)

function amongst(all: unknown, claimed: Claimed): Sender {
  const members = z.array(teamsMember).safeParse(all)
  if (!members.success) return { kind: 'unasked' }
  const found = members.data.find((member) => member.id === claimed.id)
  return found === undefined ? { kind: 'impostor' } : judged(found, claimed)
}

/** A member without an Entra id proves nothing of the one that the activity claims. */
function judged(member: TeamsMember | undefined, { aadObjectId, at }: Claimed): Sender {
  const named = member?.aadObjectId || member?.objectId
  if (!member || !named) return { kind: 'unasked' }
  if (named.toLowerCase() !== aadObjectId.toLowerCase()) return { kind: 'impostor' }
  const email = (member.email || member.userPrincipalName)?.trim().toLowerCase()
  const isUsable = email && isOfTenant(member, at.tenant) && !/\p{Cc}/u.test(email)
  return isUsable ? { kind: 'member', email } : { kind: 'member' }
}

/** Whoever looks after another tenant chooses its members' emails: here they prove nothing. */
const isOfTenant = ({ tenantId }: TeamsMember, tenant: string): boolean =>
  !tenantId || tenant === DEVELOPMENT_TENANT || tenantId.toLowerCase() === tenant
