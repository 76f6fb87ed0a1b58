import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Who has been refused too often. */
export interface Refusals {
  /** Whether nothing more is read from this address for a while. */
  isShut(address: string): Promise<boolean>
  note(address: string): Promise<void>
}

/** Nobody's: where addresses cannot be trusted, everybody may have the same. */
export const NO_REFUSALS: Refusals = {
  isShut: async () => false,
  note: async () => undefined,
}

/**
 * Counts what was refused, by the address it came from. What is genuine is never counted, so the
 * chat platforms cannot be shut out by anybody who is not behind an address of theirs.
 */
export function createRefusals(perMinute: number): Refusals {
  const counts = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return {
    isShut: async (address) => ((await counts.get(address))?.remainingPoints ?? 1) <= 0,
    note: async (address) => {
      await counts.consume(address).catch((over: RateLimiterRes) => over)
    },
  }
}
