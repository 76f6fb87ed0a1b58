/**
 * What may stand in a channel: a number from which no reader can work out who has not logged,
 * whatever they know of themselves and of those they work with.
 *
 * A figure is shown only above a threshold that is a matter of who works with whom, and never of who
 * logged. Below it nothing is shown, so that its absence says no more than that it is below: any one
 * person may still have logged everything. Above it enough is logged by others for anybody to be
 * among those who did.
 */

import type { Expectation } from '../expectations/expectation.ts'

/** What one person has of a figure. */
export interface Part {
  /** The id of whoever logs it. */
  readonly whose: string
  readonly done: number
  readonly of: number
}

/** What somebody who reads along knows anyway: how these people stand. */
export type KnownToReader = ReadonlySet<string>

/** Of fewer people no number is shown at all: it would in effect name somebody. */
export const SMALLEST_GROUP = 3

/** Everybody who may read along: somebody from outside, each ECT, each mentor. */
export function readersOf(expectations: readonly Expectation[]): readonly KnownToReader[] {
  const known = new Map<string, Set<string>>()
  for (const them of peopleByInduction(expectations)) {
    for (const reader of them) {
      known.set(reader, new Set([...(known.get(reader) ?? []), ...them]))
    }
  }
  return [new Set<string>(), ...known.values()]
}

/** For each induction everybody who has a part in it. */
function peopleByInduction(expectations: readonly Expectation[]): Iterable<ReadonlySet<string>> {
  const parts = new Map<string, Set<string>>()
  for (const { inductionId, personId, ectId = personId } of expectations) {
    if (inductionId === undefined) continue
    const them = parts.get(inductionId) ?? new Set()
    parts.set(inductionId, them.add(personId).add(ectId))
  }
  return parts.values()
}

/** Whether a figure of these parts may be shown to these readers. */
export function mayBeShown(parts: readonly Part[], readers: readonly KnownToReader[]): boolean {
  const counted = parts.filter(({ of }) => of > 0)
  if (counted.length < SMALLEST_GROUP) return false
  const [done, all] = [sum(counted, 'done'), sum(counted, 'of')]
  const outside = readers.map((known) => ({
    known: sum(
      counted.filter(({ whose }) => known.has(whose)),
      'of',
    ),
    others: counted.filter(({ whose }) => !known.has(whose)),
  }))
  if (done === all) return outside.every(({ others }) => others.length !== 1)
  const threshold = Math.max(
    ...outside
      .filter(({ others }) => others.length > 0)
      .map(({ known, others }) => known + Math.max(...others.map(({ of }) => of))),
  )
  return done > threshold
}

const sum = (parts: readonly Part[], of: 'done' | 'of'): number =>
  parts.reduce((total, one) => total + one[of], 0)
