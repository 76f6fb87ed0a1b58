/**
 * Who writes and where they are answered, impure: the email that finds a person in the roster, and
 * the direct message between them and the bot. Both are asked for once and remembered.
 */
import { LRUCache } from 'lru-cache'
import type { ChatSender } from '../chat-event.ts'
import { SLACK } from './addresses.ts'
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

/** Remembers for an hour what Slack answered; a failure is not remembered. */
export function createPeople(workspaces: Workspaces): People {
  const emails = remembering(async (client, user) => {
    const answer = await attempt(() => client.users.info({ user }))
    if (answer.kind === 'failed') return undefined
    const { profile, is_bot: isBot } = answer.value.user ?? {}
    const email = profile?.email?.trim().toLowerCase()
    return isBot || email === undefined || !isFit(email) ? undefined : email
  })
  const chats = remembering(async (client, user) => {
    const answer = await attempt(() => client.conversations.open({ users: user }))
    return answer.kind === 'answered' ? answer.value.channel?.id : undefined
  })
  const ask = async (who: Who, remembered: typeof emails): Promise<string | undefined> => {
    const clients = await workspaces.clientsOf(who.team)
    return clients && remembered(clients.interactive, who)
  }
  return {
    async senderOf(who) {
      const { home: tenant, user: userId, team } = who
      const sender = { platform: SLACK, tenant, userId }
      // A guest from another workspace is a stranger here, whatever their profile says.
      const email = tenant === team ? await ask(who, emails) : undefined
      return email ? { ...sender, email } : sender
    },
    chatWith: (who) => ask(who, chats),
  }
}

type Look = (client: WebClient, user: string) => Promise<string | undefined>

function remembering(look: Look) {
  const known = new LRUCache<string, Promise<string | undefined>>({
    max: KEEP_AT_MOST,
    ttl: KEEP_MS,
  })
  return async (client: WebClient, { team, user }: Who): Promise<string | undefined> => {
    const key = `${team}/${user}`
    const kept = known.get(key)
    if (kept !== undefined) return await kept
    const found = look(client, user)
    known.set(key, found)
    if ((await found) === undefined) known.delete(key)
    return found
  }
}
