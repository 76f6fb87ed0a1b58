import { daysBetween } from '../domain/calendar/school-date.ts'
import type {
  Moment,
  Nudge,
  NudgeDecision,
  OpenDraft,
  Situation,
} from '../domain/messages/nudge.ts'
import { wasSentFor } from '../domain/messages/nudge-items.ts'

/** A draft older than this is left in peace; it can still be resumed from 'my week'. */
const ASKED_WITHIN_DAYS = 7

/** A log that was begun and left: asked about once, on the next day that suits. */
export const halfFinished = {
  id: 'half-finished',
  called: 'the question about a half-finished log',
  why: 'This comes once, because a log was begun and left.',
  audience: ['mentor'],
  budget: 'two',
  offSwitch: 'A log that I began and left',
  decide(situation: Situation, moment: Moment): NudgeDecision {
    const drafts = situation.drafts
      .filter((draft) => isAsked(draft, moment))
      .sort((a, b) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : 0))
    const draft = drafts.find((one) => !wasSentFor('half-finished', one.startedOn, situation))
    if (draft === undefined) {
      return { kind: 'not-due', because: drafts.length > 0 ? 'already-sent' : 'no-draft' }
    }
    const items = drafts
      .filter((one) => one.startedOn === draft.startedOn)
      .map(({ id, activity, title, startedOn, inductionId }) => ({
        activity,
        title,
        dueOn: startedOn,
        draftId: id,
        inductionId,
      }))
    return { kind: 'send', period: draft.startedOn, items }
  },
} as const satisfies Nudge

const isAsked = (draft: OpenDraft, { today }: Moment): boolean => {
  const age = daysBetween(draft.startedOn, today)
  return age >= 1 && age <= ASKED_WITHIN_DAYS
}
