import { z } from 'zod'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import { loadSchool } from '../../school/load.ts'
import { closeDraft, loadDraft } from '../../store/drafts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { replaceWith } from '../answer.ts'
import { inSchool, type UseCase } from '../ask.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { noLongerThere } from '../refusals.ts'

export const dropDraftInput = z.object({ draftId: z.uuid() })

/** Ends a half-finished form at its author's wish: nothing of it counts, and nobody asks again. */
export const letGoOfDraft: UseCase<z.infer<typeof dropDraftInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId || !(await isLetGo(school, draft, now))) {
      return noLongerThere(ask)
    }
    await refreshWeeks(school, deps, {
      picture: await loadSchool(school, deps, { now, people: [ask.actor.personId] }),
      inductionId: undefined,
      also: [ask.actor.personId],
      except: ask.messageId,
      now,
    })
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: 'Let go',
        lines: ['The half-finished log is put away. You can begin a new one at any time.'],
        next: {
          title: 'Begin a new one',
          verb: draft.kind === 'meeting' ? 'open-meeting' : 'open-drop-in',
          ids: {
            inductionId: draft.inductionId,
            ...(draft.expectationId === undefined ? {} : { expectationId: draft.expectationId }),
          },
        },
        seenBy: 'Only you can see this.',
      }),
    )
  })

/** Closes it; false where it was finished before: what was logged is taken back with Undo. */
async function isLetGo(school: SchoolTx, draft: Draft, now: Date): Promise<boolean> {
  if (draft.closedAt !== undefined) return draft.closedAs === 'let-go'
  const closed = await closeDraft(school, draft, { closedAs: 'let-go', at: now })
  if (closed.kind === 'saved' || closed.kind === 'unknown') return closed.kind === 'saved'
  return await isLetGo(school, closed.draft, now)
}
