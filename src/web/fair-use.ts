/**
 * How much one person, and one tenant, may ask for. Counted after they have been authenticated:
 * somebody else cannot use up what is theirs.
 */
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RenderedCard } from '../cards/card.ts'
import type { ChatSender } from '../platforms/chat-event.ts'
import type { ChatReply, Receive } from '../platforms/chat-platform.ts'

export interface FairUse {
  readonly perPersonAMinute: number
  readonly perTenantAMinute: number
  /** What somebody is told who has asked for too much. */
  readonly sayWait: () => RenderedCard
}

/** Hands on what is within bounds. What is beyond is told once in the chat, and then only at the press. */
export function fairUse(
  receive: Receive,
  { perPersonAMinute, perTenantAMinute, sayWait }: FairUse,
): Receive {
  const people = new RateLimiterMemory({ points: perPersonAMinute, duration: 60 })
  const tenants = new RateLimiterMemory({ points: perTenantAMinute, duration: 60 })
  const told = new RateLimiterMemory({ points: 1, duration: 60 })
  const isWithin = (limiter: RateLimiterMemory, key: string) =>
    limiter.consume(key).then(
      () => true,
      () => false,
    )
  const tooMuch = async (person: string): Promise<ChatReply> => {
    const card = sayWait()
    const isFirst = await isWithin(told, person)
    return { said: card.text, messages: isFirst ? [card] : [] }
  }
  return async (event) => {
    // Somebody who leaves is always heard.
    if (event.kind === 'uninstalled') return await receive(event)
    const person = keyOf(event.from)
    const tenant = `${event.from.platform}/${event.from.tenant}`
    // A person's own flood does not count against everybody else at their school.
    const isFair = (await isWithin(people, person)) && (await isWithin(tenants, tenant))
    return isFair ? await receive(event) : await tooMuch(person)
  }
}

const keyOf = ({ platform, tenant, userId }: ChatSender): string =>
  `${platform}/${tenant}/${userId}`
