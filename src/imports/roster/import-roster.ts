/**
 * Takes over a school's roster, or the rosters of several schools in one file: all of it or nothing.
 * Reading and planning are pure (`read-roster`, `identity`, `placements`, `plan`); `import-schools`
 * puts them together and only `store` writes. A person is known by school and email, so a second import updates and never doubles; who
 * may be the same under another email, and who is at another school as well, is asked first.
 */
import { localTime } from '../../domain/calendar/local-clock.ts'
import { ENGLAND } from '../../domain/calendar/school-date.ts'
import { knownProgrammes } from '../../programmes/index.ts'
import type { Deps } from '../../usecases/deps.ts'
import { type ImportOutcome, importDone } from '../import-outcome.ts'
import { listErrors } from '../table/import-error.ts'
import { openFile } from '../table/open-file.ts'
import type { SchoolChanges } from './changes.ts'
import type { ChannelAddress } from './channel.ts'
import { NO_CHOICES, type RosterChoices } from './choices.ts'
import { importSchools } from './import-schools.ts'
import { rosterSchools } from './people.ts'
import { readRoster } from './read-roster.ts'
import { changesAnything } from './store.ts'

/** What somebody asks for when they import a roster. */
export interface ImportRoster {
  readonly bytes: Uint8Array
  /** Say what would change, and change nothing. */
  readonly dryRun?: boolean
  /** People who are not in the file leave the school; without it they stay and are listed. */
  readonly removeMissing?: boolean
  /** Why a mentor is the induction tutor as well (B-03, contradiction 1). */
  readonly allowDualRole?: string
  /** Dates like 01/09/2026 are day, month, year. */
  readonly dayFirst?: boolean
  /** What was answered to questions that an import asked. */
  readonly choices?: RosterChoices
  /** On a platform that knows channels by name: the digest goes where the roster says. */
  readonly channelAddress?: ChannelAddress
}

/** Imports a roster, or says what is wrong with it or has to be answered first. */
export async function importRoster(
  deps: Deps,
  input: ImportRoster,
  now: Date,
): Promise<ImportOutcome<SchoolChanges>> {
  const today = localTime(now, ENGLAND).date
  const allowDualRole = input.allowDualRole?.trim()
  const options = {
    programmes: knownProgrammes,
    today,
    dayFirst: input.dayFirst ?? false,
    ...(allowDualRole ? { allowDualRole } : {}),
  }
  const reading = readRoster(await openFile(input.bytes), options)
  if (reading.kind === 'refused') return reading
  const schools = rosterSchools(reading.rows, allowDualRole)
  const { changes, questions, ...found } = await importSchools(deps, schools, {
    facts: { today, newId: deps.newId, removeMissing: input.removeMissing ?? false },
    choices: input.choices ?? NO_CHOICES,
    channelAddress: input.channelAddress,
    write: input.dryRun !== true,
    now,
  })
  if (questions.length > 0) return { kind: 'refused', errors: listErrors(questions) }
  return importDone(changes, {
    changesAnything: (each) => changesAnything({ changes: each }),
    dryRun: input.dryRun,
    warnings: listErrors([...reading.warnings, ...found.warnings]),
  })
}
