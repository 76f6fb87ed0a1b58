import type { ChannelAddress } from '../imports/roster/channel.ts'
import type { Deps } from '../usecases/deps.ts'
import type { AllowedTenants } from '../usecases/people/link-schools.ts'

/** What a command works with: open until it says that it is done. */
export interface CliSession {
  readonly deps: Deps
  readonly now: () => Date
  /** Where a roster's channel is, on a platform that knows channels by name (the sandbox). */
  readonly channelAddress?: ChannelAddress
  /** The tenants that may use each chat that is configured. */
  readonly tenants: readonly AllowedTenants[]
  close(): Promise<void>
}

/** Opens the database that the settings name; a command calls it once, after it read its input. */
export type OpenSession = () => Promise<CliSession>
