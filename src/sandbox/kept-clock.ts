import type { VirtualClock } from '../clock.ts'
import type { Store } from '../store/database.ts'
import { loadSandboxState, saveSandboxState } from '../store/sandbox-chats.ts'

const NAME = 'clock'

/** Moves the clock to where it was left, so that a restart finds it there; `keep` writes it down. */
export async function keepClock(
  store: Store,
  clock: VirtualClock,
): Promise<{ keep(): Promise<void> }> {
  const left = await store.shared((tx) => loadSandboxState(tx, NAME))
  if (typeof left === 'string') clock.moveTo(new Date(left))
  return {
    keep: () => store.shared((tx) => saveSandboxState(tx, NAME, clock.now().toISOString())),
  }
}
