/**
 * Whose turn it is on the one connection of the embedded database. Nothing that is handed a transaction can
 * begin another (`DepsInside`); where something did all the same, or a transaction waited for what never comes,
 * everything after it would wait for ever. Here whoever waits is told instead.
 */

/** Turns of one connection, in the order in which they were asked for. */
export interface Turns {
  /** Runs `work` once everything before it has ended. Rejects where what is before it is stuck. */
  take<T>(work: () => Promise<T>): Promise<T>
  /** The one whose turn it is asked something: it is not stuck. */
  asked(): void
}

const LOOK_EVERY_MS = 5_000
/** Looks without anything asked. Counted, as a busy process looks late and then once. */
const STUCK_AFTER = 3

interface Waiting {
  readonly begin: () => void
  readonly giveUp: (reason: Error) => void
}

/** Nobody's turn yet. */
export function createTurns(): Turns {
  const waiting: Waiting[] = []
  let isTaken = false
  let quiet = 0
  let watch: NodeJS.Timeout | undefined

  const look = (): void => {
    quiet += 1
    if (quiet < STUCK_AFTER) return
    const stuck = new Error(
      'A transaction waited for one that asks nothing any more: it was begun inside that one, or that one never ends.',
    )
    for (const one of waiting.splice(0)) one.giveUp(stuck)
    stopWatching()
  }
  const stopWatching = (): void => {
    clearInterval(watch)
    watch = undefined
  }
  const next = (): void => {
    quiet = 0
    const one = waiting.shift()
    isTaken = one !== undefined
    if (waiting.length === 0) stopWatching()
    one?.begin()
  }
  const myTurn = (): Promise<void> =>
    new Promise((begin, giveUp) => {
      waiting.push({ begin, giveUp })
      if (watch !== undefined) return
      quiet = 0
      watch = setInterval(look, LOOK_EVERY_MS)
    })

  return {
    async take(work) {
      if (isTaken) await myTurn()
      isTaken = true
      try {
        return await work()
      } finally {
        next()
      }
    },
    asked() {
      quiet = 0
    },
  }
}
