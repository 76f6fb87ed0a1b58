import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { startService } from '../../src/service.ts'
import { openStore } from '../../src/store/database.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import { listSchools } from '../../src/store/schools.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase, openAgain } from '../support/open-test-store.ts'
import { keepSchool } from '../support/stored-school.ts'

type Env = Readonly<Record<string, string | undefined>>

/** The sentence with which the service does not start. */
async function refusalOf(env: Env): Promise<string> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', KEEPSTEP_DATA_DIR: 'memory', ...env })
  const started = await startService(config, createLog(config)).catch((error) => error)
  if (!(started instanceof Error)) await started.stop()
  expect(started).toMatchObject({ name: 'ConfigError', code: 'sandbox-refused' })
  return started.message
}

/** A school's real database, and a look at whether anything in it was changed. */
async function aRealDatabase() {
  const settings = await newDatabase('postgres')
  const store = await openAgain(settings)
  const school = await keepSchool(store)
  await school.in((tx) => rememberTenant(tx, 'teams', 'their-tenant'))
  return { DATABASE_URL: settings.databaseUrl, store }
}

describe('a service whose credentials were left blank', () => {
  it('does not become a sandbox on a school’s database: it says what is blank', async () => {
    const { DATABASE_URL } = await aRealDatabase()
    const said = await refusalOf({
      DATABASE_URL,
      MICROSOFT_APP_ID: '',
      MICROSOFT_APP_PASSWORD: ' ',
    })
    expect(said).toContain('MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD left blank')
    expect(said).toContain('DATABASE_URL names a database')
  })

  it('does not with none named either', async () => {
    const { DATABASE_URL } = await aRealDatabase()
    expect(await refusalOf({ DATABASE_URL })).toContain('DATABASE_URL names a database')
  })

  it('does not on the folder of a school that is on Teams, and leaves it as it was', async () => {
    const { dataDir } = await newDatabase('embedded')
    const store = await openStore({ dataDir })
    const school = await keepSchool(store)
    await school.in((tx) => rememberTenant(tx, 'teams', 'their-tenant'))
    await store.close()
    expect(await refusalOf({ KEEPSTEP_DATA_DIR: dataDir })).toContain('is on Teams')
    const after = await openStore({ dataDir })
    expect(await after.shared(listSchools)).toHaveLength(1)
    await after.close()
  })
})

describe('the sandbox, on which one person can be everybody', () => {
  it.each<[string, Env]>([
    ['KEEPSTEP_PUBLIC_URL', { KEEPSTEP_PUBLIC_URL: 'https://keepstep.school.example' }],
    ['HOST is 0.0.0.0', { HOST: '0.0.0.0' }],
    ['HOST is 10.0.0.4', { HOST: '10.0.0.4' }],
    ['KEEPSTEP_TRUSTED_PROXIES', { KEEPSTEP_TRUSTED_PROXIES: '10.0.0.0/8' }],
  ])('does not start where others could reach it: %s', async (sentence, env) => {
    expect(await refusalOf(env)).toContain(sentence)
    expect(await refusalOf({ ...env, KEEPSTEP_SANDBOX: '1' })).toContain(sentence)
  })

  it('names all that stands against it at once', async () => {
    const said = await refusalOf({
      HOST: '0.0.0.0',
      KEEPSTEP_PUBLIC_URL: 'https://keepstep.school.example',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    })
    expect(said).toMatch(/DATABASE_URL.*KEEPSTEP_PUBLIC_URL.*HOST/)
  })

  it('starts on a database that somebody says holds nobody real', async () => {
    const { databaseUrl = '' } = await newDatabase('postgres')
    const { core } = await openDesk({ DATABASE_URL: databaseUrl, KEEPSTEP_SANDBOX: '1' })
    expect(await core.store.shared(listSchools)).toMatchObject([{ name: 'Larkfield Academy' }])
    await core.stop()
  })
})

describe('Teams without credentials, on which anybody can be everybody', () => {
  const DEV = { TEAMS_DEV_UNAUTHENTICATED: '1' }

  it('does not start on a school’s database, or where others could reach it', async () => {
    const { DATABASE_URL } = await aRealDatabase()
    expect(await refusalOf({ ...DEV, DATABASE_URL })).toMatch(
      /^TEAMS_DEV_UNAUTHENTICATED=1.*DATABASE_URL/,
    )
    const publicUrl = { KEEPSTEP_PUBLIC_URL: 'https://keepstep.school.example' }
    expect(await refusalOf({ ...DEV, ...publicUrl })).toContain('KEEPSTEP_PUBLIC_URL is set')
  })

  it('does not start on the folder of a school that is on Teams', async () => {
    const { dataDir } = await newDatabase('embedded')
    const store = await openStore({ dataDir })
    const school = await keepSchool(store)
    await school.in((tx) => rememberTenant(tx, 'teams', 'their-tenant'))
    await store.close()
    expect(await refusalOf({ ...DEV, KEEPSTEP_DATA_DIR: dataDir })).toContain('is on Teams')
  })
})
