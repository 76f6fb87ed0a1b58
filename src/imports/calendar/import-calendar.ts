/**
 * Takes over the calendar of one school or several: all of it or nothing. The academic years that
 * the file names are replaced whole, and other years stay as they are; or the file only changes what
 * is stored, as a school does with the dates of its local authority.
 */

import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, ENGLAND, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { CalendarEntry } from '../../domain/calendar/school-year.ts'
import type { School } from '../../domain/people.ts'
import type { BankHolidays } from '../../school/calendar.ts'
import { loadCalendar, replaceCalendar } from '../../store/calendar.ts'
import { recordDone } from '../../store/school-changes.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps, DepsInside } from '../../usecases/deps.ts'
import { wakeSchool } from '../../usecases/messages/wake-people.ts'
import { type ImportOutcome, importDone } from '../import-outcome.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import { openFile } from '../table/open-file.ts'
import { inTwoPasses } from '../two-passes.ts'
import { changed } from './change.ts'
import { bySchool, schoolConflicts } from './checks.ts'
import { type CalendarReading, readCalendar } from './read-calendar.ts'
import type { CalendarRow } from './row.ts'

/** What somebody asks for when they import a calendar. */
export interface ImportCalendar {
  readonly bytes: Uint8Array
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean
  /**
   * Which schools the file is of, where it does not say so itself: several may share the dates of
   * their local authority. Not needed where there is one school only.
   */
  readonly schoolUrns?: readonly string[]
  /** Keep the stored calendar, and change only what the file says. */
  readonly change?: boolean
  /** Dates like 01/09/2026 are day, month, year. */
  readonly dayFirst?: boolean
}

/** What an import does, or would do, to one school's calendar. */
export interface CalendarChanges {
  readonly urn: string
  readonly name: string
  /** The years that the file names, and so replaces or changes. */
  readonly academicYears: readonly string[]
  readonly added: readonly CalendarEntry[]
  readonly removed: readonly CalendarEntry[]
  readonly unchanged: number
}

/** Imports a calendar, or says what is wrong with it. */
export async function importCalendar(
  deps: Deps,
  input: ImportCalendar,
  now: Date,
): Promise<ImportOutcome<CalendarChanges>> {
  const schools = await deps.store.shared(listSchools)
  const file = await openFile(input.bytes, { alsoWindows: true })
  const isBankHoliday = asQuestion(deps.bankHolidays)
  const today = localTime(now, ENGLAND).date
  const reading = readCalendar(file, { ...optionsOf(input, schools), today, isBankHoliday })
  if (reading.kind === 'refused') return reading
  const unknown = unknownSchools(reading, schools)
  if (unknown.length > 0) return { kind: 'refused', errors: listErrors(unknown) }
  const plans = await plan(deps, { reading, schools, input, now })
  const errors = plans.flatMap((each) => each.errors)
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors) }
  const changes = plans.map((each) => each.changes)
  const { warnings } = reading
  return importDone(changes, { changesAnything: hasChanges, dryRun: input.dryRun, warnings })
}

function optionsOf(input: ImportCalendar, schools: readonly School[]) {
  const [only, ...others] = schools
  return {
    ...(input.schoolUrns?.length ? { schoolUrns: input.schoolUrns } : {}),
    ...(only && others.length === 0 ? { onlyUrn: only.urn } : {}),
    schoolNames: schools.map(({ name }) => name),
    dayFirst: input.dayFirst ?? false,
    changes: input.change ?? false,
  }
}

/** Whether a day is a bank holiday; each year is asked for once. */
function asQuestion(bankHolidays: BankHolidays): (day: SchoolDate) => boolean {
  const years = new Map<number, ReadonlySet<SchoolDate>>()
  return (day) => {
    const year = Number(day.slice(0, 4))
    const known = years.get(year) ?? new Set(bankHolidays(year, year))
    years.set(year, known)
    return known.has(day)
  }
}

function unknownSchools(reading: Read, schools: readonly School[]): ImportError[] {
  const known = new Set(schools.map(({ urn }) => urn))
  return [...reading.rows, ...reading.openDays]
    .filter(({ urn }) => !known.has(urn))
    .map(({ line, urn }) => ({
      line,
      column: 'school_urn',
      code: 'unknown-school',
      message: `No school has the URN ${urn} yet. Import its roster first.`,
    }))
}

type Read = Extract<CalendarReading, { kind: 'ok' }>

interface Order {
  readonly reading: Read
  readonly schools: readonly School[]
  readonly input: ImportCalendar
  readonly now: Date
}

/** One school's calendar as it will be, or what is wrong with it. */
interface CalendarPlan {
  readonly changes: CalendarChanges
  readonly rows: readonly CalendarRow[]
  readonly errors: readonly ImportError[]
}

/** Compares every school first and writes afterwards, in one transaction: all of them or none. */
async function plan(deps: Deps, { reading, schools, input, now }: Order): Promise<CalendarPlan[]> {
  const named = new Set([...reading.rows, ...reading.openDays].map(({ urn }) => urn))
  const here = schools.filter(({ urn }) => named.has(urn))
  const byId = new Map(here.map((school) => [school.id, school]))
  const plans = new Map<string, CalendarPlan>()
  await inTwoPasses(deps, [...byId.keys()], {
    read: async (tx) => {
      const school = byId.get(tx.schoolId) as School
      plans.set(tx.schoolId, await compare(tx, school, { reading, input }))
    },
    mayWrite: () => !input.dryRun && [...plans.values()].every(({ errors }) => errors.length === 0),
    write: (tx) => replace(tx, deps, { plan: plans.get(tx.schoolId) as CalendarPlan, now }),
  })
  return [...plans.values()]
}

async function compare(
  tx: SchoolTx,
  { urn, name }: School,
  { reading, input }: Pick<Order, 'reading' | 'input'>,
): Promise<CalendarPlan> {
  const own = reading.rows.filter((row) => row.urn === urn)
  const open = reading.openDays.filter((days) => days.urn === urn)
  const academicYears = [
    ...new Set([...own, ...open].map(({ from }) => academicYearOf(from))),
  ].sort()
  const stored = (await loadCalendar(tx)).filter(({ from }) =>
    academicYears.includes(academicYearOf(from)),
  )
  const rows = input.change ? changed(stored, { rows: own, openDays: open, urn }) : own
  const errors = input.change
    ? bySchool(rows).flatMap((each) => schoolConflicts(each, reading.columns))
    : []
  const before = new Set(stored.map(keyOf))
  const after = new Set(rows.map(keyOf))
  const added = rows.filter((row) => !before.has(keyOf(row))).map(entryOf)
  const removed = stored.filter((entry) => !after.has(keyOf(entry)))
  const unchanged = rows.length - added.length
  return { changes: { urn, name, academicYears, added, removed, unchanged }, rows, errors }
}

async function replace(
  tx: SchoolTx,
  deps: DepsInside,
  { plan: { changes, rows }, now }: { plan: CalendarPlan; now: Date },
): Promise<void> {
  if (!hasChanges(changes)) return
  await replaceCalendar(tx, changes.academicYears, rows.map(entryOf))
  await wakeSchool(tx, deps, now)
  await recordDone(tx, {
    id: deps.newId(),
    kind: 'calendar-file',
    source: 'file',
    at: now,
    note: `${changes.added.length} added, ${changes.removed.length} taken out.`,
  })
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
