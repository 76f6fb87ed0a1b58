import files, { readdir } from 'node:fs/promises'
import { DrizzleQueryError } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { StoreError } from '../../src/errors.ts'
import { createLog } from '../../src/log.ts'
import { startService } from '../../src/service.ts'
import { openStore } from '../../src/store/database.ts'
import { saidAsStoreError } from '../../src/store/faults.ts'
import { migrating } from '../../src/store/migrate.ts'
import { listSchools } from '../../src/store/schools.ts'
import { newFolder } from '../support/embedded-copies.ts'
import { newDatabase } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** From here on the disk under every folder has so many bytes left. */
function thereIsRoomFor(bytes: number): void {
  vi.spyOn(files, 'statfs').mockImplementation((async () => ({
    bavail: Math.floor(bytes / 4096),
    bsize: 4096,
  })) as never)
}

const MEGABYTE = 1024 * 1024
/** What a disk without room looks like to Node, to PGlite before its database runs, and after. */
const NODE = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
const QUOTA = Object.assign(new Error('EDQUOT'), { code: 'EDQUOT' })
const WASM = Object.assign(new Error('FS error'), { name: 'ErrnoError', errno: 51 })
const POSTGRES = Object.assign(new Error('could not extend file'), {
  code: '53100',
  severity: 'ERROR',
})

const refusalOf = async (dataDir: string) =>
  await openStore({ dataDir }).then(
    () => undefined,
    (error) => error,
  )

/** A refusal that says what it is, and does not send anybody to remove what they have. */
function expectFull(error: unknown): void {
  expect(error).toBeInstanceOf(StoreError)
  expect(error).toMatchObject({ code: 'store-full' })
  const { message } = error as StoreError
  expect(message).toContain('is full')
  expect(message).not.toMatch(/remove|delete|begin anew|report/i)
}

describe('a disk that is full when the service starts', () => {
  it('is said to be that, and nothing is left behind that could never be opened', async () => {
    const dataDir = await newFolder()
    thereIsRoomFor(10 * MEGABYTE)
    expectFull(await refusalOf(dataDir))
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is said to be that where not even the lock can be written', async () => {
    const dataDir = await newFolder()
    vi.spyOn(files, 'writeFile').mockRejectedValue(NODE)
    expectFull(await refusalOf(dataDir))
    expect(await readdir(dataDir)).toEqual([])
  })

  it('is no reason to lose what was kept: once there is room, all of it is there', async () => {
    const { dataDir } = await newDatabase('embedded')
    const before = await openStore({ dataDir })
    const { id } = await keepSchool(before)
    await before.close()
    thereIsRoomFor(10 * MEGABYTE)
    expectFull(await refusalOf(dataDir))
    vi.restoreAllMocks()
    const store = await openStore({ dataDir })
    expect(await store.shared(listSchools)).toMatchObject([{ id }])
    await store.close()
  })

  it('is told apart from a folder that belongs to somebody else', async () => {
    const dataDir = await newFolder()
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    vi.spyOn(files, 'writeFile').mockRejectedValue(denied)
    const error = await refusalOf(dataDir)
    expect(error).toMatchObject({ name: 'StoreError', code: 'store-folder' })
    expect(error.message).toMatch(/cannot be written to \(EACCES\).*account/)
  })

  it('is said to be that where the tables are being made', async () => {
    for (const cause of [POSTGRES, WASM, new DrizzleQueryError('create table', [], POSTGRES)]) {
      expectFull(await migrating(() => Promise.reject(cause)).catch((error) => error))
    }
  })
})

describe('a disk that is full while the service runs', () => {
  it.each([
    ['as PostgreSQL says it', new DrizzleQueryError('insert', ['canary'], POSTGRES)],
    ['as the operating system says it', new DrizzleQueryError('insert', ['canary'], NODE)],
    ['as a quota says it', new DrizzleQueryError('insert', ['canary'], QUOTA)],
  ])('is said to be that, %s', (_, error) => {
    let said: unknown
    try {
      saidAsStoreError(error)
    } catch (refused) {
      said = refused
    }
    expectFull(said)
    expect(JSON.stringify(said)).not.toContain('canary')
  })

  it('takes the service out of the rotation until there is room, and kills nothing', async () => {
    const { dataDir } = await newDatabase('embedded')
    const env = { PORT: '0', KEEPSTEP_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }
    const config = readConfig(env)
    const service = await startService(config, createLog(config))
    const ready = async () => {
      const answer = await fetch(`${service.url}/readyz`)
      return [answer.status, ((await answer.json()) as { code?: string }).code]
    }
    try {
      expect(await ready()).toEqual([200, undefined])
      thereIsRoomFor(10 * MEGABYTE)
      await vi.waitFor(async () => expect(await ready()).toEqual([503, 'store-full']), 10_000)
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
      vi.restoreAllMocks()
      await vi.waitFor(async () => expect(await ready()).toEqual([200, undefined]), 10_000)
    } finally {
      await service.stop()
    }
  })
})

describe('an embedded database that cannot be opened', () => {
  it.each([
    ['a file', newFolder, 'database'],
    [
      'a folder with damage in it',
      async () => (await newDatabase('embedded')).dataDir,
      'database/global/pg_control',
    ],
  ])('is never said to be something to remove: %s', async (_, place, damaged) => {
    const dataDir = await place()
    await files.writeFile(`${dataDir}/${damaged}`, 'not a database')
    const error = await refusalOf(dataDir)
    expect(error).toMatchObject({ code: 'store-unreadable' })
    expect(error.message).toContain('Put back a backup')
    expect(error.message).not.toMatch(/remove|delete/i)
    expect(await files.readFile(`${dataDir}/${damaged}`, 'utf8')).toBe('not a database')
    expect((await readdir(dataDir)).toSorted()).toEqual(['database'])
  })
})
