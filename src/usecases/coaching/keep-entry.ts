import { mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { withEntry } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, expectationIn } from '../../school/questions.ts'
import { addLogEntry, reviseLogEntry } from '../../store/log-entries.ts'
import type { Turn } from '../turn.ts'

/** A drop-in or meeting as it is about to be kept. */
interface Kept {
  readonly activity: 'drop-in' | 'meeting'
  readonly on: SchoolDate
  /** The entry that may answer it already, where one is edited. */
  readonly by?: string
}

/**
 * The expectation that the form was opened from, where the entry can answer it: of the same kind, of
 * this pair, begun by that day and not answered by another entry. Else the day decides.
 */
export function expectationFor(
  picture: SchoolPicture,
  { inductionId, expectationId }: Pick<Draft, 'inductionId' | 'expectationId'>,
  { activity, on, by }: Kept,
): string | undefined {
  const wanted = expectationIn(picture, inductionId, expectationId)
  if (wanted?.activity !== activity || on < mondayOf(wanted.opensOn)) return undefined
  return wanted.doneBy === undefined || wanted.doneBy === by ? wanted.id : undefined
}

/** An entry that was kept, in the picture with it. */
export interface KeptEntry {
  readonly entry: LogEntry
  readonly picture: SchoolPicture
}

/** Keeps a new entry. */
export function keepNewEntry(
  { school, picture }: Turn,
  fields: Omit<LogEntry, 'version'>,
): KeptEntry {
  const entry = { ...fields, version: 1 }
  school.alongside(addLogEntry(school, entry))
  return { entry, picture: withEntry(picture, entry) }
}

/**
 * Writes the next version of an entry that stands, as `change` makes it out of this one; undefined
 * where there is none or `change` refuses. Earlier versions stay in its history.
 */
export function reviseEntry(
  { school, picture }: Turn,
  id: string,
  change: (before: LogEntry) => LogEntry | undefined,
): KeptEntry | undefined {
  const before = entryIn(picture, id)
  const after = before && change(before)
  if (before === undefined || after === undefined) return undefined
  const entry = { ...after, version: before.version + 1 }
  school.alongside(reviseLogEntry(school, before, after))
  return { entry, picture: withEntry(picture, entry) }
}
