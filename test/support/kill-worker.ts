/**
 * A process of its own that sends what is due, to be killed or stopped at any moment. It waits for
 * a line on its input, says `ready` when its database is open, `sending` at each send, and `done`
 * when nothing is left that is due.
 */

import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeliveryTimings } from '../../src/delivery/delivery-deps.ts'
import { openStore } from '../../src/store/database.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { plainCards, senderOf } from './sender.ts'

/** How this process is to behave; passed as JSON in its first argument. */
export interface KillWorkerTask {
  readonly store: StoreSettings
  /** Its clock stands at these instants, one drain at each; without any it is the real clock. */
  readonly at: readonly string[]
  readonly timings?: DeliveryTimings
  /** A platform's own time over a send, on either side of the moment at which it arrives. */
  readonly latencyMs: number
  /** Stops itself (SIGSTOP) once: after claiming and before the first send, or after the first arrived. */
  readonly stopsItself?: 'before-send' | 'after-send'
}

const task = JSON.parse(process.argv[2] ?? '{}') as KillWorkerTask

let mayStop = true
function stopHere(where: KillWorkerTask['stopsItself']): void {
  if (task.stopsItself !== where || !mayStop) return
  mayStop = false
  process.kill(process.pid, 'SIGSTOP')
}

const pause = () => (task.latencyMs === 0 ? undefined : sleep(randomInt(task.latencyMs)))

await once(process.stdin, 'data')
process.stdin.unref()
const store = await openStore(task.store)
const { sandbox, faults } = senderOf(store)
const platform: typeof sandbox = {
  ...sandbox,
  async send(...args) {
    process.stdout.write('sending\n')
    await pause()
    const outcome = await sandbox.send(...args)
    await pause()
    stopHere('after-send')
    return outcome
  },
}
const { worker } = senderOf(store, {
  deps: {
    platforms: new Map([[platform.name, platform]]),
    // Its lease runs out while it is stopped.
    monotonicMs: () => performance.now(),
    ...(task.timings === undefined ? {} : { timings: task.timings }),
    buildCards: async (...args) => {
      const cards = await plainCards(...args)
      stopHere('before-send')
      return cards
    },
  },
})
process.stdout.write('ready\n')
for (const instant of task.at) await worker.drain(new Date(instant))
await store.close()
process.stdout.write(`done ${faults.length}\n`)
