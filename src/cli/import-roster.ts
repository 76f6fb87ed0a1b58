import type { Command } from 'commander'
import type { ImportOutcome } from '../imports/import-outcome.ts'
import type { SchoolChanges } from '../imports/roster/changes.ts'
import { type ImportRoster, importRoster } from '../imports/roster/import-roster.ts'
import { linkNewSchools } from '../usecases/people/link-schools.ts'
import { askChoices, mustBeTerminal, type Terminal, THIS_TERMINAL } from './ask-choices.ts'
import type { CliSession, OpenSession } from './cli-session.ts'
import { finishImport } from './finish-import.ts'
import { readUpload } from './read-upload.ts'
import { type ChoiceFlags, choicesOf } from './roster-choices.ts'
import { sayRosterImport } from './say-import.ts'

interface Flags extends ChoiceFlags {
  readonly dryRun?: boolean
  readonly removeMissing?: boolean
  readonly allowDualRole?: string
  readonly dayFirst?: boolean
  readonly interactive?: boolean
  readonly json?: boolean
}

/** `import-roster FILE`: exit code 1 where the roster is refused, or has to be answered first. */
export function registerImportRoster(
  program: Command,
  open: OpenSession,
  terminal: Terminal = THIS_TERMINAL,
): void {
  program
    .command('import-roster')
    .argument('<file>', 'a roster in CSV (UTF-8) or Excel (.xlsx)')
    .description('take over the people of one school or several: all of the file or nothing')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--remove-missing', 'people who are not in the file have left')
    .option('--allow-dual-role <reason>', 'why a mentor is the induction tutor as well')
    .option('--day-first', 'dates like 01/09/2026 are day, month, year')
    .option('--interactive', 'ask on the terminal what the file does not say')
    .option(
      '--same-person <old=new>',
      'a known person has a new email; or same-names for all',
      also,
    )
    .option('--different-person <new>', 'the person with this new email is nobody known', also)
    .option('--transfer <email>', 'this ECT moves: the time at the other school ends', also)
    .option('--both-schools <email>', 'this ECT is at both schools', also)
    .option('--file-wins <email>', 'the file is right where the chat says otherwise', also)
    .option('--bring-back <email>', 'this person was erased here and comes back', also)
    .option('--keep-out <email>', 'this person was erased here: pass over their rows', also)
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false, interactive = false, ...flags }: Flags) => {
      if (interactive) mustBeTerminal(terminal)
      choicesOf(flags)
      const bytes = await readUpload(file)
      const session = await open()
      try {
        const outcome = await importAsking(session, {
          bytes,
          flags,
          ...(interactive ? { terminal } : {}),
        })
        if (outcome.kind === 'imported') {
          for (const allowed of session.tenants) await linkNewSchools(session.deps, allowed)
        }
        finishImport(program, outcome, { json, say: sayRosterImport })
      } finally {
        await session.close()
      }
    })
}

const also = (text: string, before: readonly string[] = []): readonly string[] => [...before, text]

interface Wish {
  readonly bytes: Uint8Array
  readonly flags: Omit<Flags, 'interactive' | 'json'>
  /** Where to ask; absent where nobody is asked. */
  readonly terminal?: Terminal
}

/** Imports, and where there is a terminal asks and imports again, until nothing is left to ask. */
async function importAsking(
  { deps, now, channelAddress }: Pick<CliSession, 'deps' | 'now' | 'channelAddress'>,
  { bytes, flags, terminal }: Wish,
): Promise<ImportOutcome<SchoolChanges>> {
  const place = channelAddress ? { channelAddress } : {}
  const outcome = await importRoster(deps, { bytes, ...place, ...inputOf(flags) }, now())
  const chosen =
    outcome.kind === 'refused' && terminal ? await askChoices(outcome.errors, terminal) : undefined
  if (chosen === undefined) return outcome
  return await importAsking(
    { deps, now, ...place },
    { bytes, flags: withOptions(flags, chosen), ...(terminal ? { terminal } : {}) },
  )
}

const inputOf = (flags: Wish['flags']): Omit<ImportRoster, 'bytes'> => {
  const { dryRun, removeMissing, allowDualRole, dayFirst } = flags
  return {
    choices: choicesOf(flags),
    dryRun: dryRun ?? false,
    removeMissing: removeMissing ?? false,
    dayFirst: dayFirst ?? false,
    ...(allowDualRole ? { allowDualRole } : {}),
  }
}

/** The flags as if the options that were chosen had been typed. */
function withOptions(flags: Wish['flags'], options: readonly string[]): Wish['flags'] {
  const valuesOf = (name: string): string[] =>
    options
      .filter((option) => option.startsWith(`${name} `))
      .map((option) => option.slice(name.length + 1).replace(/^"|"$/g, ''))
  return {
    ...flags,
    ...(options.includes('--day-first') ? { dayFirst: true } : {}),
    samePerson: [...(flags.samePerson ?? []), ...valuesOf('--same-person')],
    differentPerson: [...(flags.differentPerson ?? []), ...valuesOf('--different-person')],
    transfer: [...(flags.transfer ?? []), ...valuesOf('--transfer')],
    bothSchools: [...(flags.bothSchools ?? []), ...valuesOf('--both-schools')],
    fileWins: [...(flags.fileWins ?? []), ...valuesOf('--file-wins')],
    bringBack: [...(flags.bringBack ?? []), ...valuesOf('--bring-back')],
    keepOut: [...(flags.keepOut ?? []), ...valuesOf('--keep-out')],
  }
}
