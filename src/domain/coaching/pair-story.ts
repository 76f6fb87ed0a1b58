import type { SchoolDate } from '../calendar/school-date.ts'
import type { LogEntry } from '../log-entry.ts'
import type { ActionStep } from './action-step.ts'
import type { NotePart } from './note-parts.ts'
import type { Remark } from './remark.ts'

/** A drop-in, a meeting or time with an expert as the pair reads it again. */
export interface StoryOfEntry {
  readonly kind: 'entry'
  readonly on: SchoolDate
  readonly entry: LogEntry
  readonly parts: readonly NotePart[]
  /** Steps that it agreed. */
  readonly agreed: readonly ActionStep[]
  /** The step that it looked at; how that stood is the entry's outcome. */
  readonly looked: ActionStep | undefined
  /** What was said about it, oldest first. */
  readonly remarks: readonly Remark[]
}

/** What was said about a step on a day of its own: tried, put into other words, a line. */
export interface StoryOfStep {
  readonly kind: 'step'
  readonly on: SchoolDate
  readonly step: ActionStep
  readonly remarks: readonly Remark[]
}

export type StoryItem = StoryOfEntry | StoryOfStep

interface Told {
  /** Coaching entries of the induction, with the note that the reader may read. */
  readonly entries: readonly { readonly entry: LogEntry; readonly parts: readonly NotePart[] }[]
  readonly steps: readonly ActionStep[]
  /** Those that the reader may read. */
  readonly remarks: readonly Remark[]
}

/** Notes, steps, outcomes and what was said of them as one story of the pair, newest first. */
export function pairStory({ entries, steps, remarks }: Told): readonly StoryItem[] {
  const ofEntries = entries.map(
    ({ entry, parts }): StoryItem => ({
      kind: 'entry',
      on: entry.on,
      entry,
      parts,
      agreed: steps.filter(({ entryId }) => entryId === entry.id),
      looked: steps.find(({ id }) => id === entry.stepId),
      remarks: remarks.filter(({ aboutId }) => aboutId === entry.id),
    }),
  )
  const ofSteps = steps.flatMap((step) => daysOf(step, remarks))
  return [...ofEntries, ...ofSteps].sort((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : 0))
}

/** A step's days on which something was said of it. */
function daysOf(step: ActionStep, remarks: readonly Remark[]): readonly StoryItem[] {
  const own = remarks.filter(({ aboutId }) => aboutId === step.id)
  const days = [...new Set(own.map(({ on }) => on))]
  return days.map((on) => ({
    kind: 'step',
    on,
    step,
    remarks: withoutBare(own.filter((one) => one.on === on)),
  }))
}

/** That it was tried is said once where a line of that day says it as well. */
const withoutBare = (ofDay: readonly Remark[]): readonly Remark[] =>
  ofDay.some(({ kind, words }) => kind === 'tried' && words !== '')
    ? ofDay.filter(({ kind, words }) => kind !== 'tried' || words !== '')
    : ofDay
