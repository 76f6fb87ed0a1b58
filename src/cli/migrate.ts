import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { checkMigratingLogin } from '../store/login.ts'
import type { OpenSession } from './cli-session.ts'

/** `migrate`: brings the database up to date; opening it does the work, under a lock. */
export function registerMigrate(
  program: Command,
  open: OpenSession,
  env: Readonly<Record<string, string | undefined>>,
): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => {
      const { databaseUrl } = readConfig(env)
      if (databaseUrl !== undefined) await checkMigratingLogin(databaseUrl)
      const session = await open()
      const { engine } = session.deps.store
      await session.close()
      program.configureOutput().writeOut?.(`The ${engine} database is up to date.\n`)
    })
}
