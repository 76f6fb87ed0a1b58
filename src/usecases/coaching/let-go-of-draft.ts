import { z } from 'zod'
import type { CardView } from '../../cards/card.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import { given } from '../../domain/given.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { closeDraft } from '../../store/drafts.ts'
import { replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere } from '../refusals.ts'
import type { UseCase } from '../turn.ts'
import { draftBehind } from './own-draft.ts'

export const dropDraftInput = z.object({ draftId: z.uuid() })

/**
 * Ends a half-finished form at its author's wish: nothing of it counts, and nobody asks again. What
 * was finished before is taken back with Undo, not with this.
 */
export const letGoOfDraft: UseCase<z.infer<typeof dropDraftInput>> = async (turn) => {
  const { school, picture, ask, now } = turn
  const draft = await draftBehind(turn, ask.input.draftId)
  if (draft === undefined || draft.closedAs === 'finished') return noLongerThere(turn)
  if (draft.closedAt === undefined) {
    school.alongside(closeDraft(school, draft, { closedAs: 'let-go', at: now }))
  }
  refreshCards(turn, { logIds: [draft.id] })
  return replaceWith(letGoCard(picture, draft))
}

/** The receipt of a half-finished log that was let go. */
export function letGoCard(
  picture: SchoolPicture,
  { kind, inductionId, expectationId }: Draft,
): CardView {
  return receiptCard({
    school: picture.school.id,
    title: 'Let go',
    lines: ['The half-finished log is put away. You can begin a new one at any time.'],
    next: {
      title: 'Begin a new one',
      verb: kind === 'meeting' ? 'open-meeting' : 'open-drop-in',
      ids: { inductionId, ...given({ expectationId }) },
    },
    seenBy: 'Only you can see this.',
  })
}
