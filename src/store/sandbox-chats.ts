import { and, asc, eq, sql } from 'drizzle-orm'
import { given } from '../domain/given.ts'
import { type SandboxCard, sandboxMessages, sandboxState } from './schema/shared-tables.ts'
import { isOneOf, present, type SharedTx } from './tx.ts'

export type { SandboxCard } from './schema/shared-tables.ts'

/** A message in a sandbox chat, the same shape as the sandbox platform's own. */
export interface StoredSandboxMessage {
  readonly id: string
  readonly conversation: string
  /** The email of who wrote it; absent for Keepstep's own. */
  readonly from?: string
  readonly at: Date
  readonly updatedAt?: Date
  readonly text: string
  readonly card?: SandboxCard
  readonly deliveryId?: string
}

/** Puts a message last. A second one with the same delivery id is kept too: it must show. */
export async function appendSandboxMessage(
  tx: SharedTx,
  message: StoredSandboxMessage,
): Promise<void> {
  const { from, at, ...rest } = message
  await tx.db.insert(sandboxMessages).values({ ...rest, sender: from ?? null, sentAt: at })
}

/** Replaces a message in place; false where there is none with this id. */
export async function replaceSandboxMessage(
  tx: SharedTx,
  id: string,
  by: { readonly card: SandboxCard; readonly text: string; readonly updatedAt: Date },
): Promise<boolean> {
  const changed = await tx.db
    .update(sandboxMessages)
    .set(by)
    .where(eq(sandboxMessages.id, id))
    .returning({ id: sandboxMessages.id })
  return changed.length > 0
}

export async function findSandboxMessage(
  tx: SharedTx,
  id: string,
): Promise<StoredSandboxMessage | undefined> {
  const [row] = await tx.db.select().from(sandboxMessages).where(eq(sandboxMessages.id, id))
  return row && toMessage(row)
}

/** Every message of a conversation, oldest first. */
export async function listSandboxMessages(
  tx: SharedTx,
  conversation: string,
): Promise<StoredSandboxMessage[]> {
  const rows = await tx.db
    .select()
    .from(sandboxMessages)
    .where(eq(sandboxMessages.conversation, conversation))
    .orderBy(asc(sandboxMessages.ordinal))
  return rows.map(toMessage)
}

/** How many messages each conversation holds. */
export async function countSandboxMessages(tx: SharedTx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.db
    .select({
      conversation: sandboxMessages.conversation,
      count: sql`count(*)`.mapWith(Number),
    })
    .from(sandboxMessages)
    .groupBy(sandboxMessages.conversation)
  return new Map(rows.map(({ conversation, count }) => [conversation, count]))
}

/** Delivery id → message id, for those of the deliveries that are in the conversation. */
export async function findSandboxDeliveries(
  tx: SharedTx,
  conversation: string,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db
    .select({ id: sandboxMessages.id, deliveryId: sandboxMessages.deliveryId })
    .from(sandboxMessages)
    .where(
      and(
        eq(sandboxMessages.conversation, conversation),
        isOneOf(sandboxMessages.deliveryId, deliveryIds),
      ),
    )
  return new Map(rows.flatMap(({ id, deliveryId }) => (deliveryId ? [[deliveryId, id]] : [])))
}

/** What the sandbox keeps under a name, such as its clock; undefined where it never kept any. */
export async function loadSandboxState(tx: SharedTx, name: string): Promise<unknown> {
  const [row] = await tx.db.select().from(sandboxState).where(eq(sandboxState.name, name))
  return row?.value
}

/** `value` is anything that JSON can hold. */
export async function saveSandboxState(tx: SharedTx, name: string, value: unknown): Promise<void> {
  await tx.db
    .insert(sandboxState)
    .values({ name, value })
    .onConflictDoUpdate({ target: sandboxState.name, set: { value } })
}

function toMessage(row: typeof sandboxMessages.$inferSelect): StoredSandboxMessage {
  const { ordinal: _, sender, sentAt, ...message } = present(row)
  return { ...message, at: sentAt, ...given({ from: sender }) }
}
