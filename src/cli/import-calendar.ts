import type { Command } from 'commander'
import { importCalendar } from '../imports/calendar/import-calendar.ts'
import type { OpenSession } from './cli-session.ts'
import { finishImport } from './finish-import.ts'
import { readUpload } from './read-upload.ts'
import { sayCalendarImport } from './say-import.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly urn?: string
  readonly json?: boolean
}

/** `import-calendar FILE`: exit code 1 where the calendar is refused. */
export function registerImportCalendar(program: Command, open: OpenSession): void {
  program
    .command('import-calendar')
    .argument('<file>', 'a calendar in CSV (UTF-8) or iCalendar')
    .description('take over the terms and closed days of one school or several')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--urn <urn>', 'which school an iCalendar file is of')
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false, urn, dryRun = false }: Flags) => {
      const bytes = await readUpload(file)
      const session = await open()
      try {
        const school = urn === undefined ? {} : { schoolUrn: urn }
        const outcome = await importCalendar(
          session.deps,
          { bytes, dryRun, ...school },
          session.now(),
        )
        finishImport(program, outcome, { json, say: sayCalendarImport })
      } finally {
        await session.close()
      }
    })
}
