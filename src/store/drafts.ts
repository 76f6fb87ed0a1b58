import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Draft } from '../domain/coaching/draft.ts'
import { hot, meetsOne, rowInsert } from './hot.ts'
import { drafts } from './schema/log.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/** What an ECT brings, which the mentor of the pair reads as well. */
export type BroughtKind = 'proposal' | 'recording'

/** Begins a draft, as version 1. */
export function openDraft(
  tx: SchoolTx,
  draft: Omit<Draft, 'kind' | 'version' | 'updatedAt' | 'closedAt' | 'closedAs'> & {
    readonly kind: Draft['kind'] | BroughtKind
  },
): Sent<unknown> {
  const row = { ...draft, schoolId: tx.schoolId, version: 1, updatedAt: draft.openedAt }
  return openStatement.run(tx, draftRow.values(row))
}

/**
 * `values` and `stage` become the draft's; `seen` is the version that is changed. Rejects
 * ('store-moved-on') where it moved on or was closed meanwhile, and the transaction is undone.
 */
export function saveDraft(
  tx: SchoolTx,
  seen: Pick<Draft, 'id' | 'version'>,
  { stage, values, updatedAt }: Pick<Draft, 'stage' | 'values' | 'updatedAt'>,
): Sent<unknown> {
  return saveStatement.run(tx, {
    school: tx.schoolId,
    id: seen.id,
    version: seen.version,
    stage,
    values: JSON.stringify(values),
    at: updatedAt.toISOString(),
  })
}

/** Ends a draft: its entry was saved, or its author let it go. Rejects as `saveDraft` does. */
export function closeDraft(
  tx: SchoolTx,
  seen: Pick<Draft, 'id' | 'version'>,
  end: { readonly closedAs: 'finished' | 'let-go'; readonly at: Date },
): Sent<unknown> {
  return closeStatement.run(tx, {
    school: tx.schoolId,
    id: seen.id,
    version: seen.version,
    as: end.closedAs,
    at: end.at.toISOString(),
  })
}

const draftRow = rowInsert(drafts)
const openStatement = hot<Record<string, unknown>>('keepstep_open_draft', () => draftRow.insert)

interface Seen {
  readonly school: string
  readonly id: string
  readonly version: number
  readonly at: string
}

const ofSeen = (place: Record<'school' | 'id' | 'version', SQLWrapper>): SQL =>
  sql`where school_id = ${place.school}::uuid and id = ${place.id}::uuid
    and version = ${place.version}::int and closed_at is null`

const saveStatement = hot<Seen & { readonly stage: string; readonly values: string }>(
  'keepstep_save_draft',
  (place) =>
    meetsOne(sql`update drafts set stage = ${place.stage}, values = ${place.values}::jsonb,
      updated_at = ${place.at}::timestamptz, version = version + 1 ${ofSeen(place)}`),
)

const closeStatement = hot<Seen & { readonly as: string }>('keepstep_close_draft', (place) =>
  meetsOne(sql`update drafts set closed_as = ${place.as}, closed_at = ${place.at}::timestamptz,
    updated_at = ${place.at}::timestamptz, version = version + 1 ${ofSeen(place)}`),
)

/** A draft, also one that is closed. */
export async function loadDraft(tx: SchoolTx, id: string): Promise<Draft | undefined> {
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.schoolId, tx.schoolId), eq(drafts.id, id)))
  return row && isForm(row) ? toDraft(row) : undefined
}

type FormRow = typeof drafts.$inferSelect & { readonly kind: Draft['kind'] }

/** A half-filled form, which its author alone reads; what an ECT brings is read by the pair. */
export const isForm = (row: typeof drafts.$inferSelect): row is FormRow =>
  row.kind === 'meeting' || row.kind === 'drop-in'

/** The draft in a row. */
export function toDraft(row: FormRow): Draft {
  const { schoolId: _, ...draft } = present(row)
  return draft
}
