import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate as migrateEmbedded } from 'drizzle-orm/pglite/migrator'
import { migrations } from '../../src/store/migrate.ts'

/** A migrated embedded database as a tar, kept between runs: it saves two seconds at each opening. */
export async function preparedDatabase(): Promise<Blob> {
  const folder = join('node_modules', '.cache', 'keepstep')
  const path = join(folder, `embedded-${migrationsKey()}.tar`)
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const growing = `${path}.${randomUUID()}`
    writeFileSync(growing, Buffer.from(await (await prepareEmbedded()).arrayBuffer()))
    renameSync(growing, path)
  }
  return new Blob([readFileSync(path)])
}

/** A new, migrated database as a tar. */
async function prepareEmbedded(): Promise<Blob> {
  const client = await PGlite.create('memory://')
  await migrateEmbedded(drizzle(client), migrations)
  const prepared = await client.dumpDataDir('none')
  await client.close()
  return prepared
}

function migrationsKey(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync('migrations').sort()) {
    if (file.endsWith('.sql')) hash.update(readFileSync(join('migrations', file)))
  }
  hash.update(readFileSync(join('migrations', 'meta', '_journal.json')))
  const pglite = join('node_modules', '@electric-sql', 'pglite', 'package.json')
  return hash.update(readFileSync(pglite)).digest('hex').slice(0, 12)
}
