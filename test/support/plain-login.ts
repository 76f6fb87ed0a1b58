import pg from 'pg'
import { openStore } from '../../src/store/database.ts'

/**
 * Migrates the database at `databaseUrl` and makes a login on its server that owns nothing, as README
 * says it. Answers the database's URL for that login.
 */
export async function plainLogin(databaseUrl: string, name: string): Promise<string> {
  await (await openStore({ dataDir: 'memory', databaseUrl })).close()
  const password = 'serves-and-no-more'
  const server = new pg.Client({ connectionString: databaseUrl })
  await server.connect()
  try {
    await server.query(`create role ${name} login password '${password}'`)
    await server.query(`grant keepstep_school, keepstep_dispatcher, keepstep_shared to ${name}`)
  } finally {
    await server.end()
  }
  return Object.assign(new URL(databaseUrl), { username: name, password }).href
}
