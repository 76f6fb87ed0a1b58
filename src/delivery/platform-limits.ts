import type { PlatformLimits } from './rate-buckets.ts'

/**
 * What each platform allows, for all instances together; a platform that is not here has no limit
 * of its own.
 */
export const PLATFORM_LIMITS = {
  /** Microsoft's published limits for one bot: per conversation, and per app in one tenant. */
  teams: {
    conversation: [
      { count: 7, perMs: 1_000 },
      { count: 8, perMs: 2_000 },
      { count: 60, perMs: 30_000 },
      { count: 1_800, perMs: 3_600_000 },
    ],
    tenant: [{ count: 50, perMs: 1_000 }],
  },
  /** One message a second in each channel; several hundred a minute in a workspace. */
  slack: {
    conversation: [{ count: 1, perMs: 1_000 }],
    tenant: [{ count: 300, perMs: 60_000 }],
    /** Tier 3 is 50 and more a minute. An app that is sold outside the Marketplace has one: a 429 says so. */
    looks: [{ count: 45, perMs: 60_000 }],
  },
} as const satisfies Readonly<Record<string, PlatformLimits>>
