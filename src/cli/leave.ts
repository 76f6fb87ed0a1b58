import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { letSchoolLeave } from '../usecases/people/let-school-leave.ts'
import type { OpenSession } from './cli-session.ts'
import { writePrivate } from './export-person.ts'

interface Flags {
  readonly out: string
  readonly yes?: boolean
}

/** `leave URN`: a copy of everything of a school, and with `--yes` nothing is left of it here. */
export function registerLeave(program: Command, open: OpenSession): void {
  program
    .command('leave')
    .argument('<urn>', 'the six digits of a school that is in the database')
    .description('a school leaves: a copy of everything is written, then everything is erased')
    .requiredOption('--out <folder>', 'where to put the copy: readable by you alone')
    .option('--yes', 'erase everything once the copy is written: this cannot be undone')
    .action(async (urn: string, { out, yes = false }: Flags) => {
      const session = await open()
      try {
        const copy = await letSchoolLeave(session.deps, {
          urn,
          erases: yes,
          keep: (made) => writePrivate(out, `${urn}.json`, `${JSON.stringify(made, null, 2)}\n`),
        })
        if (copy === undefined) {
          throw new InputError('school-unknown', `No school has the URN ${urn}.`)
        }
        const ending = yes
          ? 'Everything of this school was erased here. Messages that are in Teams or Slack stay there.'
          : 'Nothing was erased. Run it again with --yes and a new folder to erase everything.'
        program
          .configureOutput()
          .writeOut?.(`The copy of ${copy.school.name} is in ${out}/${urn}.json. ${ending}\n`)
      } finally {
        await session.close()
      }
    })
}
