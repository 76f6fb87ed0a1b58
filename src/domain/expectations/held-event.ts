/** What an event's day and what was said about it add to an expectation. */
import { groupBy } from '../group-by.ts'
import type { EventMark, EventMarkKind } from './dated-event.ts'
import type { DatedItem } from './dated-item.ts'
import type { Expectation } from './expectation.ts'

/** What was said about somebody and an event, by expectation and person. */
export type MarksOf = (expectationId: string, personId: string) => readonly EventMarkKind[]

const NOTHING: readonly EventMarkKind[] = []

/** Looks marks up; none cost nothing. */
export function marksOf(marks: readonly EventMark[] = []): MarksOf {
  if (marks.length === 0) return () => NOTHING
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

interface HeldEvent extends Pick<Expectation, 'marks' | 'mode'> {
  readonly reasons: readonly string[]
}

/** Most of what is expected is no event. */
const NO_EVENT: HeldEvent = { mode: undefined, marks: undefined, reasons: [] }

/** How the event is held where its day says so, and what was said about it. */
export function heldEvent(
  { held, id, personId }: Pick<DatedItem, 'held' | 'id' | 'personId'>,
  marks: MarksOf,
): HeldEvent {
  const said = marks(id, personId)
  if (held === undefined && said.length === 0) return NO_EVENT
  return {
    mode: held?.mode,
    marks: said.length === 0 ? undefined : said,
    reasons: said.map((kind) => SAID[kind]),
  }
}
