import { StoreError } from '../errors.ts'
import type { DeliveryOutcome } from '../store/delivery-claims.ts'

/** What became of deliveries, kept until the database has it. */
export interface Outcomes {
  /** Resolves once it is recorded, or once it is certain that it never will be. */
  add(outcome: DeliveryOutcome): Promise<boolean>
  /** What to record with the next transaction. */
  take(): readonly DeliveryOutcome[]
  recorded(them: readonly DeliveryOutcome[], ids: readonly string[]): void
  notRecorded(them: readonly DeliveryOutcome[], error: unknown): void
  isWaiting(): boolean
  /** Nothing more is recorded: leases run out, and somebody else finds out what became of it. */
  giveUp(): void
}

interface Kept {
  readonly outcome: DeliveryOutcome
  readonly settle: (isRecorded: boolean) => void
}

const FIRST_RETRY_MS = 100
const LONGEST_RETRY_MS = 5_000
/** So many in one statement. */
const AT_ONCE = 500

/**
 * Keeps outcomes in memory while the database is away: what a platform has said is known only here.
 * Where the database refuses a statement each outcome is tried alone, so that one that cannot be
 * recorded holds no other back; it is told of, and its lease runs out. `again` asks for a transaction.
 */
export function createOutcomes(
  onFault: (error: unknown, about: { readonly schoolId?: string }) => void,
  again: () => void,
): Outcomes {
  const kept = new Map<DeliveryOutcome, Kept>()
  let isResting = false
  let isOneByOne = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined

  const settle = (outcome: DeliveryOutcome, isRecorded: boolean): void => {
    kept.get(outcome)?.settle(isRecorded)
    kept.delete(outcome)
  }
  return {
    add: (outcome) =>
      new Promise((settled) => void kept.set(outcome, { outcome, settle: settled })),
    take: () => (isResting ? [] : [...kept.keys()].slice(0, isOneByOne ? 1 : AT_ONCE)),
    giveUp() {
      clearTimeout(timer)
      for (const outcome of [...kept.keys()]) settle(outcome, false)
    },
    isWaiting: () => !isResting && kept.size > 0,
    recorded(them, ids) {
      const all = new Set(ids)
      for (const outcome of them) settle(outcome, all.has(outcome.id))
      if (them.length > 0) failures = 0
      if (kept.size === 0) isOneByOne = false
    },
    notRecorded(them, error) {
      if (them.length === 0) return
      if (error instanceof StoreError && error.code !== 'store-unreachable') {
        const [only] = them
        if (isOneByOne && only !== undefined) {
          onFault(error, { schoolId: only.schoolId })
          settle(only, false)
        }
        isOneByOne = true
      }
      failures += 1
      isResting = true
      timer = setTimeout(
        () => {
          isResting = false
          again()
        },
        Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10)),
      )
    },
  }
}
