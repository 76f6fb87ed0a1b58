/**
 * One person's turn in a chat: what they ask for, what the school looks like, and the one transaction
 * in which it is answered. A use case decides on the picture, sends its writes alongside, puts them
 * into the picture with the functions of `school/changes.ts`, and answers; it reads nothing twice.
 */
import type { ChatAddress } from '../domain/messages/address.ts'
import type { Role } from '../domain/people.ts'
import type { ChatSender } from '../platforms/chat-event.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { Answer } from './answer.ts'
import type { DepsInside } from './deps.ts'

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
  readonly from: ChatSender
  readonly at: ChatAddress
  readonly messageId?: string
}

export interface Turn<Input = unknown> {
  readonly school: SchoolTx
  readonly deps: DepsInside
  /** About the actor and those they work with. */
  readonly picture: SchoolPicture
  readonly ask: Ask<Input>
  readonly now: Date
}

/** What every use case that answers in a chat looks like. */
export type UseCase<Input> = (turn: Turn<Input>) => Promise<Answer> | Answer

/** The same turn, asking for something else: typed words that mean a button, a button that means words. */
export const asking = <Input>(turn: Turn, input: Input): Turn<Input> => ({
  ...turn,
  ask: { ...turn.ask, input },
})

/** The picture of everybody at the school, for what the induction tutor asks. */
export const everybody = ({ school, deps, now }: Turn): Promise<SchoolPicture> =>
  loadSchool(school, deps, { now })

/** The person whose turn it is. */
export const actorIn = ({ ask }: Turn): string => ask.actor.personId

/** Whether the person whose turn it is looks after induction here. */
export const isTutor = ({ ask }: Turn): boolean => ask.actor.roles.includes('induction-tutor')
