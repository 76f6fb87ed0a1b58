import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import { closeDraft, openDraft, saveDraft } from './drafts.ts'
import type { drafts } from './schema/log.ts'
import { loadTaken, reopenBrought, type TakenBy, takeBrought } from './taken-drafts.ts'
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

/** The ECT took it back. */
export const putProposalAside = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  at: Date,
): Sent<unknown> => closeDraft(tx, seen, { closedAs: 'let-go', at })

/** A meeting took it; which, is kept with it. Rejects as `changeProposal` does. */
export const takeProposal = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  by: TakenBy,
): Sent<unknown> => takeBrought(tx, { ...seen, kind: 'proposal' }, by)

/** It waits again, as the version after the one that was seen: what took it does not stand any more. */
export const reopenProposal = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  at: Date,
): Sent<unknown> => reopenBrought(tx, { ...seen, kind: 'proposal' }, at)

/** The idea that this meeting took, as it was closed; undefined where it took none. */
export async function loadTakenProposal(
  tx: SchoolTx,
  entryId: string,
): Promise<StepProposal | undefined> {
  const row = await loadTaken(tx, { kind: 'proposal', entryId })
  return row && toProposal(row)
}

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
