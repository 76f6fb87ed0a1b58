/** Something has changed: whoever waits looks again. */
export interface Bell {
  ring(): void
  /** Resolves at the next ring, or when so much time has passed; at once where it has rung since. */
  wait(atMostMs: number): Promise<void>
}

/** A bell that remembers one ring for the next who waits. */
export function createBell(): Bell {
  let hasRung = false
  let waiting: (() => void) | undefined
  return {
    ring() {
      hasRung = true
      waiting?.()
    },
    async wait(atMostMs) {
      if (!hasRung) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          waiting = resolve
          if (Number.isFinite(atMostMs)) timer = setTimeout(resolve, Math.max(1, atMostMs))
        })
        clearTimeout(timer)
        waiting = undefined
      }
      hasRung = false
    },
  }
}

/** Waits for so long, or until the service goes down. */
export async function pause(ms: number, stopping: AbortSignal): Promise<void> {
  if (ms <= 0 || stopping.aborted) return
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    stopping.addEventListener('abort', end)
  })
}
