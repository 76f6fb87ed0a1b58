/**
 * Takes over the days of programmes' events from a table or an iCalendar file: all of it or nothing.
 * An event that is known already takes its new day; events that the file does not name stay.
 */
import { localTime } from '../../domain/calendar/local-clock.ts'
import { academicYearOf, ENGLAND } from '../../domain/calendar/school-date.ts'
import type { DatedEvent } from '../../domain/expectations/dated-event.ts'
import {
  eventsNamed,
  eventsNamedIn,
  type HeldEvent,
  heldEvents,
} from '../../domain/expectations/held-events.ts'
import type { School } from '../../domain/people.ts'
import { knownProgrammes, programmeOf } from '../../programmes/index.ts'
import { programmesIn } from '../../school/events.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { saveEventDate } from '../../store/event-dates.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../../usecases/deps.ts'
import { type ImportOutcome, importDone } from '../import-outcome.ts'
import { readProgramme } from '../roster/cells.ts'
import { type ImportError, listErrors, quoted } from '../table/import-error.ts'
import { openFile } from '../table/open-file.ts'
import { inTwoPasses } from '../two-passes.ts'
import { type EventRow, readEventDates, type UnreadEvent } from './read-event-dates.ts'

/** What somebody asks for when they import the days of events. */
export interface ImportEvents {
  readonly bytes: Uint8Array
  readonly dryRun?: boolean
  /** Which school the file is of, where it does not say so itself and there are several. */
  readonly schoolUrn?: string
  readonly dayFirst?: boolean
}

/** An event with its day, in words. */
export interface EventChange {
  readonly title: string
  readonly for: string
  readonly dated: DatedEvent
}

/** What an import does, or would do, to one school's events. */
export interface EventChanges {
  readonly urn: string
  readonly name: string
  readonly added: readonly EventChange[]
  readonly moved: readonly EventChange[]
  readonly unchanged: number
}

/** Imports the days of events, or says what is wrong with the file. */
export async function importEvents(
  deps: Deps,
  input: ImportEvents,
  now: Date,
): Promise<ImportOutcome<EventChanges>> {
  const schools = await deps.store.shared(listSchools)
  const file = await openFile(input.bytes, { alsoWindows: true })
  const read = readEventDates(file, { dayFirst: input.dayFirst ?? false })
  const urnOfRow = (row: EventRow | UnreadEvent) => urnOf(row, schools, input.schoolUrn)
  const placed = read.rows.map((row) => ({ row, urn: urnOfRow(row) }))
  const unread = read.unread.map((row) => ({ row, urn: urnOfRow(row) }))
  const all = [...placed, ...unread]
  const errors = [...read.errors, ...all.flatMap(({ row, urn }) => schoolError(row, urn, schools))]
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors) }
  const plans = new Map<string, SchoolPlan>()
  const here = schools.filter(({ urn }) => all.some((one) => one.urn === urn))
  await inTwoPasses(
    deps,
    here.map(({ id }) => id),
    {
      read: async (tx) => {
        const school = here.find(({ id }) => id === tx.schoolId) as School
        const rows = placed.filter(({ urn }) => urn === school.urn).map(({ row }) => row)
        const today = localTime(now, ENGLAND).date
        const picture = await loadSchool(tx, deps, { today })
        const spoilt = unread.filter(({ urn }) => urn === school.urn).map(({ row }) => row)
        const { isDiary } = read
        plans.set(tx.schoolId, planFor(school, picture, { rows, unread: spoilt, isDiary, now }))
      },
      mayWrite: () => !input.dryRun && [...plans.values()].every((one) => one.errors.length === 0),
      write: (tx) => write(tx, plans.get(tx.schoolId) as SchoolPlan),
    },
  )
  const refused = [...plans.values()].flatMap((one) => one.errors)
  if (refused.length > 0) return { kind: 'refused', errors: listErrors(refused) }
  return importDone(
    [...plans.values()].map((one) => one.changes),
    {
      changesAnything: ({ added, moved }) => added.length + moved.length > 0,
      dryRun: input.dryRun,
      warnings: [...plans.values()].flatMap((one) => one.leftOut),
    },
  )
}

/** The row's own, the one that was named, or the only school that there is. */
function urnOf(
  row: EventRow | UnreadEvent,
  schools: readonly School[],
  named: string | undefined,
): string | undefined {
  const [only, ...others] = schools
  return row.urn ?? named ?? (others.length === 0 ? only?.urn : undefined)
}

function schoolError(
  { line }: EventRow | UnreadEvent,
  urn: string | undefined,
  schools: readonly School[],
): readonly ImportError[] {
  if (urn === undefined) {
    const message = 'Say which school this is of: fill school_urn, or give --urn.'
    return [{ line, column: 'school_urn', code: 'which-school', message }]
  }
  if (schools.some((school) => school.urn === urn)) return []
  const message = `No school has the URN ${urn} yet. Import its roster first.`
  return [{ line, column: 'school_urn', code: 'unknown-school', message }]
}

interface SchoolPlan {
  readonly changes: EventChanges
  readonly errors: readonly ImportError[]
  readonly leftOut: readonly ImportError[]
}

interface Given {
  readonly rows: readonly EventRow[]
  readonly unread: readonly UnreadEvent[]
  readonly isDiary: boolean
  readonly now: Date
}

