import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Draft } from '../domain/coaching/draft.ts'
import { drafts } from './schema/log.ts'
import { isOneOfIfGiven, present, type SchoolTx } from './tx.ts'

/** What became of a save. */
export type DraftSaved =
  | { readonly kind: 'saved'; readonly version: number }
  /** It moved on elsewhere: `draft` is what stands now. */
  | { readonly kind: 'stale'; readonly draft: Draft }
  | { readonly kind: 'closed'; readonly draft: Draft }
  | { readonly kind: 'unknown' }

/** Begins a draft, as version 1. The same id again changes nothing: a redelivery opens it once. */
export async function openDraft(
  tx: SchoolTx,
  draft: Omit<Draft, 'version' | 'updatedAt' | 'closedAt' | 'closedAs'>,
): Promise<void> {
  await tx.db
    .insert(drafts)
    .values({ ...draft, schoolId: tx.schoolId, version: 1, updatedAt: draft.openedAt })
    .onConflictDoNothing()
}

/** `values` and `stage` become the draft's; `version` is the one that the person saw. */
export async function saveDraft(
  tx: SchoolTx,
  seen: Pick<Draft, 'id' | 'version'>,
  change: Pick<Draft, 'stage' | 'values' | 'updatedAt'>,
): Promise<DraftSaved> {
  return await revise(tx, seen, change)
}

/** Ends a draft: its entry was saved, or its author let it go. */
export async function closeDraft(
  tx: SchoolTx,
  seen: Pick<Draft, 'id' | 'version'>,
  end: { readonly closedAs: 'finished' | 'let-go'; readonly at: Date },
): Promise<DraftSaved> {
  return await revise(tx, seen, { closedAs: end.closedAs, closedAt: end.at, updatedAt: end.at })
}

export async function loadDraft(tx: SchoolTx, id: string): Promise<Draft | undefined> {
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.schoolId, tx.schoolId), eq(drafts.id, id)))
  return row && toDraft(row)
}

/** Drafts that are still open, of everyone or of the given authors; the longest untouched first. */
export async function listOpenDrafts(
  tx: SchoolTx,
  authorIds?: readonly string[],
): Promise<Draft[]> {
  const rows = await tx.db
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        isNull(drafts.closedAt),
        isOneOfIfGiven(drafts.authorId, authorIds),
      ),
    )
    .orderBy(asc(drafts.updatedAt), asc(drafts.id))
  return rows.map(toDraft)
}

async function revise(
  tx: SchoolTx,
  seen: Pick<Draft, 'id' | 'version'>,
  change: Partial<typeof drafts.$inferInsert>,
): Promise<DraftSaved> {
  const version = seen.version + 1
  const changed = await tx.db
    .update(drafts)
    .set({ ...change, version })
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        eq(drafts.id, seen.id),
        eq(drafts.version, seen.version),
        isNull(drafts.closedAt),
      ),
    )
    .returning({ id: drafts.id })
  if (changed.length > 0) return { kind: 'saved', version }
  const draft = await loadDraft(tx, seen.id)
  if (draft === undefined) return { kind: 'unknown' }
  return { kind: draft.closedAt === undefined ? 'stale' : 'closed', draft }
}

/** The draft in a row. */
export function toDraft(row: typeof drafts.$inferSelect): Draft {
  const { schoolId: _, ...draft } = present(row)
  return draft
}
