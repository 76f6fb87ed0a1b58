import { sql } from 'drizzle-orm'
import type { VirtualClock } from '../../src/clock.ts'
import type { Service } from '../../src/service.ts'
import type { Store } from '../../src/store/database.ts'
import { rowsOf } from '../../src/store/tx.ts'

/** Further off than this it waits for something else than its turn. */
const SOON_MS = 50_000
const MOST_TRIES = 100

/**
 * Runs what is due. What a platform then asks to wait for a moment comes as well: on a clock that
 * stands still that moment would never be, so the clock goes on to it, by some seconds at most.
 */
export async function runDue(service: Service, clock: VirtualClock, store: Store): Promise<void> {
  const limit = clock.now().getTime() + SOON_MS
  await service.runDue()
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const atMs = await nextTryMs(store)
    if (atMs === undefined || atMs > limit) return
    clock.moveTo(new Date(atMs))
    await service.runDue()
  }
  throw new Error('Messages are turned away again and again.')
}

const nextTryMs = (store: Store): Promise<number | undefined> =>
  store.withDispatcher(async (tx) => {
    const [row] = await rowsOf<{ at: number | null }>(
      tx.db,
      sql`select (extract(epoch from min(not_before)) * 1000)::float8 as at from deliveries
        where state in ('pending', 'retry_at') and attempt > 0`,
    )
    return row?.at ?? undefined
  })
