/** Another share of full time from a day on, with the shares of before (B-11). */
import { addDays, type SchoolDate } from '../calendar/school-date.ts'
import type { EarlierFte, Induction } from '../people.ts'

/**
 * The induction of an ECT who has the share `fte` from a day on and had `before` until now. From the
 * first day of induction on, what was known before was a mistake and nothing stays of it.
 */
export function withFteFrom(
  induction: Induction,
  {
    before,
    fte,
    from,
  }: { readonly before: number; readonly fte: number; readonly from: SchoolDate },
): Induction {
  const { earlierFte = [], ...same } = induction
  const last = addDays(from, -1)
  const kept: EarlierFte[] = []
  let begins = induction.startDate
  for (const one of [...earlierFte, { fte: before, until: last }]) {
    const until = one.until < last ? one.until : last
    if (begins <= until) kept.push({ fte: one.fte, until })
    begins = addDays(until, 1)
  }
  while (kept.at(-1)?.fte === fte) kept.pop()
  return { ...same, ...(kept.length === 0 ? {} : { earlierFte: kept }) }
}
