import { and, eq, sql } from 'drizzle-orm'
import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import { closeDraft, openDraft, saveDraft } from './drafts.ts'
import { hot, meetsOne } from './hot.ts'
import { drafts } from './schema/log.ts'
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
  by: { readonly entryId: string; readonly at: Date },
): Sent<unknown> =>
  takeStatement.run(tx, {
    school: tx.schoolId,
    id: seen.id,
    version: seen.version,
    entry: by.entryId,
    at: by.at.toISOString(),
  })

/** It waits again, as the version after the one that was seen: what took it does not stand any more. */
export const reopenProposal = (
  tx: SchoolTx,
  seen: Pick<StepProposal, 'id' | 'version'>,
  at: Date,
): Sent<unknown> =>
  reopenStatement.run(tx, {
    school: tx.schoolId,
    id: seen.id,
    version: seen.version,
    at: at.toISOString(),
  })

/** The idea that this meeting took, as it was closed; undefined where it took none. */
export async function loadTakenProposal(
  tx: SchoolTx,
  entryId: string,
): Promise<StepProposal | undefined> {
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        eq(drafts.kind, 'proposal'),
        eq(drafts.entryId, entryId),
        eq(drafts.closedAs, 'finished'),
      ),
    )
  return row && toProposal(row)
}

interface Seen {
  readonly school: string
  readonly id: string
  readonly version: number
  readonly at: string
}

const takeStatement = hot<Seen & { readonly entry: string }>('keepstep_take_proposal', (place) =>
  meetsOne(sql`update drafts set closed_as = 'finished', closed_at = ${place.at}::timestamptz,
    updated_at = ${place.at}::timestamptz, entry_id = ${place.entry}::uuid, version = version + 1
    where school_id = ${place.school}::uuid and id = ${place.id}::uuid
      and version = ${place.version}::int and kind = 'proposal' and closed_at is null`),
)

const reopenStatement = hot<Seen>('keepstep_reopen_proposal', (place) =>
  meetsOne(sql`update drafts set closed_as = null, closed_at = null, entry_id = null,
    updated_at = ${place.at}::timestamptz, version = version + 1
    where school_id = ${place.school}::uuid and id = ${place.id}::uuid
      and version = ${place.version}::int and kind = 'proposal' and closed_as = 'finished'`),
)

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