function planFor(
  { urn, name }: School,
  picture: SchoolPicture,
  { rows, unread, isDiary, now }: Given,
): SchoolPlan {
  const read = rows.map((row) => ({ row, ...meantBy(row, { picture, isDiary }) }))
  const unknown = read.flatMap(({ row, error }) => (error === undefined ? [] : [{ row, error }]))
  const meant = read.flatMap(({ row, event }) => (event === undefined ? [] : [{ row, event }]))
  const changes = meant.map(({ row, event }) => ({
    title: event.title,
    for: event.for,
    dated: datedFrom(row, event, now),
  }))
  const before = (dated: DatedEvent) =>
    picture.events.find(
      (one) =>
        one.programme === dated.programme &&
        one.key === dated.key &&
        one.academicYear === dated.academicYear,
    )
  const isNew = ({ dated }: EventChange): boolean => before(dated) === undefined
  const isMoved = ({ dated }: EventChange): boolean => {
    const known = before(dated)
    return known !== undefined && sayDated(known) !== sayDated(dated)
  }
  const all = programmesIn(picture).flatMap((one) => heldEvents(one, academicYearOf(picture.today)))
  const names = ({ event }: UnreadEvent): boolean => eventsNamedIn(event, all).length > 0
  const isOther = ({ error }: { readonly error: ImportError }): boolean =>
    isDiary && error.code === 'unknown-event'
  return {
    changes: {
      urn,
      name,
      added: changes.filter(isNew),
      moved: changes.filter(isMoved),
      unchanged: changes.filter((one) => !isNew(one) && !isMoved(one)).length,
    },
    errors: [
      ...unknown.filter((one) => !isOther(one)).map(({ error }) => error),
      ...unread.filter(names).map(({ error }) => error),
      ...saidTwice(meant),
    ],
    leftOut: [
      ...unknown.filter(isOther).map(({ error }) => error),
      ...unread.filter((one) => !names(one)).map(notRead),
    ].map((error) => ({ ...error, code: 'events-left-out' })),
  }
}

/** All that is said of an event's day, to be compared. */
const sayDated = ({ on, startsAt, endsAt, mode, place }: DatedEvent): string =>
  JSON.stringify([on, startsAt, endsAt, mode, place])

interface Meant {
  readonly event?: HeldEvent
  readonly error?: ImportError
}

const KNOWN = { programmes: knownProgrammes }

/** The one event of the school's programmes that a row names. */
function meantBy(
  row: EventRow,
  { picture, isDiary }: { readonly picture: SchoolPicture; readonly isDiary: boolean },
): Meant {
  const { line } = row
  const column = 'event'
  const named = row.programme === undefined ? undefined : readProgramme(row.programme, KNOWN)
  if (named?.kind === 'problem') {
    const { code, message } = named
    return { error: { line, column: 'programme', code, message } }
  }
  const year = academicYearOf(row.on)
  const programme = named === undefined ? undefined : programmeOf(named.value)
  const among = (programme === undefined ? programmesIn(picture) : [programme]).flatMap((one) =>
    heldEvents(one, year),
  )
  const found = isDiary ? eventsNamedIn(row.event, among) : eventsNamed(row.event, among)
  const [event, ...others] = narrowed(found, row.event)
  if (event === undefined) {
    const message = `No event of a programme here is called ${quoted(row.event)}.`
    return { error: { line, column, code: 'unknown-event', message } }
  }
  if (others.length === 0) return { event }
  const choices = [event, ...others].map((one) => `${quoted(one.title)} (${one.for})`).join(', ')
  const how = isDiary ? 'give the dates in a table with the column programme' : 'fill programme'
  const message = `${quoted(row.event)} may mean several events: ${choices}. Write its whole title, or ${how}.`
  return { error: { line, column, code: 'which-event', message } }
}

/** Something else in a diary, which cannot be read: it is named, and the import goes on. */
const notRead = ({ event, line, error }: UnreadEvent): ImportError => ({
  ...error,
  line,
  message: `Not read: ${quoted(event)}. ${error.message}`,
})

/** A whole title, or 'year 2' or 'mentor' in the name, tells events of one short name apart. */
function narrowed(events: readonly HeldEvent[], typed: string): readonly HeldEvent[] {
  const said = typed.toLowerCase()
  const whole = events.filter(({ title }) => said.includes(title.toLowerCase()))
  if (whole.length > 0) return whole
  const hinted = events.filter(
    ({ for: whom }) =>
      (/year [12]/i.exec(whom)?.[0] ?? 'mentor') === (/year [12]|mentor/.exec(said)?.[0] ?? ''),
  )
  return hinted.length > 0 ? hinted : events
}

function saidTwice(
  meant: readonly { readonly row: EventRow; readonly event: HeldEvent }[],
): readonly ImportError[] {
  const keyOf = ({ row, event }: (typeof meant)[number]): string =>
    `${event.programme} ${event.key} ${academicYearOf(row.on)}`
  return meant.flatMap((one, at) =>
    meant.findIndex((other) => keyOf(other) === keyOf(one)) === at
      ? []
      : [
          {
            line: one.row.line,
            column: 'event',
            code: 'said-twice',
            message: 'The same event stands further up with a day of its own. Keep one of them.',
          },
        ],
  )
}

function datedFrom(
  { line: _, urn: __, programme: ___, event: ____, ...when }: EventRow,
  { programme, key }: HeldEvent,
  setAt: Date,
): DatedEvent {
  return { ...when, programme, key, academicYear: academicYearOf(when.on), setAt }
}

async function write(tx: SchoolTx, { changes }: SchoolPlan): Promise<void> {
  for (const { dated } of [...changes.added, ...changes.moved]) await saveEventDate(tx, dated)
}
