import { Command, CommanderError } from 'commander'
import { readConfig } from '../config.ts'
import { InputError, KeepstepError } from '../errors.ts'
import { registerBackup } from './backup.ts'
import { registerCards } from './cards.ts'
import { registerChanges } from './changes.ts'
import { registerDeliveries } from './deliveries.ts'
import { registerDoctor } from './doctor.ts'
import { registerErasePerson } from './erase-person.ts'
import { registerExpectations } from './expectations.ts'
import { registerExportPerson } from './export-person.ts'
import { registerHold } from './hold.ts'
import { registerImportCalendar } from './import-calendar.ts'
import { registerImportEvents } from './import-events.ts'
import { registerImportRoster } from './import-roster.ts'
import { registerLeave } from './leave.ts'
import { registerLinkTenant } from './link-tenant.ts'
import { registerMigrate } from './migrate.ts'
import { openSession } from './open-session.ts'
import { registerPreview } from './preview.ts'
import { registerReplay } from './replay.ts'
import { registerTrustPack } from './trust-pack.ts'

const USAGE = 2
const REFUSED = 1

/** The commands; each one file. */
export function createProgram(env: Readonly<Record<string, string | undefined>>): Command {
  const program = new Command('keepstep')
    .description('Commands for a Keepstep service. Settings come from the environment.')
    .showHelpAfterError()
    .exitOverride()
  const open = () => openSession(readConfig(env))
  registerMigrate(program, open, env)
  registerImportRoster(program, open)
  registerImportCalendar(program, open)
  registerImportEvents(program, open)
  registerLinkTenant(program, open)
  registerExpectations(program, open)
  registerPreview(program, open)
  registerDeliveries(program, open)
  registerChanges(program, open)
  registerHold(program, open)
  registerExportPerson(program, open)
  registerErasePerson(program, open)
  registerLeave(program, open)
  registerTrustPack(program, env)
  registerReplay(program)
  registerCards(program)
  registerBackup(program, env)
  registerDoctor(program, env)
  for (const command of program.commands) command.exitOverride()
  return program
}

/** Runs one command: 0 done, 1 refused, 2 wrongly called. Errors go to standard error with a code. */
async function main(): Promise<void> {
  try {
    await createProgram(process.env).parseAsync(process.argv)
  } catch (error) {
    process.exitCode = exitCodeOf(error)
    if (error instanceof CommanderError) return
    process.stderr.write(
      error instanceof KeepstepError ? sayError(error) : `${(error as Error).stack}\n`,
    )
  }
}

const sayError = ({ code, message }: KeepstepError): string => `${code}: ${message}\n`

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
  if (error instanceof InputError && error.code.startsWith('usage')) return USAGE
  return REFUSED
}

await main()
