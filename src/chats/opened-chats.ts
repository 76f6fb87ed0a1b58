import type { Core, CoreOptions } from '../app.ts'
import type { Clock } from '../clock.ts'
import type { WebDeps } from '../web/server.ts'

/** What a service is told to take instead of its own. */
export interface ServiceWish {
  /** Instead of the real time, on real chats too. */
  readonly clock?: Clock
}

/** What the service hands to whatever chats are opened. */
export type ServiceParts = Pick<
  CoreOptions,
  | 'onAttempt'
  | 'onInDoubt'
  | 'onAnswerLost'
  | 'onLag'
  | 'onTooLate'
  | 'onForgotten'
  | 'onRepeat'
  | 'onFault'
  | 'clock'
>

/** What a way of chatting brings to the service. */
export interface OpenedChats {
  readonly core: Core
  readonly web: Pick<WebDeps, 'routes' | 'sandbox' | 'onlyLocal' | 'pages'>
  readonly now: () => Date
  /** Begins to run by the clock, where there is a real one. */
  readonly start: () => void
  /** Begins nothing new from here on, and resolves when what was begun is done. */
  readonly finish: () => Promise<void>
}
