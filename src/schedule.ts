/**
 * What wakes by the clock: plans nudges and digests that are due, forgets what is old, then drains
 * the queue. The clock only wakes; what may be done is claimed in rows, so that any number of
 * processes may tick, late, twice or backwards. node-cron wakes every minute in production; the
 * sandbox, replays and tests jump from due time to due time with `advance`.
 */
import { schedule as cron } from 'node-cron'
import type { DeliveryWorker, DrainCounts } from './delivery/worker.ts'
import { localTime } from './domain/calendar/local-clock.ts'
import { ENGLAND } from './domain/calendar/school-date.ts'
import { SETTLE_MS } from './domain/messages/delivery.ts'
import { type DueTimes, dueTimes } from './store/due-times.ts'
import type { Deps } from './usecases/deps.ts'
import { type Forgotten, forgetOldRecords } from './usecases/messages/forget-old-records.ts'
import { type NudgesPlanned, planDueNudges } from './usecases/messages/plan-nudges.ts'
import { type DigestsPlanned, sendWeeklyDigests } from './usecases/messages/send-weekly-digests.ts'
import { partWithLeavers } from './usecases/people/part-with-leavers.ts'

/** What one tick did; nothing where nothing was due. */
export interface TickResult {
  readonly nudges?: NudgesPlanned
  readonly digests?: DigestsPlanned
  readonly deliveries?: DrainCounts
}

/** A clock that stands still until it is moved. */
export interface MovableClock {
  now(): Date
  moveTo(instant: Date): void
}

export interface ScheduleDeps extends Deps {
  readonly worker: Pick<DeliveryWorker, 'drain'>
  readonly now: () => Date
  /** Told about faults of ours; the next tick tries again. */
  readonly onFault: (error: unknown) => void
  /** Told by how many milliseconds each wake-up came after its minute. */
  readonly onLag?: (lagMs: number) => void
  /** Told how many messages a tick found too late to send: the service was away, or held. */
  readonly onTooLate?: (messages: number) => void
  /** Told once a day what was forgotten, and what was counted on the way. */
  readonly onForgotten?: (forgotten: Forgotten) => void
}

export interface Schedule {
  /** Wakes every minute from here on. */
  start(): void
  /** Wakes no more, and resolves when a running tick has ended and what it sends has gone out. */
  stop(): Promise<void>
  /** Does all that is due at `now`; costs one query where nothing is. Ticks wait for each other. */
  tick(now: Date): Promise<TickResult>
  /** The next instant at which anything falls due; undefined where nothing is to come. */
  nextDueAt(): Promise<Date | undefined>
  /** Moves a virtual clock to `to`, stopping to tick wherever something falls due on the way. */
  advance(to: Date, clock: MovableClock): Promise<void>
}

const EVERY_MINUTE = '* * * * *'
const MINUTE_MS = 60_000
/** Without a minute for so long, the wall clock was set back. */
const SILENT_MS = 90_000
const WATCH_EVERY_MS = 15_000
const DAY_MS = 86_400_000

/** The schedule of one process; nothing runs before `start`, `tick` or `advance`. */
export function createSchedule(deps: ScheduleDeps): Schedule {
  let stopWaking: (() => void) | undefined
  let last: Promise<unknown> = Promise.resolve()
  let sending: Promise<unknown> = Promise.resolve()
  const keepHouse = createHousekeeping(deps)

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
  const plan = async (now: Date, due: DueTimes): Promise<Planned> => {
    const planned = await planDue(deps, now, due)
    await keepHouse(now)
    return planned
  }
  /** For a clock that stands still until it is moved: what is due has gone out when this resolves. */
  const runDue = async (now: Date, due: DueTimes): Promise<TickResult> => {
    const { hasMail, ...planned } = await plan(now, due)
    const deliveries = hasMail ? await deps.worker.drain(() => now) : undefined
    return { ...planned, ...(deliveries && { deliveries }) }
  }
  const tick = (now: Date): Promise<TickResult> =>
    inTurn(async () => {
      await sending
      return await runDue(now, await deps.store.withDispatcher(dueTimes))
    })
  /** For the running clock: messages go out while the next ticks plan. */
  const tickOn = (): Promise<void> =>
    inTurn(async () => {
      const { hasMail } = await plan(deps.now(), await deps.store.withDispatcher(dueTimes))
      if (!hasMail) return
      const drained = deps.worker.drain(deps.now).then(() => undefined, deps.onFault)
      sending = Promise.all([sending, drained])
    })

  return {
    tick,
    start() {
      stopWaking ??= everyMinute(async (date) => {
        deps.onLag?.(Math.max(0, deps.now().getTime() - date.getTime()))
        await tickOn().catch(deps.onFault)
      })
    },
    async stop() {
      stopWaking?.()
      await last
      await sending
    },
    nextDueAt: async () => earliest(await deps.store.withDispatcher(dueTimes)),
    advance: (to, clock) => inTurn(() => advance(deps.store, { to, clock, runDue })),
  }
}

