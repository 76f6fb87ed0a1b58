import { mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { expectationIn } from '../../school/questions.ts'
import { addLogEntry, loadLogEntry, reviseLogEntry } from '../../store/log-entries.ts'
import type { SchoolTx } from '../../store/tx.ts'

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
export function answeredBy(
  picture: SchoolPicture,
  { inductionId, expectationId }: Pick<Draft, 'inductionId' | 'expectationId'>,
  { activity, on, by }: Kept,
): string | undefined {
  const wanted = expectationIn(picture, inductionId, expectationId)
  if (wanted?.activity !== activity || on < mondayOf(wanted.opensOn)) return undefined
  return wanted.doneBy === undefined || wanted.doneBy === by ? wanted.id : undefined
}

/** Keeps a new entry; where its expectation was answered a moment before, it stands beside that answer. */
export async function keepNewEntry(
  school: SchoolTx,
  entry: Omit<LogEntry, 'version'>,
): Promise<LogEntry> {
  const logged = await addLogEntry(school, entry)
  if (logged.kind === 'logged') return { ...entry, version: 1 }
  const { expectationId: _, ...beside } = entry
  return await keepNewEntry(school, beside)
}

/**
 * Writes the next version of an entry as `change` makes it out of the newest; undefined where there
 * is none or `change` refuses. Earlier versions stay in its history.
 */
export async function reviseEntry(
  school: SchoolTx,
  id: string,
  change: (before: LogEntry) => LogEntry | undefined,
): Promise<LogEntry | undefined> {
  const before = await loadLogEntry(school, id)
  const next = before && change(before)
  if (next === undefined) return undefined
  const revised = await reviseLogEntry(school, next)
  if (revised.kind === 'saved') return { ...next, version: revised.version }
  if (revised.kind === 'unknown') return undefined
  return await reviseEntry(school, id, (newest) => {
    const again = change(newest)
    if (again === undefined || revised.kind === 'stale') return again
    const { expectationId: _, ...beside } = again
    return beside
  })
}
