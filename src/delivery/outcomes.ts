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
  /** How many wait to be taken. */
  waiting(): number
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
  let waiting: Kept[] = []
  /** Those that a transaction under way records. */
  const taken = new Map<DeliveryOutcome, Kept>()
  let isOneByOne = false
  let failures = 0
  let resting: NodeJS.Timeout | undefined

  const settle = (outcome: DeliveryOutcome, isRecorded: boolean): void => {
    taken.get(outcome)?.settle(isRecorded)
    taken.delete(outcome)
  }
  const rest = (): void => {
    const ms = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10))
    failures += 1
    clearTimeout(resting)
    resting = setTimeout(() => {
      resting = undefined
      again()
    }, ms)
  }
  /** Nothing of a statement is kept that the database refuses, and one outcome may be the reason. */
  const refused = (them: readonly DeliveryOutcome[], error: StoreError): void => {
    const [only] = them
    if (them.length === 1 && only !== undefined) {
      onFault(error, { schoolId: only.schoolId })
      settle(only, false)
    }
    isOneByOne = true
  }
  return {
    add: (outcome) => new Promise((settled) => void waiting.push({ outcome, settle: settled })),
    take() {
      const isBusy = resting !== undefined || (isOneByOne && taken.size > 0)
      const them = isBusy ? [] : waiting.splice(0, isOneByOne ? 1 : AT_ONCE)
      for (const one of them) taken.set(one.outcome, one)
      return them.map(({ outcome }) => outcome)
    },
    waiting: () => (resting === undefined ? waiting.length : 0),
    recorded(them, ids) {
      const all = new Set(ids)
      for (const outcome of them) settle(outcome, all.has(outcome.id))
      if (them.length > 0) failures = 0
      if (waiting.length + taken.size === 0) isOneByOne = false
    },
    notRecorded(them, error) {
      if (them.length === 0) return
      if (error instanceof StoreError && error.code !== 'store-unreachable') refused(them, error)
      const again = them.flatMap((outcome) => taken.get(outcome) ?? [])
      for (const { outcome } of again) taken.delete(outcome)
      waiting = [...again, ...waiting]
      rest()
    },
    giveUp() {
      clearTimeout(resting)
      for (const { settle: settled } of [...waiting, ...taken.values()]) settled(false)
      waiting = []
      taken.clear()
    },
  }
}
