import { Command } from 'commander'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerDoctor } from '../../src/cli/doctor.ts'
import type { Store } from '../../src/store/database.ts'
import { loseDelivery } from '../support/lose-delivery.ts'
import { type NewDatabase, newDatabase, openAgain } from '../support/open-test-store.ts'
import { aDelivery, type StoredSchool } from '../support/stored-school.ts'
import { keepTermSchool, queue } from '../support/way-out.ts'

let database: NewDatabase
let store: Store
let school: StoredSchool
beforeEach(async () => {
  database = await newDatabase('postgres')
  store = await openAgain(database)
  school = await keepTermSchool(store, new Date())
})

/** Runs the command as an operator does; answers what it prints and whether it found something. */
async function run(env: Record<string, string> = {}): Promise<{ said: string; code: unknown }> {
  let said = ''
  const program = new Command().exitOverride().configureOutput({
    writeOut: (text) => {
      said += text
    },
  })
  registerDoctor(program, { DATABASE_URL: database.databaseUrl, ...env })
  const code = await program
    .parseAsync(['node', 'keepstep', 'doctor'])
    .then(() => undefined)
    .catch((error: { code: unknown }) => error.code)
  return { said, code }
}

/** A message decided now, which then may not have arrived. */
async function aLostMessage(its: Parameters<typeof loseDelivery>[2] = {}): Promise<void> {
  const now = new Date()
  const lost = aDelivery(school, {
    kind: 'action-step',
    period: crypto.randomUUID(),
    decidedAt: now,
  })
  await queue(school, [lost])
  await school.in((tx) => loseDelivery(tx, lost.id, { settledAt: now, ...its }))
}

describe('doctor', () => {
  it('counts the messages of each school that are in doubt, and says where they are listed', async () => {
    expect((await run()).said).toContain('Hill School: no message is in doubt.')
    await aLostMessage()
    const one = await run()
    expect(one.code).toBe('doctor-found')
    expect(one.said).toMatch(
      /problem {2}Hill School: 1 message did not arrive, or may not have: see keepstep deliveries --school \d+/,
    )
    await aLostMessage({ state: 'failed', reason: 'unreachable' })
    expect((await run()).said).toContain('Hill School: 2 messages did not arrive')
  })

  it('leaves out what is still looked for, and what was sent again', async () => {
    await aLostMessage({ state: 'unknown', reason: 'timeout' })
    await aLostMessage({ state: 'pending', reason: 'asked to send again' })
    expect((await run()).said).toContain('Hill School: no message is in doubt.')
  })

  it('says what the app registration needs for pages in Teams', async () => {
    const teams = {
      MICROSOFT_APP_ID: '6d1a7c1e-6b0b-4f0e-9f6e-0b5a9f1f2a10',
      MICROSOFT_APP_PASSWORD: 'secret',
      MICROSOFT_APP_TENANT_ID: '4c1f6f0a-0d2b-4b7e-8f5d-2a9f6f0b7c31',
    }
    expect((await run(teams)).said).toContain('Pages in Teams are off')
    const { said } = await run({ ...teams, KEEPSTEP_PUBLIC_URL: 'https://keepstep.example' })
    expect(said).toContain('api://keepstep.example/botid-6d1a7c1e-6b0b-4f0e-9f6e-0b5a9f1f2a10')
    expect(said).toContain('access_as_user')
    expect(said).toContain('5e3ce6c0-2b1f-4285-8d4b-75ee78787346')
  })
})
