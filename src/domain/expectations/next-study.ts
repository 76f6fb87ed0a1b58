import type { SchoolDate } from '../calendar/school-date.ts'
import { type Expectation, isStudy, isWaiting } from './expectation.ts'

/**
 * The study that is next for the ECT: the earliest that has opened and is not logged, whatever week
 * it belonged to, so that nobody has two things to catch up on at once (B-21). Undefined where all
 * that has opened is done. A later year of induction begins afresh.
 */
export function nextStudy(
  expectations: readonly Expectation[],
  today: SchoolDate,
): Expectation | undefined {
  const opened = expectations
    .filter((each) => isStudy(each) && each.personId === each.ectId && each.opensOn <= today)
    .sort(
      (a, b) =>
        a.inductionYear - b.inductionYear || (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)),
    )
  const year = opened.at(-1)?.inductionYear
  return opened.find((each) => each.inductionYear === year && isWaiting(each))
}
