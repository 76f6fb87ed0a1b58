/**
 * Who writes, impure: asks Teams for the member of the conversation, for the email that finds a
 * person in the roster and because a token does not vouch for what an activity says of its sender.
 */

import { z } from 'zod'
import type { ChatAddress } from '../../domain/messages/address.ts'
import type { Connector } from './connector.ts'

/** What Teams says about the sender of an activity. */
export type Sender =
  | { readonly kind: 'member'; readonly email?: string }
  /** Teams knows this member as somebody else, or knows no such member. */
  | { readonly kind: 'impostor' }
  /** Teams could not be asked. */
  | { readonly kind: 'unasked' }

export interface Claimed {
  /** The sender's id in Teams and in Entra, as the activity has them. */
  readonly id: string
  readonly aadObjectId: string
  readonly at: ChatAddress
}

export interface Senders {
  lookUp(claimed: Claimed): Promise<Sender>
}

/** An invoke has to be answered within five seconds. */
const LOOK_UP_TIMEOUT_MS = 1500
const KEEP_MS = 3_600_000
const KEEP_AT_MOST = 5000

const text = z.string().nullish()
const teamsMember = z.object({
  id: text,
  aadObjectId: text,
  objectId: text,
  email: text,
  userPrincipalName: text,
})
type TeamsMember = z.infer<typeof teamsMember>

/**
 * Remembers for an hour whom Teams has vouched for, and asks once where several events come at the
 * same moment, as on an install. Anybody else is asked about every time.
 */
export function createSenders(connector: Connector): Senders {
  const known = new Map<string, { readonly sender: Promise<Sender>; readonly until: number }>()
  return {
    async lookUp(claimed) {
      const key = JSON.stringify([claimed.at.conversation, claimed.id, claimed.aadObjectId])
      const kept = known.get(key)
      if (kept !== undefined && kept.until > performance.now()) return kept.sender
      if (known.size >= KEEP_AT_MOST) known.clear()
      const sender = ask(connector, claimed)
      known.set(key, { sender, until: performance.now() + KEEP_MS })
      if ((await sender).kind !== 'member') known.delete(key)
      return sender
    },
  }
}

async function ask(connector: Connector, claimed: Claimed): Promise<Sender> {
  const { at, id } = claimed
  const { serviceUrl, team } = at.reference ?? {}
  const conversation = team ?? at.conversation
  const wish = {
    serviceUrl,
    wanted: 'send' as const,
    timeoutMs: LOOK_UP_TIMEOUT_MS,
  }
  const one = await connector.attempt(wish, (client, options) =>
    client.conversations.getConversationMember(conversation, id, options),
  )
  if (one.kind === 'answered') return judged(teamsMember.safeParse(one.value).data, claimed)
  if (one.outcome.kind !== 'unreachable') return { kind: 'unasked' }
  const all = await connector.attempt(wish, (client, options) =>
    client.conversations.getConversationMembers(conversation, options),
  )
  return all.kind === 'answered' ? amongst(all.value, claimed) : { kind: 'unasked' }
}

function amongst(all: unknown, claimed: Claimed): Sender {
  const members = z.array(teamsMember).safeParse(all)
  if (!members.success) return { kind: 'unasked' }
  const found = members.data.find((member) => member.id === claimed.id)
  return found === undefined ? { kind: 'impostor' } : judged(found, claimed)
}

function judged(member: TeamsMember | undefined, { aadObjectId }: Claimed): Sender {
  if (member === undefined) return { kind: 'unasked' }
  const named = member.aadObjectId ?? member.objectId
  if (named && named.toLowerCase() !== aadObjectId.toLowerCase()) return { kind: 'impostor' }
  const email = (member.email || member.userPrincipalName)?.trim().toLowerCase()
  return email ? { kind: 'member', email } : { kind: 'member' }
}
