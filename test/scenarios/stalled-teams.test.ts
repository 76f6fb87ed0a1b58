/**
 * Teams gives up on a press after five seconds. What a person is told where the database was stuck
 * for longer than that, and the process ended before it came round.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { startService } from '../../src/service.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { listSchools } from '../../src/store/schools.ts'
import { APP_ID, anInvoke, TENANT } from '../support/build-activity.ts'
import { runDue } from '../support/run-due.ts'
import { startProgram, stuck } from '../support/service-program.ts'
import {
  startTeamsService,
  type TeamsChat,
  type TeamsService,
  until,
} from '../support/teams-service.ts'
import { whenOver } from '../support/when-over.ts'

let app: TeamsService
let amina: TeamsChat
let schoolId: string

beforeAll(async () => {
  app = await startTeamsService({ now: '2026-09-14T08:00' })
  amina = app.chatOf('a.yusuf@larkfield.example')
  await amina.installs()
  const [school] = await app.store.shared(listSchools)
  schoolId = school?.id ?? ''
})

const settings = (): Record<string, string> => ({
  DATABASE_URL: app.databaseUrl,
  MICROSOFT_APP_ID: APP_ID,
  MICROSOFT_APP_PASSWORD: 'not-a-real-password',
  MICROSOFT_APP_TENANT_ID: TENANT,
  TEAMS_OPENID_METADATA_URL: app.openId.metadataUrl,
  TEAMS_SERVICE_URLS: app.connector.serviceUrl,
})

const promises = () =>
  app.store.withSchool(schoolId, (tx) => listDeliveries(tx, { kinds: ['not-kept'] }))
const notSaved = () => amina.texts().filter((text) => text.includes('Something was not saved'))

/** Amina's press as Teams delivers it to the program at `url`; answers what the card says then. */
async function pressesAt(
  url: string,
  verb: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly said: string }> {
  const { person } = amina
  const activity = anInvoke(
    app.connector.serviceUrl,
    { verb, data: { v: 1, school: schoolId, ...inputs }, replyToId: amina.messages()[0]?.id ?? '' },
    {
      from: { id: person.id, name: person.email, aadObjectId: person.aadObjectId },
      conversation: {
        id: person.conversation,
        conversationType: 'personal',
        tenantId: TENANT,
      },
      channelData: { tenant: { id: TENANT } },
    },
  )
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await app.openId.token()}`,
    },
    body: JSON.stringify(activity),
  })
  return { status: response.status, said: await response.text() }
}

describe('a press on Teams that was acknowledged before it was done', () => {
  it('is told of after a restart, where the database was stuck and the process was killed', async () => {
    await app.service.stop()
    const program = await startProgram(settings())
    const letGo = await stuck(app.databaseUrl, 'manners')
    const { status, said } = await pressesAt(program.url, 'save-pause', { until: '2026-10-12' })
    expect(status).toBe(200)
    expect(said).toMatch(/still|moment|working/i)
    expect(await promises()).toMatchObject([{ state: 'pending' }])
    await program.kill()
    await letGo()
    const clock = createVirtualClock(new Date(Date.now() + 3 * 60_000))
    const config = readConfig({ PORT: '0', ...settings() })
    const again = await startService(config, createLog({ logLevel: 'silent' }), { clock })
    whenOver(() => again.stop())
    await until('the message', async () => {
      app.connector.forgetLimits()
      await runDue(again, clock, app.store)
      return notSaved().length > 0
    })
    await runDue(again, clock, app.store)
    expect(notSaved()).toEqual([expect.stringMatching(/stopped before it could save it/)])
    expect((await promises()).map(({ state }) => state)).toEqual(['sent'])
  })

  it('says that it is not saved yet where not even a promise can be kept', async () => {
    const program = await startProgram(settings())
    const letGo = await stuck(app.databaseUrl, 'manners', 'deliveries')
    const { said } = await pressesAt(program.url, 'save-pause', { until: '2026-10-19' })
    await program.kill()
    await letGo()
    expect(said).toMatch(/not saved/i)
  })
})
