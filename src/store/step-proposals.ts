import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import { closeDraft, openDraft, saveDraft } from './drafts.ts'
import type { drafts } from './schema/log.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/*
 * An idea for a step stands among the drafts: something that somebody wrote and that is not agreed
 * yet. Other than a form, the mentor of the pair reads it as well.
 */

const STAGE = 'proposed'

/** Keeps a new idea. */
export const addProposal = (
  tx: SchoolTx,
  { id, inductionId, proposedBy, proposedAt, ...words }: StepProposal,
): Sent<unknown> =>
  openDraft(tx, {
    id,
    kind: 'proposal',
    authorId: proposedBy,
    inductionId,
    stage: STAGE,
    values: toValues(words),
    openedAt: proposedAt,
  })

/** Changes the idea whose version was seen. Rejects ('store-moved-on') where it moved on meanwhile. */
export const changeProposal = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  { proposedAt, ...words }: StepProposal,
): Sent<unknown> =>
  saveDraft(tx, seen, { stage: STAGE, values: toValues(words), updatedAt: proposedAt })

/** A meeting took it, or the ECT took it back. */
export const closeProposal = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  end: { readonly closedAs: 'finished' | 'let-go'; readonly at: Date },
): Sent<unknown> => closeDraft(tx, seen, end)

type Words = Pick<StepProposal, 'text' | 'criteria' | 'module'>

function toValues({ text, criteria, module }: Words): Readonly<Record<string, string>> {
  const [criterion1 = '', criterion2 = '', criterion3 = ''] = criteria
  return { step: text, criterion1, criterion2, criterion3, module: module ?? '' }
}

/** The idea in a row. */
export function toProposal(row: typeof drafts.$inferSelect): StepProposal {
  const { id, version, inductionId, authorId, updatedAt, values } = present(row)
  const { step = '', criterion1 = '', criterion2 = '', criterion3 = '', module = '' } = values
  return {
    id,
    version,
    inductionId,
    proposedBy: authorId,
    proposedAt: updatedAt,
    text: step,
    criteria: [criterion1, criterion2, criterion3].filter((one) => one !== ''),
    ...(module === '' ? {} : { module }),
  }
}
