import type { Nudge } from '../domain/messages/nudge.ts'
import { isSilent } from '../domain/messages/nudge-budget.ts'

/**
 * Says once that Keepstep falls silent, after one kind of message went unanswered in three weeks of a
 * half term in which the person had something of their own open, and offers to keep going, to come
 * back later or to stop. Whatever the person then does or types is an answer, and messages begin
 * again; so does the next half term.
 */
export const nudgesStopped = {
  id: 'nudges-stopped',
  called: 'the note that Keepstep is quiet now',
  // A card that only tells asks for no answer: nobody falls silent for having nothing to press.
  audience: ['ect', 'mentor'],
  budget: 'two',
  decide(situation, { week }) {
    return isSilent(situation, week)
      ? { kind: 'send', period: week.monday, items: [] }
      : { kind: 'not-due', because: 'not-silent' }
  },
} as const satisfies Nudge
