/**
 * Takes over the calendar of one school or several: all of it or nothing. The academic years that
 * the file names are replaced whole; other years stay as they are.
 */

import { academicYearOf, localTime } from '../../domain/calendar/school-date.ts'
import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import type { School } from '../../domain/people.ts'
import { loadCalendar, replaceCalendar } from '../../store/calendar.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../../usecases/deps.ts'
import { wakeSchool } from '../../usecases/messages/wake-people.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import { readCalendar } from './read-calendar.ts'
import type { CalendarRow } from './row.ts'

/** What somebody asks for when they import a calendar. */
export interface ImportCalendar {
  readonly bytes: Uint8Array
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean
  /** Which school an iCalendar file is of; not needed where there is one school only. */
  readonly schoolUrn?: string
}

/** What an import does, or would do, to one school's calendar. */
export interface CalendarChanges {
  readonly urn: string
  readonly name: string
  /** The years that the file names, and so replaces. */
  readonly academicYears: readonly string[]
  readonly added: readonly CalendarEntry[]
  readonly removed: readonly CalendarEntry[]
  readonly unchanged: number
}

/** `unchanged`: the file says what is stored already, and nothing was written. */
export type CalendarImport =
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }
  | {
      readonly kind: 'imported' | 'unchanged' | 'dry-run'
      readonly schools: readonly CalendarChanges[]
      readonly warnings: readonly ImportError[]
    }

/** Times in a file are meant on English clocks. */
const ENGLAND = 'Europe/London'

/** Imports a calendar, or says what is wrong with it. */
export async function importCalendar(
  deps: Deps,
  input: ImportCalendar,
  now: Date,
): Promise<CalendarImport> {
  const schools = await deps.store.shared(listSchools)
  const schoolUrn = input.schoolUrn ?? (schools.length === 1 ? schools[0]?.urn : undefined)
  const today = localTime(now, ENGLAND).date
  const reading = readCalendar(input.bytes, { today, ...(schoolUrn ? { schoolUrn } : {}) })
  if (reading.kind === 'refused') return reading
  const unknown = unknownSchools(reading.rows, schools)
  if (unknown.length > 0) return { kind: 'refused', errors: listErrors(unknown) }
  const write = input.dryRun !== true
  const ids = schools.filter(({ urn }) => reading.rows.some((row) => row.urn === urn))
  const byId = new Map(ids.map((school) => [school.id, school]))
  const changes = await deps.store.withSchools([...byId.keys()], async (tx) => {
    const school = byId.get(tx.schoolId) as School
    const rows = reading.rows.filter(({ urn }) => urn === school.urn)
    const own = await compare(tx, school, rows)
    if (write && hasChanges(own)) await replace(tx, deps, { own, rows, now })
    return own
  })
  return {
    kind: !changes.some(hasChanges) ? 'unchanged' : write ? 'imported' : 'dry-run',
    schools: changes,
    warnings: reading.warnings,
  }
}

function unknownSchools(rows: readonly CalendarRow[], schools: readonly School[]): ImportError[] {
  const known = new Set(schools.map(({ urn }) => urn))
  return rows
    .filter(({ urn }) => !known.has(urn))
    .map(({ line, urn }) => ({
      line,
      column: 'school_urn',
      code: 'unknown-school',
      message: `No school has the URN ${urn} yet. Import its roster first.`,
    }))
}

async function compare(
  tx: SchoolTx,
  { urn, name }: School,
  rows: readonly CalendarRow[],
): Promise<CalendarChanges> {
  const academicYears = [...new Set(rows.map(({ from }) => academicYearOf(from)))].sort()
  const stored = (await loadCalendar(tx)).filter(({ from }) =>
    academicYears.includes(academicYearOf(from)),
  )
  const before = new Set(stored.map(keyOf))
  const after = new Set(rows.map(keyOf))
  const added = rows.filter((row) => !before.has(keyOf(row))).map(entryOf)
  const removed = stored.filter((entry) => !after.has(keyOf(entry)))
  return { urn, name, academicYears, added, removed, unchanged: rows.length - added.length }
}

async function replace(
  tx: SchoolTx,
  deps: Deps,
  { own, rows, now }: { own: CalendarChanges; rows: readonly CalendarRow[]; now: Date },
): Promise<void> {
  await replaceCalendar(tx, own.academicYears, rows.map(entryOf))
  await wakeSchool(tx, deps, now)
}

const hasChanges = ({ added, removed }: CalendarChanges): boolean =>
  added.length + removed.length > 0

const keyOf = ({ kind, name, from, to }: CalendarEntry): string => `${kind} ${name} ${from} ${to}`

const entryOf = ({ kind, name, from, to }: CalendarEntry): CalendarEntry => ({
  kind,
  name,
  from,
  to,
})
