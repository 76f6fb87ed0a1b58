/**
 * Takes over the days of programmes' events from a table or an iCalendar file: all of it or nothing.
 * An event that is known already takes its new day; what the file does not say of it stays, and so do
 * events that it does not name.
 */
import { localTime } from '../../domain/calendar/local-clock.ts'
import { ENGLAND } from '../../domain/calendar/school-date.ts'
import type { School } from '../../domain/people.ts'
import { loadSchool } from '../../school/load.ts'
import { saveEventDate } from '../../store/event-dates.ts'
import { recordDone } from '../../store/school-changes.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps, DepsInside } from '../../usecases/deps.ts'
import { type ImportOutcome, importDone } from '../import-outcome.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import { openFile } from '../table/open-file.ts'
import { inTwoPasses } from '../two-passes.ts'
import { type EventChanges, planEvents, type SchoolPlan } from './plan-events.ts'
import { readEventDates } from './read-event-dates.ts'

/** What somebody asks for when they import the days of events. */
export interface ImportEvents {
  readonly bytes: Uint8Array
  readonly dryRun?: boolean
  /** Which school the file is of, where it does not say so itself and there are several. */
  readonly schoolUrn?: string
  readonly dayFirst?: boolean
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
  const urn = (one: InFile) => urnOf(one, schools, input.schoolUrn)
  const all = [...read.rows, ...read.unread, ...read.cancelled]
  const errors = [...read.errors, ...all.flatMap((one) => schoolError(one, urn(one), schools))]
  if (errors.length > 0) return { kind: 'refused', errors: listErrors(errors) }
  const plans = new Map<string, SchoolPlan>()
  const here = schools.filter((school) => all.some((one) => urn(one) === school.urn))
  await inTwoPasses(
    deps,
    here.map(({ id }) => id),
    {
      read: async (tx) => {
        const school = here.find(({ id }) => id === tx.schoolId) as School
        const ofSchool = <One extends InFile>(those: readonly One[]): readonly One[] =>
          those.filter((one) => urn(one) === school.urn)
        const picture = await loadSchool(tx, deps, { today: localTime(now, ENGLAND).date })
        const given = {
          rows: ofSchool(read.rows),
          unread: ofSchool(read.unread),
          cancelled: ofSchool(read.cancelled),
          isDiary: read.isDiary,
          now,
        }
        plans.set(tx.schoolId, planEvents(school, picture, given))
      },
      mayWrite: () => !input.dryRun && [...plans.values()].every((one) => one.errors.length === 0),
      write: (tx) => write(tx, deps, { plan: plans.get(tx.schoolId) as SchoolPlan, now }),
    },
  )
  const refused = [...plans.values()].flatMap((one) => one.errors)
  if (refused.length > 0) return { kind: 'refused', errors: listErrors(refused) }
  return importDone(
    [...plans.values()].map((one) => one.changes),
    {
      changesAnything: ({ added, moved }) => added.length + moved.length > 0,
      dryRun: input.dryRun,
      warnings: [...plans.values()].flatMap((one) => one.warnings),
    },
  )
}

/** Something that a file says at a line. */
interface InFile {
  readonly line: number
  readonly urn?: string
}

/** Its own, the one that was named, or the only school that there is. */
function urnOf(
  { urn }: InFile,
  schools: readonly School[],
  named: string | undefined,
): string | undefined {
  const [only, ...others] = schools
  return urn ?? named ?? (others.length === 0 ? only?.urn : undefined)
}

function schoolError(
  { line }: InFile,
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

async function write(
  tx: SchoolTx,
  { newId }: Pick<DepsInside, 'newId'>,
  { plan: { changes }, now }: { readonly plan: SchoolPlan; readonly now: Date },
): Promise<void> {
  const { added, moved } = changes
  if (added.length + moved.length === 0) return
  for (const { dated } of [...added, ...moved]) await saveEventDate(tx, dated)
  await recordDone(tx, {
    id: newId(),
    kind: 'events-file',
    source: 'file',
    at: now,
    note: `${added.length} added, ${moved.length} moved.`,
  })
}
