import { z } from 'zod'
import { receiptCard } from '../cards/messages/receipt.ts'
import { closeDraft, loadDraft } from '../store/drafts.ts'
import { replaceWith } from './answer.ts'
import { inSchool, type UseCase } from './ask.ts'
import { noLongerThere } from './refusals.ts'

export const dropDraftInput = z.object({ draftId: z.uuid() })

/** Ends a half-finished form at its author's wish: nothing of it counts, and nobody asks again. */
export const letGoOfDraft: UseCase<z.infer<typeof dropDraftInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId) return noLongerThere(ask)
    await closeDraft(school, draft, { closedAs: 'let-go', at: now })
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: 'Let go',
        lines: ['The half-finished log is put away. You can begin a new one at any time.'],
        next: {
          title: 'Begin a new one',
          verb: draft.kind === 'meeting' ? 'open-meeting' : 'open-drop-in',
          ids: { inductionId: draft.inductionId },
        },
        seenBy: 'Only you can see this.',
      }),
    )
  })
