import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { PERSONAL_DATA } from '../store/personal-data.ts'
import { type ErasedAtSchool, erasePerson } from '../usecases/people/erase-person.ts'
import type { OpenSession } from './cli-session.ts'
import { unknownPerson } from './export-person.ts'

interface Flags {
  readonly email: string
  readonly dryRun?: boolean
  readonly yes?: boolean
}

/** `erase-person`: shows what would go, and with `--yes` erases it. It cannot be undone. */
export function registerErasePerson(program: Command, open: OpenSession): void {
  program
    .command('erase-person')
    .description('erase somebody at every school here: name, email, accounts, words and messages')
    .requiredOption('--email <email>', 'the email of the roster')
    .option('--dry-run', 'say what would be erased, and erase nothing')
    .option('--yes', 'erase it: this cannot be undone')
    .action(async ({ email, dryRun = false, yes = false }: Flags) => {
      const session = await open()
      try {
        const erases = yes && !dryRun
        const wish = { email, dryRun: !erases }
        const found = await erasePerson(session.deps, wish, session.now())
        if (found.length === 0) throw unknownPerson()
        program.configureOutput().writeOut?.(`${found.map((one) => say(one, erases)).join('\n')}\n`)
        if (erases) program.configureOutput().writeOut?.(WHAT_STAYS)
        else if (!dryRun) {
          throw new InputError(
            'confirm-erasure',
            'Nothing was erased. To erase what is listed, run it again with --yes: it cannot be undone. A copy first: export-person.',
          )
        }
      } finally {
        await session.close()
      }
    })
}

function say({ school, rows }: ErasedAtSchool, erased: boolean): string {
  const lines = Object.entries(rows).map(
    ([table, count]) => `  ${PERSONAL_DATA[table]?.heading ?? table}: ${count}`,
  )
  const title = erased ? 'was erased' : 'would be erased'
  return [`At ${school.name} (${school.urn}) this ${title}, in rows:`, ...lines].join('\n')
}

/** What a person has to know who tells somebody that they were erased. */
const WHAT_STAYS = `What stays has no name: what happened on which day, so that the school's counts stay right. It points to those they worked with, so it is still personal data: 02-record-of-processing.md of the trust pack has each table.
An import does not bring them back unless it is told to. Messages that are in Teams or Slack already stay there, and a first name alone in somebody else's notes was not looked for.
`
