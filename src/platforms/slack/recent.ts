/** What was dealt with in the last minutes: a replay is known before anything is done with it. */
export interface Recent {
  isNew(id: string): boolean
  /** It was not dealt with after all: a retry may. */
  forget(id: string): void
}

/** A little longer than a signature is good for, both ways. */
const KEEP_MS = 660_000
const KEEP_AT_MOST = 50_000

/** The store marks each effect as well: this only spares the work, and what has no effect. */
export function createRecent(): Recent {
  const seen = new Map<string, number>()
  return {
    isNew(id) {
      const now = performance.now()
      for (const [old, until] of seen) {
        if (until > now && seen.size < KEEP_AT_MOST) break
        seen.delete(old)
      }
      if (seen.has(id)) return false
      seen.set(id, now + KEEP_MS)
      return true
    },
    forget: (id) => void seen.delete(id),
  }
}
