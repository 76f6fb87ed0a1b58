import { and, eq } from 'drizzle-orm'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import { given } from '../domain/given.ts'
import { closeDraft, openDraft, saveDraft } from './drafts.ts'
import { drafts } from './schema/log.ts'
import { loadTaken, reopenBrought, type TakenBy, takeBrought } from './taken-drafts.ts'
import { present, type SchoolTx, type Sent } from './tx.ts'

/*
 * A recording that an ECT offers stands among the drafts, as an idea for a step does: the mentor of the
 * pair reads it as well.
 */

const STAGE = 'offered'

type Seen = Pick<RecordingOffer, 'id' | 'version'>

/** Keeps a new offer. */
export const addOffer = (tx: SchoolTx, offer: RecordingOffer): Sent<unknown> =>
  openDraft(tx, {
    id: offer.id,
    kind: 'recording',
    authorId: offer.offeredBy,
    inductionId: offer.inductionId,
    stage: STAGE,
    values: toValues(offer),
    openedAt: offer.offeredAt,
  })

/** Changes the offer whose version was seen. Rejects ('store-moved-on') where it moved on meanwhile. */
export const changeOffer = (tx: SchoolTx, seen: Seen, offer: RecordingOffer): Sent<unknown> =>
  saveDraft(tx, seen, { stage: STAGE, values: toValues(offer), updatedAt: offer.offeredAt })

/** The ECT took it back. */
export const putOfferAside = (tx: SchoolTx, seen: Seen, at: Date): Sent<unknown> =>
  closeDraft(tx, seen, { closedAs: 'let-go', at })

/** A drop-in was logged from it; which, is kept with it. Rejects as `changeOffer` does. */
export const takeOffer = (tx: SchoolTx, seen: Seen, by: TakenBy): Sent<unknown> =>
  takeBrought(tx, { ...seen, kind: 'recording' }, by)

/** It stands again, as the version after the one that was seen: its drop-in does not any more. */
export const reopenOffer = (tx: SchoolTx, seen: Seen, at: Date): Sent<unknown> =>
  reopenBrought(tx, { ...seen, kind: 'recording' }, at)

/** The offer from which this drop-in was logged, as it was closed; undefined where there was none. */
export async function loadTakenOffer(
  tx: SchoolTx,
  entryId: string,
): Promise<RecordingOffer | undefined> {
  const row = await loadTaken(tx, { kind: 'recording', entryId })
  return row && toOffer(row)
}

/** An offer with what became of it; undefined where it was forgotten. */
export async function loadOffer(tx: SchoolTx, id: string): Promise<OfferNow | undefined> {
  const [row] = await tx.db
    .select()
    .from(drafts)
    .where(and(eq(drafts.schoolId, tx.schoolId), eq(drafts.kind, 'recording'), eq(drafts.id, id)))
  if (row === undefined) return undefined
  const { entryId, closedAs } = present(row)
  const state = closedAs === undefined ? 'stands' : closedAs === 'finished' ? 'used' : 'taken-back'
  return { offer: toOffer(row), state, ...given({ entryId }) }
}

/** An offer, and whether it stands, was logged as a drop-in, or was taken back. */
export interface OfferNow {
  readonly offer: RecordingOffer
  readonly state: 'stands' | 'used' | 'taken-back'
  /** The drop-in that was logged from it. */
  readonly entryId?: string
}

const toValues = ({ link, on, line }: RecordingOffer) => ({ link, on, line })

/** The offer in a row. */
export function toOffer(row: typeof drafts.$inferSelect): RecordingOffer {
  const { id, version, inductionId, authorId, updatedAt, values } = present(row)
  const { link = '', on = '', line = '' } = values
  return { id, version, inductionId, offeredBy: authorId, offeredAt: updatedAt, link, on, line }
}
