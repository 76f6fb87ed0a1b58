import type { ChatAddress } from '../domain/messages/address.ts'
import type { Role } from '../domain/people.ts'
import type { ChatSender } from '../platforms/chat-event.ts'
import { rememberAddress } from '../store/addresses.ts'
import { rememberInbound } from '../store/inbound.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Answer } from './answer.ts'
import { NOTHING } from './answer.ts'
import type { Deps } from './deps.ts'

/** Who acts, found from the verified envelope: one person at one school. */
export interface Actor {
  readonly schoolId: string
  readonly personId: string
  readonly roles: readonly Role[]
}

/** Somebody asks for something in a chat. */
export interface Ask<Input> {
  readonly actor: Actor
  readonly input: Input
  /** The same for every redelivery of one event. */
  readonly eventId: string
  readonly from: ChatSender
  readonly at: ChatAddress
  readonly messageId?: string
}

/** What every use case that answers in a chat looks like. */
export type UseCase<Input> = (deps: Deps, ask: Ask<Input>, now: Date) => Promise<Answer>

/**
 * Runs a use case's work in one transaction of the actor's school, together with the mark that this
 * event was seen: a redelivered event finds the mark and has no second effect.
 */
export function inSchool(
  { store, onRepeat }: Pick<Deps, 'store' | 'onRepeat'>,
  { ask, now }: { readonly ask: Ask<unknown>; readonly now: Date },
  work: (school: SchoolTx) => Promise<Answer>,
): Promise<Answer> {
  return store.withSchool(ask.actor.schoolId, async (school) => {
    const { platform } = ask.from
    const [inbound] = await Promise.all([
      rememberInbound(school, { platform, eventKey: ask.eventId, at: now }),
      ask.at.kind === 'personal' &&
        rememberAddress(school, ask.actor.personId, { address: ask.at, at: now }),
    ])
    if (inbound !== 'seen') return await work(school)
    onRepeat?.(platform)
    return NOTHING
  })
}
