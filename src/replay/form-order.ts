import type { LogEntry } from '../domain/log-entry.ts'
import type { ChatReply, Receive } from '../platforms/chat-platform.ts'
import { buttonsOf } from '../simulated/card-reading.ts'

/**
 * In which order forms were opened and kept, by the id that a form shares with its entry. An id tells
 * only which was begun first: a form that was left and taken up again is kept after others that were
 * begun after it, and the clock may stand still meanwhile.
 */
export interface FormOrder {
  readonly opened: ReadonlyMap<string, number>
  readonly kept: ReadonlyMap<string, number>
}

/** Hands on what `receive` answers, and notes when each form first stood in an answer, and when its receipt did. */
export function notingForms(receive: Receive): {
  readonly receive: Receive
  readonly order: FormOrder
} {
  const order = { opened: new Map<string, number>(), kept: new Map<string, number>() }
  return {
    order,
    async receive(event) {
      const reply = await receive(event)
      for (const { what, id } of seenIn(reply)) {
        if (!order[what].has(id)) order[what].set(id, order.opened.size + order.kept.size)
      }
      return reply
    },
  }
}

interface Seen {
  readonly what: keyof FormOrder
  readonly id: string
}

const seenIn = ({ replace, form, messages }: ChatReply): readonly Seen[] =>
  [replace, form, ...messages]
    .flatMap((one) => (one === undefined ? [] : buttonsOf(one.card)))
    .flatMap(({ data }) => seenOn(data))

function seenOn(data: unknown): readonly Seen[] {
  const { draftId, entryId } = (data ?? {}) as { draftId?: unknown; entryId?: unknown }
  if (typeof draftId === 'string') return [{ what: 'opened', id: draftId }]
  return typeof entryId === 'string' ? [{ what: 'kept', id: entryId }] : []
}

/** Whether one form had been kept when another was first opened; by their ids where that was not seen. */
export function wasKeptBy(
  { opened, kept }: FormOrder,
  of: { readonly entryId: string; readonly formId: string },
): boolean {
  const [keptAt, openedAt] = [kept.get(of.entryId), opened.get(of.formId)]
  return keptAt === undefined || openedAt === undefined ? of.entryId < of.formId : keptAt < openedAt
}

/** Whether one entry was kept before another; by their times and ids where that was not seen. */
export function wasKeptBefore({ kept }: FormOrder, a: LogEntry, b: LogEntry): boolean {
  const [first, second] = [kept.get(a.id), kept.get(b.id)]
  if (first !== undefined && second !== undefined) return first < second
  return a.loggedAt < b.loggedAt || (a.loggedAt.getTime() === b.loggedAt.getTime() && a.id < b.id)
}
