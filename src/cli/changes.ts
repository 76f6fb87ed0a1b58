import type { Command } from 'commander'
import { given } from '../domain/given.ts'
import type { SchoolChange } from '../domain/oversight/school-change.ts'
import type { School } from '../domain/people.ts'
import { InputError } from '../errors.ts'
import { listPeople } from '../store/people.ts'
import { listChanges } from '../store/school-changes.ts'
import { listSchools } from '../store/schools.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { CliSession, OpenSession } from './cli-session.ts'

interface Flags {
  readonly school?: string
  readonly json?: boolean
}

/** A change as the command shows it: what, when and by whom; whom it is about only by their email. */
interface Shown {
  readonly school: string
  readonly id: string
  readonly kind: SchoolChange['kind']
  readonly source: SchoolChange['source']
  readonly by?: string
  readonly about: readonly string[]
  readonly at: string
  readonly takenBackAt?: string
  readonly takenBackBy?: string
  readonly note?: string
}

/** The newest of each school. */
const SHOWN = 100

/** `changes`: what was changed at each school by chat, settings, files and commands, the newest first. */
export function registerChanges(program: Command, open: OpenSession): void {
  program
    .command('changes')
    .description('what was changed at each school: when, by whom, and what was taken back')
    .option('--school <urn>', 'of one school only')
    .option('--json', 'print as JSON')
    .action(async ({ school, json = false }: Flags) => {
      const session = await open()
      try {
        const shown = await showAll(session, school)
        program.configureOutput().writeOut?.(say(shown, json))
      } finally {
        await session.close()
      }
    })
}

async function showAll({ deps }: CliSession, urn: string | undefined): Promise<Shown[]> {
  const schools = (await deps.store.shared(listSchools)).filter(
    (one) => urn === undefined || one.urn === urn,
  )
  if (urn !== undefined && schools.length === 0) {
    throw new InputError('school-unknown', `No school has the URN ${urn}: import its roster.`)
  }
  const shown: Shown[] = []
  for (const school of schools) {
    shown.push(...(await deps.store.withSchool(school.id, (tx) => showSchool(tx, school))))
  }
  return shown
}

async function showSchool(tx: SchoolTx, { name }: School): Promise<Shown[]> {
  const emails = new Map((await listPeople(tx)).map(({ id, email }) => [id, email]))
  const emailOf = (id: string): string => emails.get(id) ?? 'somebody who has left'
  const changes = await listChanges(tx, SHOWN)
  return changes.map(({ id, kind, source, byId, about, doneAt, undoneAt, undoneBy, note }) => ({
    school: name,
    id,
    kind,
    source,
    ...(byId === undefined ? {} : { by: emailOf(byId) }),
    about: about.map(emailOf),
    at: doneAt?.toISOString() ?? '',
    ...given({
      takenBackAt: undoneAt?.toISOString(),
      takenBackBy: undoneBy === undefined ? undefined : emailOf(undoneBy),
      note,
    }),
  }))
}

function say(shown: readonly Shown[], json: boolean): string {
  if (json) return `${JSON.stringify(shown, null, 2)}\n`
  if (shown.length === 0) return 'Nothing has been changed yet.\n'
  return shown.map((one) => `${sayOne(one)}\n`).join('')
}

function sayOne({ school, kind, source, by, about, at, takenBackAt, takenBackBy, note }: Shown) {
  const whom = about.length === 0 ? '' : ` of ${about.join(', ')}`
  const back = takenBackAt === undefined ? '' : `; taken back ${takenBackAt} by ${takenBackBy}`
  const figures = note === undefined ? '' : `; ${note}`
  return `${at}  ${kind}${whom} (${school}), ${by ?? `by a ${source}`}${back}${figures}`
}
