/** A place in a chat: where a person or a channel can be reached on a platform. */
export interface ChatAddress {
  readonly platform: string
  /** Teams tenant, Slack workspace, or 'sandbox'. */
  readonly tenant: string
  /** A 1:1 conversation or a channel, as the platform names it. */
  readonly conversation: string
  readonly kind: 'personal' | 'channel'
  /** What a platform needs to write there again (service URL and the like): opaque to us. */
  readonly reference?: Readonly<Record<string, string>>
}

/** Whether messages get through to an address; `reason` then says the platform's code. */
export type Reach = 'reachable' | 'unreachable'

/** Where a person can be reached on one platform, and whether messages get through. */
export interface PersonAddress {
  readonly personId: string
  readonly address: ChatAddress
  readonly state: Reach
  /** The platform's code, where it is unreachable. */
  readonly reason?: string
  /** When they were last heard there. */
  readonly seenAt: Date
}
