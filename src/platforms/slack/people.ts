/**
 * Who writes and where they are answered, impure: the email that finds a person in the roster, and
 * the direct message between them and the bot. Both are asked for once and remembered.
 */
import { LRUCache } from 'lru-cache'
import type { ChatSender } from '../chat-event.ts'
import { SLACK } from './addresses.ts'
import { type Failure, outcomeOf } from './failures.ts'
import { isFit } from './fit-to-keep.ts'
import type { Who } from './understood.ts'
import { attempt, type WebClient } from './web-api.ts'
import type { Workspaces } from './workspaces.ts'

export interface People {
  /** The sender, with their email where Slack says it. */
  senderOf(who: Who): Promise<ChatSender>
  /** The channel id of the person's chat with the bot; undefined where there can be none. */
  chatWith(who: Who): Promise<string | undefined>
}

const KEEP_MS = 3_600_000
const KEEP_AT_MOST = 10_000

/** What Slack does not say of somebody; `later` where it could not be asked just now. */
type Unsaid = 'nothing' | 'later'
type Looked = { readonly found: string } | { readonly none: Unsaid }

const NOTHING: Looked = { none: 'nothing' }

/** Remembers for an hour what Slack answered; a failure is not remembered. */
export function createPeople(workspaces: Workspaces): People {
  const emails = remembering(async (client, user) => {
    const answer = await attempt(() => client.users.info({ user }))
    if (answer.kind === 'failed') return { none: isForLater(answer.failure) ? 'later' : 'nothing' }
    const { profile, is_bot: isBot } = answer.value.user ?? {}
    const email = profile?.email?.trim().toLowerCase()
    return isBot || email === undefined || !isFit(email) ? NOTHING : { found: email }
  })
  const chats = remembering(async (client, user) => {
    const answer = await attempt(() => client.conversations.open({ users: user }))
    const id = answer.kind === 'answered' ? answer.value.channel?.id : undefined
    return id === undefined ? NOTHING : { found: id }
  })
  const ask = async (who: Who, remembered: typeof emails): Promise<Looked> => {
    const clients = await workspaces.clientsOf(who.team)
    return clients ? await remembered(clients.interactive, who) : NOTHING
  }
  return {
    async senderOf(who) {
      const { home: tenant, user: userId, team } = who
      const sender = { platform: SLACK, tenant, userId }
      // A guest from another workspace is a stranger here, whatever their profile says.
      const looked = tenant === team ? await ask(who, emails) : NOTHING
      if ('found' in looked) return { ...sender, email: looked.found }
      return looked.none === 'later' ? { ...sender, isUnasked: true } : sender
    },
    async chatWith(who) {
      const looked = await ask(who, chats)
      return 'found' in looked ? looked.found : undefined
    },
  }
}

/** A refusal is an answer: only what came to nothing may be answered otherwise in a minute. */
const isForLater = (failure: Failure): boolean =>
  ['throttled', 'unknown', 'not-sent'].includes(outcomeOf(failure).kind)

type Look = (client: WebClient, user: string) => Promise<Looked>

function remembering(look: Look) {
  const known = new LRUCache<string, Promise<Looked>>({
    max: KEEP_AT_MOST,
    ttl: KEEP_MS,
  })
  return async (client: WebClient, { team, user }: Who): Promise<Looked> => {
    const key = `${team}/${user}`
    const kept = known.get(key)
    if (kept !== undefined) return await kept
    const found = look(client, user)
    known.set(key, found)
    if ('none' in (await found)) known.delete(key)
    return found
  }
}
