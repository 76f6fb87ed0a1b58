import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { connectSeconds, serverIn } from './database-url.ts'
import { faultOf } from './faults.ts'
import { migrating, migrations } from './migrate.ts'

const CLOSE_SECONDS = 5
/** One migration runner at a time, whichever instance it is: any number, the same for all. */
const MIGRATION_LOCK = 4_711_092_026
/** SQLSTATEs: no such table, no such schema. */
const NOT_THERE_YET = ['42P01', '3F000']

/** Migrates over a connection of its own: of several starters one works and the others wait. */
export async function migratePostgres(url: string, log: (message: string) => void): Promise<void> {
  const client = postgres(url, {
    ...serverIn(url),
    max: 1,
    connect_timeout: connectSeconds(url),
    onnotice: () => undefined,
    connection: { application_name: 'keepstep-migrations' },
  })
  try {
    const newest = readMigrationFiles(migrations).at(-1)
    if (await isUpToDate(client, newest)) return
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    if (await isUpToDate(client, newest)) return
    log('bringing the tables up to date')
    await migrating(() => migrate(drizzle(client), migrations))
  } finally {
    await client.end({ timeout: CLOSE_SECONDS })
  }
}

/** Asked first, because the service's own login need not be allowed to change tables. */
async function isUpToDate(
  client: postgres.Sql,
  newest: MigrationMeta | undefined,
): Promise<boolean> {
  try {
    const [row] = await client<{ newest: string | null }[]>`
      select max(created_at) as newest from drizzle.__drizzle_migrations`
    return Number(row?.newest ?? 0) >= (newest?.folderMillis ?? 0)
  } catch (error) {
    if (NOT_THERE_YET.includes(faultOf(error)?.code ?? '')) return false
    throw error
  }
}
