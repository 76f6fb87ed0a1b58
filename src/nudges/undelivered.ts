import type { Nudge } from '../domain/messages/nudge.ts'

/**
 * Asks the induction tutor, in their own chat, about messages of the school that did not arrive or
 * may not have: at the tutor's next moment, and again only once there is something newer.
 */
export const undelivered = {
  id: 'undelivered',
  called: 'the question which messages arrived',
  why: 'This comes once, when there is something newer to ask about.',
  audience: ['induction-tutor'],
  budget: 'three',
  decide({ undeliveredAt, sent }, { today }) {
    if (undeliveredAt === undefined) return { kind: 'not-due', because: 'all-arrived' }
    return sent.some(({ kind, at }) => kind === 'undelivered' && at >= undeliveredAt)
      ? { kind: 'not-due', because: 'already-sent' }
      : { kind: 'send', period: today, items: [] }
  },
} as const satisfies Nudge
