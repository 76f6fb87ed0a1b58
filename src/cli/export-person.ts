import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { exportPerson, type PersonalData } from '../usecases/people/export-person.ts'
import { personalDataPage } from '../usecases/people/personal-data-page.ts'
import type { OpenSession } from './cli-session.ts'

interface Flags {
  readonly email: string
  readonly out?: string
  readonly dryRun?: boolean
}

/** `export-person`: everything stored about somebody, as a page and as JSON, a folder for each school. */
export function registerExportPerson(program: Command, open: OpenSession): void {
  program
    .command('export-person')
    .description('everything that is stored about somebody: a page to read, and JSON')
    .requiredOption('--email <email>', 'the email of the roster')
    .option('--out <folder>', 'where to put it: a folder that is made, readable by you alone')
    .option('--dry-run', 'say what there is, and write nothing')
    .action(async ({ email, out, dryRun = false }: Flags) => {
      if (out === undefined && !dryRun) {
        throw new InputError('usage-out', 'Say where to put it with --out, or add --dry-run.')
      }
      const session = await open()
      try {
        const wish = { email, isHandedOut: !dryRun }
        const found = await exportPerson(session.deps, wish, session.now())
        if (found.length === 0) throw unknownPerson()
        const written = dryRun || out === undefined ? found.map(counted) : await write(found, out)
        program.configureOutput().writeOut?.(`${written.join('\n')}\n`)
      } finally {
        await session.close()
      }
    })
}

export const unknownPerson = (): InputError =>
  new InputError(
    'person-unknown',
    'Nobody has or had this email at any school here, or they were erased. Look at the roster.',
  )

const rowsOf = ({ tables }: PersonalData): number =>
  Object.values(tables).reduce((sum, rows) => sum + rows.length, 0)

const counted = (data: PersonalData): string =>
  `${data.school.name} (${data.school.urn}): ${rowsOf(data)} rows would be written.`

async function write(found: readonly PersonalData[], out: string): Promise<string[]> {
  const said: string[] = []
  for (const data of found) {
    const folder = join(out, data.school.urn)
    await writePrivate(folder, 'index.html', personalDataPage(data))
    await writePrivate(folder, 'data.json', `${JSON.stringify(data, null, 2)}\n`)
    said.push(`${data.school.name} (${data.school.urn}): ${rowsOf(data)} rows in ${folder}`)
  }
  return said
}

/** Readable by whoever runs the command, and nobody else; an earlier copy is not written over. */
export async function writePrivate(folder: string, name: string, text: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeFile(join(folder, name), text, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    throw new InputError(
      'out-not-written',
      `${join(folder, name)} could not be written: name a new folder that you may write to.`,
      { cause },
    )
  }
}
