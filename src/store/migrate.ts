import { fileURLToPath } from 'node:url'
import { StoreError } from '../errors.ts'
import { faultOf } from './faults.ts'
import { isNoRoom, noRoom } from './room.ts'

/** Where the named migrations are: drizzle-kit writes them, nobody edits them afterwards. */
export const migrations = {
  migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
}

/** Runs migrations; what goes wrong is told as a `StoreError` that says what to do. */
export async function migrating<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const cause = faultOf(error) ?? error
    if (isNoRoom(cause)) throw noRoom('the database', cause)
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : ''
    const message = `The tables could not be brought up to date${code}. Nothing was changed. Check that this version is the newest that ever ran here, and that the login may create tables and roles.`
    throw new StoreError('store-migration', message, { cause })
  }
}
