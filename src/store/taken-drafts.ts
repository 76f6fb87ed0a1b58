import { and, eq, sql } from 'drizzle-orm'
import type { BroughtKind } from './drafts.ts'
import { hot, meetsOne } from './hot.ts'
import { drafts } from './schema/log.ts'
import type { SchoolTx, Sent } from './tx.ts'

/*
 * What an ECT brings stands among the drafts until a log takes it: a meeting takes the idea for a step, a
 * drop-in the recording.
 */

/** Which of them, as it was seen. */
interface SeenBrought {
  readonly kind: BroughtKind
  readonly id: string
  readonly version: number
}

/** The log that took it, and when. */
export interface TakenBy {
  readonly entryId: string
  readonly at: Date
}

/** A log took it. Rejects ('store-moved-on') where it moved on or was closed meanwhile. */
export const takeBrought = (
  tx: SchoolTx,
  { kind, id, version }: SeenBrought,
  by: TakenBy,
): Sent<unknown> =>
  takeStatement.run(tx, {
    school: tx.schoolId,
    kind,
    id,
    version,
    entry: by.entryId,
    at: by.at.toISOString(),
  })

/** It waits again, as the version after the one that was seen. */
export const reopenBrought = (
  tx: SchoolTx,
  { kind, id, version }: SeenBrought,
  at: Date,
): Sent<unknown> =>
  reopenStatement.run(tx, { school: tx.schoolId, kind, id, version, at: at.toISOString() })

/** The row that this log took, as it was closed; undefined where it took none. */
export async function loadTaken(
  tx: SchoolTx,
  { kind, entryId }: { readonly kind: BroughtKind; readonly entryId: string },
): Promise<typeof drafts.$inferSelect | undefined> {
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(
      and(
        eq(drafts.schoolId, tx.schoolId),
        eq(drafts.kind, kind),
        eq(drafts.entryId, entryId),
        eq(drafts.closedAs, 'finished'),
      ),
    )
  return row
}

interface Seen extends SeenBrought {
  readonly school: string
  readonly at: string
}

const takeStatement = hot<Seen & { readonly entry: string }>('keepstep_take_brought', (place) =>
  meetsOne(sql`update drafts set closed_as = 'finished', closed_at = ${place.at}::timestamptz,
    updated_at = ${place.at}::timestamptz, entry_id = ${place.entry}::uuid, version = version + 1
    where school_id = ${place.school}::uuid and id = ${place.id}::uuid
      and version = ${place.version}::int and kind = ${place.kind} and closed_at is null`),
)

const reopenStatement = hot<Seen>('keepstep_reopen_brought', (place) =>
  meetsOne(sql`update drafts set closed_as = null, closed_at = null, entry_id = null,
    updated_at = ${place.at}::timestamptz, version = version + 1
    where school_id = ${place.school}::uuid and id = ${place.id}::uuid
      and version = ${place.version}::int and kind = ${place.kind} and closed_as = 'finished'`),
)
