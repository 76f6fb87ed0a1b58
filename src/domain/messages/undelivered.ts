/** Which messages somebody is asked about because they did not arrive, or may not have. Pure. */

/** For so many days somebody is asked; then it stands in the send log alone. */
export const ASKED_ABOUT_DAYS = 14

/** The message that asks, which is not asked about itself. */
export const ASKING_KIND = 'undelivered'

/**
 * Kinds that say something once. Of all others a later one says everything that an earlier one did,
 * so that nobody is asked about the earlier one any more once a later one has arrived.
 */
export const SAID_ONCE: readonly string[] = [
  'welcome',
  'action-step',
  'note',
  'pair-news',
  'weekly-digest',
  'coming-up',
  'reply',
  'not-kept',
]

const DAY_MS = 86_400_000

/** Messages decided since then are asked about. */
export const askedAboutSince = (now: Date): Date =>
  new Date(now.getTime() - ASKED_ABOUT_DAYS * DAY_MS)
