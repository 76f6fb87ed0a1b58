import { type Expectation, isStudy, isWaiting } from './expectation.ts'
import { partOfWeek, type WeekSight } from './part-of-week.ts'

/**
 * The study that the ECT means who says that it is done: the earliest that stands on their week card,
 * so that words and the card's button log the same; else the earliest that has opened and is not
 * logged, whatever week it belonged to (B-21). Undefined where all that has opened is done. A later
 * year of induction begins afresh. `own` is everything that is theirs.
 */
export function nextStudy(
  own: readonly Expectation[],
  sight: WeekSight,
  isMeant: (one: Expectation) => boolean = isStudy,
): Expectation | undefined {
  const opened = own
    .filter((each) => isMeant(each) && each.personId === each.ectId && each.opensOn <= sight.today)
    .sort(
      (a, b) =>
        a.inductionYear - b.inductionYear || (a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn)),
    )
  const year = opened.at(-1)?.inductionYear
  const waiting = opened.filter((each) => each.inductionYear === year && isWaiting(each))
  const onCard = new Set(partOfWeek(own, sight).now)
  return waiting.find((each) => onCard.has(each)) ?? waiting[0]
}

/**
 * What somebody means who names another kind of thing as done, a diagnostic or a seminar: what stands on
 * their week card, so that words and the card's button log the same; else what is open now; else the
 * earliest that was not logged.
 */
export function nextOfKind(
  own: readonly Expectation[],
  sight: WeekSight,
  isMeant: (one: Expectation) => boolean,
): Expectation | undefined {
  const { today } = sight
  const waiting = own.filter((each) => isMeant(each) && each.opensOn <= today && isWaiting(each))
  const onCard = new Set(partOfWeek(own, sight).now)
  return (
    waiting.find((each) => onCard.has(each)) ??
    waiting.find(({ dueOn }) => dueOn >= today) ??
    waiting[0]
  )
}
