import { createHash } from 'node:crypto'
import { EMPTY_LINE, type Line, paused, withTurns } from '../domain/messages/send-budget.ts'
import { giveTurns, type Turn, type TurnAsk } from '../domain/messages/send-turns.ts'
import { lockLines, saveLines } from '../store/send-lines.ts'
import type { DispatcherTx } from '../store/tx.ts'
import { stopwatch } from './live-clock.ts'
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

/** Turns in the order of the asks, and how long ago they were given. */
export interface SharedTurns {
  readonly turns: readonly Turn[]
  readonly agoMs: () => number
}

/** Changes the lines first, then gives out turns; the lines are locked until the transaction ends. */
export async function giveSharedTurns(
  tx: DispatcherTx,
  asks: readonly TurnAsk[],
  changes: readonly LineChange[],
): Promise<SharedTurns> {
  if (asks.length + changes.length === 0) return { turns: [], agoMs: stopwatch() }
  const tenants = [...asks, ...changes].map(({ tenant }) => tenant)
  const keys = [...tenants, ...asks.flatMap(({ conversation }) => conversation ?? [])]
  const { nowMs, lines } = await lockLines(tx, { tenants, keys })
  const agoMs = stopwatch()
  const changed = new Map<string, Line>()
  for (const change of changes) {
    const line = changed.get(change.tenant) ?? lines.get(change.tenant) ?? EMPTY_LINE
    changed.set(change.tenant, changedBy(line, change, nowMs))
  }
  const given = giveTurns(new Map([...lines, ...changed]), asks, nowMs)
  await saveLines(tx, new Map([...changed, ...given.lines]))
  return { turns: given.turns, agoMs }
}

/**
 * The turn counted from now: while its transaction was being kept, time went by. A turn that was given
 * for at once is late by that, and not lost: it would only be given late again.
 */
export const fromNow = (turn: Turn, agoMs: number): Turn => ({
  ...turn,
  inMs: Math.max(0, turn.inMs - agoMs),
})

const changedBy = (line: Line, change: LineChange, nowMs: number): Line =>
  change.kind === 'pause'
    ? paused(line, nowMs + change.forMs)
    : withTurns(line, change.limits.tenant, { atMs: nowMs, count: change.count })
