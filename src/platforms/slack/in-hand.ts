/**
 * When Slack is answered, impure: once an event is dealt with, and before that only if its sender
 * is promised to hear of it. Else Slack is not told that all is well: it says so to whoever pressed,
 * keeps a form open with what was typed, and delivers words again.
 */
import type { Acknowledge } from './asking.ts'

/** Something that is being dealt with. */
export interface InHand {
  /** Whether it was dealt with. Never rejects. */
  readonly done: Promise<boolean>
  /** Keeps a promise to the sender; false where that could not be kept. */
  readonly keepPromise: () => Promise<boolean>
  /** What is said where it takes longer than Slack waits. */
  readonly meanwhile?: unknown
}

export interface Answering {
  readonly acknowledge: Acknowledge
  /** All is not well. */
  readonly refuse: () => void
}

/** Slack gives up after three seconds. */
const DEADLINE_MS = 2500
/** Of that, the time in which a promise is kept. */
const PROMISE_MS = 1000

/** Answers in time, whatever becomes of it; the first answer counts. */
export async function answerInTime(
  { done, keepPromise, meanwhile }: InHand,
  { acknowledge, refuse }: Answering,
): Promise<void> {
  const early = await inTime(done, DEADLINE_MS - PROMISE_MS)
  const promise = early === undefined ? keepPromise() : undefined
  const isDone = early ?? (await inTime(done, PROMISE_MS))
  const isPromised = isDone ?? (promise && (await inTime(promise, 0)))
  if (isDone === true) acknowledge()
  else if (isPromised === true) acknowledge(meanwhile)
  else refuse()
}

/** What comes of it within so long; undefined where it takes longer. */
export async function inTime<Value>(work: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
