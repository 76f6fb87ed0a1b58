import type { PagePlace } from '../cards/page-place.ts'
import type { Retention } from '../domain/oversight/retention.ts'
import type { ChatSender } from '../platforms/chat-event.ts'
import type { BankHolidays } from '../school/calendar.ts'
import type { Store } from '../store/database.ts'

/** An address that opens somebody's page. */
export interface PageLink {
  readonly url: string
  /** It is a secret that opens the page once, within so long. */
  readonly onceWithinMinutes?: number
}

/**
 * What use cases are given instead of reaching for it, inside a transaction: nothing here can begin another,
 * which on the embedded database would wait for itself.
 */
export interface DepsInside {
  /** A fresh uuid. */
  readonly newId: () => string
  /** England's bank holidays from a year to a year, both included. */
  readonly bankHolidays: BankHolidays
  /** How long things are kept; the service's defaults unless said. */
  readonly retention?: Retention
  /** How many have to answer a check-in before its result is told; never fewer than the rule asks for. */
  readonly smallestGroup?: number
  /** The address of somebody's own calendar; absent where the service has no address of its own. */
  readonly calendarLink?: (from: ChatSender, now: Date) => string
  /** From 0 up to 1, and nobody can foresee it; the machine's own unless said. */
  readonly random?: () => number
  /** The way to this person's own page; absent, or without an answer, where there is none from their chat. */
  readonly pageLink?: (from: ChatSender, to: PagePlace) => PageLink | undefined
}

/** The same for whoever begins transactions. */
export interface Deps extends DepsInside {
  readonly store: Store
}
