import { createHash } from 'node:crypto'
import { EMPTY_LINE, type Line, paused, withTurns } from '../domain/messages/send-budget.ts'
import { giveTurns, type Turn, type TurnAsk } from '../domain/messages/send-turns.ts'
import { lockLines, saveLines } from '../store/send-lines.ts'
import type { DispatcherTx } from '../store/tx.ts'
import type { PlatformLimits, SendPlace } from './rate-buckets.ts'

/** Something that every instance has to know of a tenant's line. */
export type LineChange = { readonly tenant: string } & (
  | { readonly kind: 'pause'; readonly forMs: number }
  /** Answers to people went out without asking for a turn. */
  | { readonly kind: 'taken'; readonly count: number; readonly limits: PlatformLimits }
)

/** The line of a tenant's sends, or of the looks into its chats. */
export const tenantLine = ({ platform, tenant }: SendPlace, what: 'send' | 'look' = 'send') =>
  `${what} ${platform} ${tenant}`

/** A conversation's line: a hash, because where people are met is not written where all can read. */
export const conversationLine = (place: SendPlace): string =>
  `${tenantLine(place)} ${createHash('sha256').update(place.conversation).digest('base64url')}`

/** Changes the lines first, then gives out turns; the lines are locked until the transaction ends. */
export async function giveSharedTurns(
  tx: DispatcherTx,
  asks: readonly TurnAsk[],
  changes: readonly LineChange[],
): Promise<readonly Turn[]> {
  if (asks.length + changes.length === 0) return []
  const tenants = [...asks, ...changes].map(({ tenant }) => tenant)
  const keys = [...tenants, ...asks.flatMap(({ conversation }) => conversation ?? [])]
  const { nowMs, lines } = await lockLines(tx, { tenants, keys })
  const changed = new Map<string, Line>()
  for (const change of changes) {
    const line = changed.get(change.tenant) ?? lines.get(change.tenant) ?? EMPTY_LINE
    changed.set(change.tenant, changedBy(line, change, nowMs))
  }
  const given = giveTurns(new Map([...lines, ...changed]), asks, nowMs)
  await saveLines(tx, new Map([...changed, ...given.lines]))
  return given.turns
}

const changedBy = (line: Line, change: LineChange, nowMs: number): Line =>
  change.kind === 'pause'
    ? paused(line, nowMs + change.forMs)
    : withTurns(line, change.limits.tenant, { atMs: nowMs, count: change.count })
