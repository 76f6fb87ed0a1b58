import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Command } from 'commander'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerDoctor } from '../../src/cli/doctor.ts'
import { outsideFindings, sayCertificate } from '../../src/cli/doctor-outside.ts'
import { readConfig } from '../../src/config.ts'
import { personalAddress } from '../../src/platforms/sandbox/addresses.ts'
import { markUnreachable } from '../../src/store/addresses.ts'
import { closeRequest, openRequest } from '../../src/store/data-requests.ts'
import type { Store } from '../../src/store/database.ts'
import { addHold } from '../../src/store/holds.ts'
import { loseDelivery } from '../support/lose-delivery.ts'
import { type NewDatabase, newDatabase, openAgain } from '../support/open-test-store.ts'
import { aDelivery, type StoredSchool } from '../support/stored-school.ts'
import { keepTermSchool, queue } from '../support/way-out.ts'
import { whenFileEnds } from '../support/when-file-ends.ts'

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

/** A server on this machine that answers as told. */
async function standIn(
  answers: (path: string) => object,
  { status = 200, date }: { status?: number; date?: string } = {},
): Promise<string> {
  const server = createServer((request, response) => {
    if (date !== undefined) response.setHeader('date', date)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answers(request.url ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenFileEnds(() => new Promise((resolve) => server.close(resolve)))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
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

  it('looks at the platforms, the clocks, the secrets, who is met, what is held and what waits', async () => {
    const slack = await standIn((path) =>
      path === '/auth.test' ? { ok: false, error: 'token_revoked' } : { ok: true },
    )
    const env = {
      SLACK_SIGNING_SECRET: 'a-signing-secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_API_URL: slack,
    }
    const { said } = await run(env)
    expect(said).toContain('ok       Slack can be reached (127.0.0.1:')
    expect(said).toContain('problem  Slack does not take the bot token (token_revoked): reinstall')
    expect(said).toContain('ok       The clock here and the database’s agree.')
    expect(said).toContain('ok       SLACK_BOT_TOKEN has been in use for 0 days.')
    expect(said).toContain('Hill School: all 3 people can be reached.')
    expect(said).toContain('ok       Messages that wait for their time: 0')
    const longAgo = new Date(Date.now() - 3_600_000)
    await queue(school, [aDelivery(school, { kind: 'welcome', notBefore: longAgo })])
    await school.in((tx) => markUnreachable(tx, personalAddress(school.ect.email), 'blocked'))
    await store.shared((tx) => tx.db.execute("update secrets_in_use set since = '2020-01-01'"))
    const hold = { place: { kind: 'all' }, why: 'a test', heldAt: new Date() } as const
    await store.withDispatcher((tx) => addHold(tx, hold))
    const later = await run(env)
    expect(later.code).toBe('doctor-found')
    expect(later.said).toMatch(
      /problem {2}Messages wait \(1\), the first since .*Does a service run/,
    )
    expect(later.said).toContain('1 of 3 cannot be written to')
    expect(later.said).toMatch(/problem {2}SLACK_SIGNING_SECRET has been in use for \d{4} days/)
    expect(later.said).toMatch(/problem {2}Everything is held since .*: a test\./)
    expect((await run({ ...env, SLACK_BOT_TOKEN: 'xoxb-2' })).said).toContain(
      'SLACK_BOT_TOKEN has been in use for 0 days.',
    )
  })

  it('counts who asked to be erased and has no answer, and says by when the school answers, of nobody who', async () => {
    expect((await run()).said).not.toContain('to be erased')
    const id = randomUUID()
    const now = new Date()
    await school.in((tx) => openRequest(tx, { id, personId: school.ect.id, askedAt: now }))
    const fresh = (await run()).said
    expect(fresh).toMatch(/ok {7}Hill School: requests to be erased that nobody has decided: 1\./)
    const asked = `'${new Date(now.getTime() - 25 * 86_400_000).toISOString()}'`
    await school.in((tx) => tx.db.execute(`update data_requests set asked_at = ${asked}`))
    const late = await run()
    expect(late.code).toBe('doctor-found')
    expect(late.said).toMatch(
      /problem {2}Hill School: requests to be erased .* by 20\d\d-\d\d-\d\d\./,
    )
    expect(late.said).not.toContain(school.ect.name)
    await school.in((tx) => closeRequest(tx, { id, by: school.tutor.id, at: now }))
    expect((await run()).said).not.toContain('to be erased')
  })

  it('says what to do where a platform is away, its clock differs, or a secret has ended', async () => {
    const away = await run({
      SLACK_SIGNING_SECRET: 'a-secret',
      SLACK_BOT_TOKEN: 'x',
      SLACK_API_URL: 'http://127.0.0.1:9/',
    })
    expect(away.said).toMatch(/Slack cannot be reached \(127.0.0.1:9\): .*Look at DNS/)
    const teams = {
      appId: 'a',
      appPassword: 'b',
      tenantIds: ['t'],
      serviceUrls: [],
      devUnauthenticated: false,
    }
    const early = await standIn(() => ({ error_codes: [7000222] }), {
      status: 401,
      date: 'Mon, 07 Sep 2026 07:00:00 GMT',
    })
    const config = { ...readConfig({}), teams: { ...teams, openIdMetadataUrl: `${early}keys` } }
    const said = (await outsideFindings(config, { loginUrl: early.slice(0, -1) })).map(
      ({ text }) => text,
    )
    expect(said).toEqual([
      expect.stringMatching(/The clock here and that of Microsoft’s keys .* set the clock by NTP/),
      expect.stringContaining('has expired: make a new one in the Entra admin centre'),
    ])
  })

  it('says of a certificate for how long it is good, or what to do', () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000)
    const said = (days: number, why?: string) =>
      sayCertificate('keepstep.example', inDays(days), why)
    expect(said(60)).toEqual({
      kind: 'ok',
      text: 'The certificate of keepstep.example is good for 60 days.',
    })
    expect(said(10).text).toContain('ends in 10 days: renew it')
    expect(said(-1).text).toContain('has expired')
    expect(said(60, 'DEPTH_ZERO_SELF_SIGNED_CERT').text).toContain(
      'not one that Microsoft and Slack trust',
    )
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