/** What is done now and then, with the first tick that comes after its time. */
function createHousekeeping(deps: ScheduleDeps): (now: Date) => Promise<void> {
  let forgottenAt = Number.NEGATIVE_INFINITY
  let partedOn = ''
  let tidiedIn = ''

  const forgetDaily = async (now: Date): Promise<void> => {
    if (now.getTime() - forgottenAt < DAY_MS) return
    forgottenAt = now.getTime()
    deps.onForgotten?.(await forgetOldRecords(deps, now))
  }
  /** On the first tick of a day in England. */
  const partDaily = async (now: Date): Promise<void> => {
    const today = localTime(now, ENGLAND).date
    if (today === partedOn) return
    partedOn = today
    await partWithLeavers(deps, now)
  }
  /** On the first tick of a month in England, and on the first of all. */
  const tidyMonthly = async (now: Date): Promise<void> => {
    const month = localTime(now, ENGLAND).date.slice(0, '2026-09'.length)
    if (month === tidiedIn) return
    tidiedIn = month
    await deps.store.tidy?.()
  }
  return async (now) => {
    await forgetDaily(now)
    await partDaily(now)
    await tidyMonthly(now)
  }
}

/**
 * Wakes at each minute of the wall clock. When somebody sets that back, node-cron goes on waiting for
 * the minute that it had in mind; once none has come for a while, by a clock that is never set, it is
 * begun anew.
 */
function everyMinute(wake: (at: Date) => Promise<void>): () => void {
  let wokenAt = performance.now()
  let isAwake = false
  const begin = () =>
    cron(
      EVERY_MINUTE,
      async ({ date }) => {
        isAwake = true
        await wake(date).finally(() => {
          isAwake = false
          wokenAt = performance.now()
        })
      },
      { noOverlap: true, timezone: 'Etc/UTC', suppressMissedWarning: true },
    )
  let task = begin()
  const watch = setInterval(() => {
    if (isAwake || performance.now() - wokenAt < SILENT_MS) return
    void task.destroy()
    task = begin()
    wokenAt = performance.now()
  }, WATCH_EVERY_MS)
  return () => {
    clearInterval(watch)
    void task.destroy()
  }
}

type Planned = Omit<TickResult, 'deliveries'> & { readonly hasMail: boolean }

/** Plans first, so that what was decided goes out with the same tick. */
async function planDue(deps: ScheduleDeps, now: Date, due: DueTimes): Promise<Planned> {
  const is = (at: Date | undefined): boolean => at !== undefined && at <= now
  const nudges = is(due.wakeUp) ? await planDueNudges(deps, now) : undefined
  const digests = is(due.digest) ? await sendWeeklyDigests(deps, now) : undefined
  const tooLate = (nudges?.stale ?? 0) + (digests?.stale ?? 0)
  if (tooLate > 0) deps.onTooLate?.(tooLate)
  const hasNew = (nudges?.written ?? 0) + (digests?.written ?? 0) > 0
  const hasMail = hasNew || is(due.delivery) || is(due.lease) || is(lookedForAt(due.unknown))
  return { hasMail, ...(nudges && { nudges }), ...(digests && { digests }) }
}

interface Advance {
  readonly to: Date
  readonly clock: MovableClock
  readonly runDue: (now: Date, due: DueTimes) => Promise<TickResult>
}

async function advance(
  store: ScheduleDeps['store'],
  { to, clock, runDue }: Advance,
): Promise<void> {
  for (let atLeast = clock.now(); ; atLeast = new Date(clock.now().getTime() + MINUTE_MS)) {
    const due = await store.withDispatcher(dueTimes)
    const next = earliest(due)
    // What stays due although its time came is looked at again a minute later, as in production.
    const now = next !== undefined && next > atLeast ? next : atLeast
    if (next === undefined || now > to) break
    clock.moveTo(now)
    await runDue(now, due)
  }
  clock.moveTo(to)
}

const lookedForAt = (since: Date | undefined): Date | undefined =>
  since && new Date(since.getTime() + SETTLE_MS)

const earliest = ({ unknown, ...due }: DueTimes): Date | undefined => {
  const times = [...Object.values(due), lookedForAt(unknown)].filter((at) => at !== undefined)
  return times.length === 0 ? undefined : times.reduce((a, b) => (a < b ? a : b))
}
