import { faultOf } from '../app.ts'
import type { FollowingClock } from '../clock.ts'
import type { Logger } from '../log.ts'
import type { Store } from '../store/database.ts'
import { databaseTime } from '../store/due-times.ts'

const FOLLOW_EVERY_MS = 60_000

/** The first reading, which the service waits for, and what ends those that follow it. */
interface Following {
  readonly begun: Promise<void>
  stop(): void
}

/**
 * Leases, retries and what falls due are written by one instance and read by the others, so all of
 * them go by the database's clock. The embedded database has no clock but this machine's.
 */
export function followDatabase(clock: FollowingClock, store: Store, log: Logger): Following {
  if (store.engine === 'embedded') return { begun: Promise.resolve(), stop: () => undefined }
  const follow = () => clock.follow(() => store.withDispatcher(databaseTime))
  const following = setInterval(() => {
    follow().catch((error: unknown) =>
      log.warn({ err: faultOf(error) }, 'the clock of the database could not be read'),
    )
  }, FOLLOW_EVERY_MS)
  following.unref()
  return { begun: follow(), stop: () => clearInterval(following) }
}
