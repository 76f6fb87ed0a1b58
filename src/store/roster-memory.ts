import type { CalendarEntry } from '../domain/calendar/school-year.ts'
import type { Agreement } from '../domain/expectations/agreements.ts'
import type { DatedEvent, EventMark } from '../domain/expectations/dated-event.ts'
import type { ChecklistTick } from '../domain/oversight/start-list.ts'
import type { Absence, Induction, Pairing, Person, School } from '../domain/people.ts'
import type { SequenceChoice } from '../domain/programme/module-sequence.ts'
import type { ElectiveChoice } from '../domain/programme/programme.ts'

/** The half of a school that rarely changes. */
export interface Roster {
  readonly school: School
  readonly calendar: readonly CalendarEntry[]
  /** Everybody of the school by name, those who left or will leave too (`hasLeft`). */
  readonly people: readonly Person[]
  readonly inductions: readonly Induction[]
  readonly pairings: readonly Pairing[]
  readonly absences: readonly Absence[]
  readonly sequences: readonly SequenceChoice[]
  readonly electives: readonly ElectiveChoice[]
  readonly events: readonly DatedEvent[]
  readonly eventMarks: readonly EventMark[]
  readonly agreements: readonly Agreement[]
  readonly ticks: readonly ChecklistTick[]
}

/**
 * Rosters as last read. Nothing here is believed by itself: whoever takes one has read the school's
 * version in the same transaction, and another version is another roster.
 */
export interface RosterMemory {
  /** The roster of that version; undefined where it has to be read. */
  of(schoolId: string, version: string): Roster | undefined
  keep(schoolId: string, version: string, roster: Roster): void
  /** True where some version is known: then it is worth asking for the version alone. */
  knows(schoolId: string): boolean
}

/** Rows of all rosters together that are kept: some tens of megabytes. */
const MOST_ROWS = 200_000

/** Keeps what was used last, up to a number of rows. */
export function createRosterMemory(mostRows = MOST_ROWS): RosterMemory {
  const kept = new Map<string, { readonly version: string; readonly roster: Roster }>()
  let rows = 0
  const drop = (schoolId: string): void => {
    const before = kept.get(schoolId)
    if (before === undefined) return
    kept.delete(schoolId)
    rows -= sizeOf(before.roster)
  }
  return {
    knows: (schoolId) => kept.has(schoolId),
    of(schoolId, version) {
      const found = kept.get(schoolId)
      if (found?.version !== version) return undefined
      kept.delete(schoolId)
      kept.set(schoolId, found)
      return found.roster
    },
    keep(schoolId, version, roster) {
      drop(schoolId)
      kept.set(schoolId, { version, roster })
      rows += sizeOf(roster)
      for (const [oldest] of kept) {
        if (rows <= mostRows || oldest === schoolId) break
        drop(oldest)
      }
    },
  }
}

const sizeOf = ({ school: _, ...lists }: Roster): number =>
  Object.values(lists).reduce((sum, list) => sum + list.length, 1)
