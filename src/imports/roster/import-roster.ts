/**
 * Takes over a school's roster, or the rosters of several schools in one file: all of it or nothing.
 * Reading and planning are pure (`read-roster`, `import-roster-plan`); only `import-roster-store`
 * writes. A person is known by school and email, so a second import updates and never doubles.
 */
import { localTime } from '../../domain/calendar/school-date.ts'
import { knownProgrammes } from '../../programmes/index.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../../usecases/deps.ts'
import { type ImportError, listErrors } from '../table/import-error.ts'
import type { SchoolChanges } from './changes.ts'
import { type ChannelAddress, channelToClaim, claimRosterChannel } from './channel.ts'
import { type RosterSchool, rosterSchools } from './people.ts'
import { planSchool, type SchoolPlan } from './plan.ts'
import { readRoster } from './read-roster.ts'
import type { ImportFacts } from './state.ts'
import { changesAnything, loadStoredSchool, writePlan } from './store.ts'

/** What somebody asks for when they import a roster. */
export interface ImportRoster {
  readonly bytes: Uint8Array
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean
  /** People who are not in the file leave the school; without it they stay and are listed. */
  readonly removeMissing?: boolean
  /** Why a mentor is the induction tutor as well (B-03, contradiction 1). */
  readonly allowDualRole?: string
  /** On a platform that knows channels by name: the digest goes where the roster says. */
  readonly channelAddress?: ChannelAddress
}

/** `unchanged`: the file says what is stored already, and nothing was written. */
export type RosterImport =
  | { readonly kind: 'refused'; readonly errors: readonly ImportError[] }
  | {
      readonly kind: 'imported' | 'unchanged' | 'dry-run'
      readonly schools: readonly SchoolChanges[]
      readonly warnings: readonly ImportError[]
    }

/** Times in a file are meant on English clocks. */
const ENGLAND = 'Europe/London'

/** Imports a roster, or says what is wrong with it. */
export async function importRoster(
  deps: Deps,
  input: ImportRoster,
  now: Date,
): Promise<RosterImport> {
  const today = localTime(now, ENGLAND).date
  const allowDualRole = input.allowDualRole?.trim()
  const options = {
    programmes: knownProgrammes,
    today,
    ...(allowDualRole ? { allowDualRole } : {}),
  }
  const reading = readRoster(input.bytes, options)
  if (reading.kind === 'refused') return reading
  const schools = rosterSchools(reading.rows, allowDualRole)
  const plans = await importSchools(deps, schools, {
    facts: { today, newId: deps.newId, removeMissing: input.removeMissing ?? false },
    channelAddress: input.channelAddress,
    write: input.dryRun !== true,
    now,
  })
  const warnings = [...reading.warnings, ...plans.flatMap((plan) => plan.warnings)]
  return {
    kind: !plans.some(changesAnything) ? 'unchanged' : input.dryRun ? 'dry-run' : 'imported',
    schools: plans.map(({ changes }) => changes),
    warnings: listErrors(warnings),
  }
}

interface Order {
  readonly facts: ImportFacts
  readonly channelAddress: ChannelAddress | undefined
  readonly write: boolean
  readonly now: Date
}

/** Reads, plans and writes every school of the file in one transaction. */
async function importSchools(
  deps: Deps,
  schools: readonly RosterSchool[],
  order: Order,
): Promise<SchoolPlan[]> {
  const stored = await deps.store.shared(listSchools)
  const idOf = new Map(stored.map(({ urn, id }) => [urn, id]))
  const rosterOf = new Map(schools.map((each) => [idOf.get(each.urn) ?? deps.newId(), each]))
  return await deps.store.withSchools([...rosterOf.keys()], (tx) =>
    importSchool(tx, deps, { ...order, roster: rosterOf.get(tx.schoolId) as RosterSchool }),
  )
}

async function importSchool(
  tx: SchoolTx,
  deps: Deps,
  { roster, facts, channelAddress, write, now }: Order & { readonly roster: RosterSchool },
): Promise<SchoolPlan> {
  const plan = planSchool(roster, await loadStoredSchool(tx, deps, roster), facts)
  const channel = await channelToClaim(tx, roster, channelAddress)
  if (write) await writePlan(tx, deps, { plan, facts, now })
  if (write && channel) await claimRosterChannel(tx, deps, { channel, now })
  return channel ? { ...plan, changes: { ...plan.changes, claimsChannel: true } } : plan
}
