import type { Command } from 'commander'
import { given } from '../domain/given.ts'
import { importCalendar } from '../imports/calendar/import-calendar.ts'
import type { OpenSession } from './cli-session.ts'
import { finishImport } from './finish-import.ts'
import { readPastedInput, readUpload } from './read-upload.ts'
import { sayCalendarImport } from './say-import.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly urn?: readonly string[]
  readonly change?: boolean
  readonly dayFirst?: boolean
  readonly json?: boolean
}

/** What `-` reads: the lines that somebody pastes. */
export interface PastedInput {
  readonly paste: () => Promise<Uint8Array>
}

const FROM_STANDARD_INPUT: PastedInput = { paste: () => readPastedInput(process.stdin) }

/** `import-calendar FILE`: exit code 1 where the calendar is refused. */
export function registerImportCalendar(
  program: Command,
  open: OpenSession,
  { paste }: PastedInput = FROM_STANDARD_INPUT,
): void {
  program
    .command('import-calendar')
    .argument(
      '<file>',
      'a calendar in CSV, Excel, iCalendar or pasted lines; - reads what you paste',
    )
    .description('take over the terms and closed days of one school or several')
    .option('--dry-run', 'say what would change, and change nothing')
    .option(
      '--urn <urn>',
      'which school the file is of; again for each that shares its dates',
      also,
    )
    .option('--change', 'keep the stored calendar, and change only what the file says')
    .option('--day-first', 'dates like 01/09/2026 are day, month, year')
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false, urn, ...flags }: Flags) => {
      const bytes = file === '-' ? await paste() : await readUpload(file)
      const session = await open()
      try {
        const schools = given({ schoolUrns: urn })
        const outcome = await importCalendar(
          session.deps,
          { bytes, ...flags, ...schools },
          session.now(),
        )
        finishImport(program, outcome, { json, say: sayCalendarImport })
      } finally {
        await session.close()
      }
    })
}

/** URNs are given one after another, or divided by commas. */
const also = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...text.split(',').filter(Boolean),
]
