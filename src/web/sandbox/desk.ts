import type {
  ActionBody,
  Answered,
  ClockAnswer,
  MessageBody,
  NamedTime,
  SandboxState,
  SearchAnswer,
  SearchBody,
  ShownConversation,
} from './page/wire.ts'

/** Why the sandbox would not do something: `because` is a stable code. */
export interface DeskRefusal {
  readonly kind: 'refused'
  readonly because: 'no-such-message' | 'not-in-this-chat' | 'unknown-person' | 'no-such-time'
}

/** Where the clock is to go. */
export type ClockTarget = Date | NamedTime

/**
 * What the sandbox's page can see and do. The composition root puts it together from the sandbox
 * platform, the clock and the use cases; this folder only speaks HTTP.
 */
export interface SandboxDesk {
  /** The instant on the sandbox's clock. */
  now(): Date
  /** Asked for every two seconds: what is upcoming should be worked out anew only after a change. */
  state(): Promise<SandboxState>
  /** Undefined where nobody has that address. */
  conversation(address: string): Promise<ShownConversation | undefined>
  message(typed: MessageBody): Promise<({ readonly kind: 'answered' } & Answered) | DeskRefusal>
  action(pressed: ActionBody): Promise<({ readonly kind: 'answered' } & Answered) | DeskRefusal>
  /** Changes nothing. */
  search(searched: SearchBody): Promise<({ readonly kind: 'found' } & SearchAnswer) | DeskRefusal>
  /**
   * Advances the clock, running all that falls due on the way; never called twice at once. With
   * `peopleLog` everybody is played and deals with their cards on each working day.
   */
  advanceTo(
    to: ClockTarget,
    how?: { readonly peopleLog?: boolean },
  ): Promise<({ readonly kind: 'moved' } & ClockAnswer) | DeskRefusal>
}
