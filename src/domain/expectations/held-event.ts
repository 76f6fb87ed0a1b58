/** What an event's day and what was said about it add to an expectation. */
import { given } from '../given.ts'
import { groupBy } from '../group-by.ts'
import type { EventMark, EventMarkKind } from './dated-event.ts'
import type { DatedItem } from './dated-item.ts'
import type { Expectation } from './expectation.ts'

/** What was said about somebody and an event, by expectation and person. */
export type MarksOf = (expectationId: string, personId: string) => readonly EventMarkKind[]

/** Looks marks up; none cost nothing. */
export function marksOf(marks: readonly EventMark[] = []): MarksOf {
  if (marks.length === 0) return () => []
  const byKey = groupBy(marks, ({ expectationId, personId }) => `${expectationId} ${personId}`)
  return (expectationId, personId) =>
    (byKey.get(`${expectationId} ${personId}`) ?? []).map(({ kind }) => kind)
}

const SAID: Readonly<Record<EventMarkKind, string>> = {
  'cannot-come': 'Said beforehand: cannot come.',
  confirmed: 'Confirmed by the induction tutor.',
  'catch-up-set': 'What comes instead is agreed.',
  'caught-up': 'Caught up with what came instead.',
}

interface HeldEvent {
  readonly fields: Pick<Expectation, 'held' | 'marks' | 'mode'>
  readonly reasons: readonly string[]
}

/** Most of what is expected is no event. */
const NO_EVENT: HeldEvent = { fields: {}, reasons: [] }

/** The event's own day, mode and place, and what was said about it. */
export function heldEvent(
  { held, id, personId }: Pick<DatedItem, 'held' | 'id' | 'personId'>,
  marks: MarksOf,
): HeldEvent {
  const said = marks(id, personId)
  if (held === undefined && said.length === 0) return NO_EVENT
  return {
    fields: {
      ...given({ held, mode: held?.mode }),
      ...(said.length === 0 ? {} : { marks: said }),
    },
    reasons: said.map((kind) => SAID[kind]),
  }
}
