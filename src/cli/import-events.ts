import type { Command } from 'commander'
import { given } from '../domain/given.ts'
import { importEvents } from '../imports/events/import-events.ts'
import type { EventChange, EventChanges } from '../imports/events/plan-events.ts'
import type { ImportDone } from '../imports/import-outcome.ts'
import type { OpenSession } from './cli-session.ts'
import { finishImport } from './finish-import.ts'
import { readUpload } from './read-upload.ts'
import { ENDINGS, list, sayWarnings } from './say-import.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly urn?: string
  readonly dayFirst?: boolean
  readonly json?: boolean
}

/** `import-events FILE`: exit code 1 where the file is refused. */
export function registerImportEvents(program: Command, open: OpenSession): void {
  program
    .command('import-events')
    .argument('<file>', 'days of seminars, clinics and conferences in CSV, Excel or iCalendar')
    .description('give the events of programmes their days')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--urn <urn>', 'which school the file is of, where it does not say so')
    .option('--day-first', 'dates like 01/09/2026 are day, month, year')
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false, urn, ...flags }: Flags) => {
      const bytes = await readUpload(file)
      const session = await open()
      try {
        const school = given({ schoolUrn: urn })
        const outcome = await importEvents(
          session.deps,
          { bytes, ...flags, ...school },
          session.now(),
        )
        finishImport(program, outcome, { json, say: sayEventImport })
      } finally {
        await session.close()
      }
    })
}

const sayEventImport = (done: ImportDone<EventChanges>): string =>
  [
    ...done.schools.flatMap(({ name, urn, added, moved, unchanged }) => [
      `${name} (${urn})`,
      ...list('added', added.map(sayEvent)),
      ...list('moved', moved.map(sayEvent)),
      `  unchanged: ${unchanged}`,
    ]),
    ...sayWarnings(done.warnings, 'Left out, because it is no event of a programme here:'),
    ENDINGS[done.kind],
  ].join('\n')

const sayEvent = ({ title, for: whom, dated }: EventChange): string => {
  const time = dated.startsAt === undefined ? '' : ` at ${dated.startsAt}`
  return `${title} (${whom}), ${dated.on}${time}`
}
