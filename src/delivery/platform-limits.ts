import type { PlatformLimits } from './rate-buckets.ts'

/**
 * What each platform allows one process to send; a platform that is not here has no limit of its
 * own. Processes do not share these: where several send at once, a 429 makes them all wait.
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
  },
} as const satisfies Readonly<Record<string, PlatformLimits>>
