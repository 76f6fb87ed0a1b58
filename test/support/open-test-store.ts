import { describe } from 'vitest'
import { openStore, type Store } from '../../src/store/database.ts'
import type { StoreSettings } from '../../src/store/engine.ts'
import { newEmbedded } from './embedded-copies.ts'
import { lendEmpty, type TestEngine } from './lent-databases.ts'
import { newPostgresDatabase } from './test-databases.ts'
import { whenOver } from './when-over.ts'

/**
 * An empty store, closed by itself when the test ends, or its file where no test is under way. It is on PostgreSQL, whose databases
 * are copied in a moment; the embedded engine takes seconds to open and is for what must hold on
 * both (`onBothEngines`).
 */
export async function openTestStore(engine: TestEngine = 'postgres'): Promise<Store> {
  return (await lendEmpty(engine)).open()
}

/** Another store on the same database, as a second process has it (PostgreSQL only). */
export async function openAgain(settings: StoreSettings): Promise<Store> {
  const store = await openStore(settings)
  whenOver(() => store.close())
  return store
}

/** Where a new, empty database is. */
export interface NewDatabase {
  readonly dataDir: string
  readonly databaseUrl?: string
}

export async function newDatabase(engine: TestEngine): Promise<NewDatabase> {
  return engine === 'embedded'
    ? { dataDir: await newEmbedded() }
    : { dataDir: 'memory', databaseUrl: await newPostgresDatabase('template') }
}

/** Says the same of both engines; `open` answers an empty store. */
export function onBothEngines(
  title: string,
  tests: (open: () => Promise<Store>, engine: TestEngine) => void,
): void {
  describe.each(['embedded', 'postgres'] as const)(`${title} (%s)`, (engine) => {
    tests(() => openTestStore(engine), engine)
  })
}
