import type { Nudge } from '../domain/messages/nudge.ts'
import { isSilent } from '../domain/messages/nudge-budget.ts'

/**
 * Says once that Keepstep falls silent, after one kind of message went unanswered in three weeks,
 * and offers to keep going, to come back later or to stop. Whatever the person then does or types
 * is an answer, and messages begin again.
 */
export const nudgesStopped = {
  id: 'nudges-stopped',
  called: 'the note that Keepstep is quiet now',
  // A card that only tells asks for no answer: nobody falls silent for having nothing to press.
  audience: ['ect', 'mentor'],
  budget: 'two',
  decide({ sent, lastAnsweredAt }, { week }) {
    return isSilent(sent, week, lastAnsweredAt)
      ? { kind: 'send', period: week.monday, items: [] }
      : { kind: 'not-due', because: 'not-silent' }
  },
} as const satisfies Nudge
