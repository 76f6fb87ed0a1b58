import type { CardView } from '../../cards/card.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn } from '../../school/questions.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { loadDraft } from '../../store/drafts.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { letGoCard } from '../coaching/let-go-of-draft.ts'
import { receiptOfLog } from '../coaching/meeting-receipt.ts'
import { cardOfWeek } from './week-over.ts'
import type { Written } from './written.ts'

/** Words anew what a form was opened from: the week, or what became of a log. */
export async function writeFollowed(
  school: SchoolTx,
  picture: SchoolPicture,
  { recipient, params }: Delivery,
): Promise<Written> {
  if (params['week'] === true) return cardOfWeek(picture, recipient, mondayIn(params))
  const of = { logId: logIn(params), reader: recipient }
  return (await cardOfLog(school, picture, of)) ?? AS_IT_WAS
}

const mondayIn = ({ monday }: Delivery['params']): string | undefined =>
  typeof monday === 'string' ? monday : undefined

const logIn = ({ logId, draftIds }: Delivery['params']): string =>
  String(Array.isArray(draftIds) ? draftIds[0] : logId)

const AS_IT_WAS: Written = { kind: 'cancelled', because: 'nothing became of it yet' }

/** What became of a log that was half-finished, or was edited: its author's receipt of it. */
async function cardOfLog(
  school: SchoolTx,
  picture: SchoolPicture,
  { logId, reader }: { readonly logId: string; readonly reader: string },
): Promise<CardView | undefined> {
  const draft = await loadDraft(school, logId)
  if (draft?.closedAs === 'let-go') return letGoCard(picture, draft)
  if (draft !== undefined && draft.closedAt === undefined) return undefined
  const entryId = draft?.entryId ?? logId
  const entry = entryIn(picture, entryId) ?? (await loadLogEntry(school, entryId))
  return entry?.loggedBy === reader ? await receiptOfLog(school, picture, entry) : undefined
}
