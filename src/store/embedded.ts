import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { StoreError } from '../errors.ts'
import type { Engine, StoreSettings } from './database.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { migrating, migrations } from './migrate.ts'
import type { Db } from './tx.ts'

/**
 * Opens PostgreSQL in this process (PGlite) on a directory, or in memory. It has one connection,
 * so transactions run one after another, and it does not guard its directory: the lock does.
 */
export async function openEmbedded({ dataDir }: StoreSettings): Promise<Engine> {
  if (dataDir === 'memory') return await openIn('memory://')
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((cause) => {
    const message = `The folder ${dataDir} cannot be made. Set KEEPSTEP_DATA_DIR to one that can be written to.`
    throw new StoreError('store-folder', message, { cause })
  })
  const lock = await lockDirectory(dataDir)
  try {
    return await openIn(join(dataDir, 'database'), lock)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openIn(place: string, lock?: DirectoryLock): Promise<Engine> {
  const client = await PGlite.create(place).catch((cause) => {
    const message = `The embedded database in ${place} cannot be opened. Put back a backup of the folder, or remove it to begin anew.`
    throw new StoreError('store-unreadable', message, { cause })
  })
  const db = drizzle(client, { casing: 'snake_case' })
  const close = async () => {
    await client.close()
    await lock?.release()
  }
  try {
    await migrating(() => migrate(db, migrations))
  } catch (error) {
    await client.close()
    throw error
  }
  return { name: 'embedded', db: db as unknown as Db, close }
}
