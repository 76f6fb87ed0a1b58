import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './start-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server on which tests make databases of their own. */
    databaseUrl: string
    /** What the names of this run's databases begin with. */
    databasePrefix: string
  }
}

/** One server for the whole test run, unless TEST_DATABASE_URL names another, with room for 300 connections. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `keepstep_${randomBytes(4).toString('hex')}_`
  project.provide('databasePrefix', prefix)
  const { TEST_DATABASE_URL: given } = process.env
  if (given !== undefined && given !== '') {
    project.provide('databaseUrl', given)
    return () => dropDatabases(given, prefix)
  }
  const server = await startPostgres()
  project.provide('databaseUrl', server.url)
  return server.stop
}

/** A server that goes on without us keeps nothing of this run: neither its templates nor the rest. */
async function dropDatabases(databaseUrl: string, prefix: string): Promise<void> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  try {
    const { rows } = await admin.query<{ name: string }>(
      'select datname as name from pg_database where starts_with(datname, $1)',
      [prefix],
    )
    for (const { name } of rows) {
      await admin.query(`drop database if exists ${admin.escapeIdentifier(name)} with (force)`)
    }
  } finally {
    await admin.end()
  }
}
