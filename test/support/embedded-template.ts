import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { folderInMemory } from './folder-in-memory.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of an embedded database that is migrated, empty and closed. */
    embeddedTemplate: string
    /** Where this run's copies of it lie. */
    embeddedCopies: string
  }
}

/** One embedded database for the whole test run, before any worker asks for it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('embeddedTemplate', resolve(await embeddedTemplate()))
  const copies = await mkdtemp(join(folderInMemory(), 'keepstep-embedded-'))
  project.provide('embeddedCopies', copies)
  // A run that ends without its teardown must not leave them in memory.
  const remove = () => rmSync(copies, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', remove)
  return async () => {
    process.removeListener('exit', remove)
    remove()
  }
}

/** Making one takes seconds: it is kept for as long as the migrations stay as they are. */
async function embeddedTemplate(): Promise<string> {
  const kept = join('node_modules', '.cache', 'keepstep')
  const folder = join(kept, `embedded-${migrationsKey()}`)
  if (existsSync(folder)) return folder
  const { openEmbedded } = await import('../../src/store/embedded.ts')
  const growing = join(kept, randomUUID())
  await (await openEmbedded({ dataDir: growing })).close()
  await rename(growing, folder).catch(async (error: unknown) => {
    // Another run made it meanwhile.
    await rm(growing, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
  return folder
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
