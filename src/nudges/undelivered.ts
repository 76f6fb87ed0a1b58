import type { Nudge } from '../domain/messages/nudge.ts'
import { wasSentFor } from '../domain/messages/nudge-items.ts'

/**
 * Asks the induction tutor, in their own chat, about messages of the school that did not arrive or
 * may not have: once for each day on which there are some, at the tutor's next moment.
 */
export const undelivered = {
  id: 'undelivered',
  called: 'the question which messages arrived',
  audience: ['induction-tutor'],
  budget: 'three',
  decide(situation) {
    const { undeliveredOn } = situation
    if (undeliveredOn === undefined) return { kind: 'not-due', because: 'all-arrived' }
    return wasSentFor('undelivered', undeliveredOn, situation)
      ? { kind: 'not-due', because: 'already-sent' }
      : { kind: 'send', period: undeliveredOn, items: [] }
  },
} as const satisfies Nudge
