import type { Command } from 'commander'
import { importRoster } from '../imports/roster/import-roster.ts'
import { linkNewSchools } from '../usecases/people/link-schools.ts'
import type { OpenSession } from './cli-session.ts'
import { finishImport } from './finish-import.ts'
import { readUpload } from './read-upload.ts'
import { sayRosterImport } from './say-import.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly removeMissing?: boolean
  readonly allowDualRole?: string
  readonly json?: boolean
}

/** `import-roster FILE`: exit code 1 where the roster is refused. */
export function registerImportRoster(program: Command, open: OpenSession): void {
  program
    .command('import-roster')
    .argument('<file>', 'a roster in CSV (UTF-8)')
    .description('take over the people of one school or several: all of the file or nothing')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--remove-missing', 'people who are not in the file have left')
    .option('--allow-dual-role <reason>', 'why a mentor is the induction tutor as well')
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false, ...flags }: Flags) => {
      const bytes = await readUpload(file)
      const session = await open()
      try {
        const { channelAddress } = session
        const input = { bytes, ...flags, ...(channelAddress ? { channelAddress } : {}) }
        const outcome = await importRoster(session.deps, input, session.now())
        if (outcome.kind === 'imported') {
          for (const allowed of session.tenants) await linkNewSchools(session.deps, allowed)
        }
        finishImport(program, outcome, { json, say: sayRosterImport })
      } finally {
        await session.close()
      }
    })
}
