/**
 * Slack gives up on a press after three seconds. What a person sees where the database is stuck for
 * longer than that, and where the process ends before it comes round.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { createVirtualClock } from '../../src/clock.ts'
import { createLog } from '../../src/log.ts'
import { startService } from '../../src/service.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { listSchools } from '../../src/store/schools.ts'
import { BOT_TOKEN, SIGNING_SECRET, signed, TEAM } from '../support/fake-slack.ts'
import { runDue } from '../support/run-due.ts'
import { startProgram, stuck as stuckIn } from '../support/service-program.ts'
import { type SlackChat, type SlackService, startSlackService } from '../support/slack-service.ts'
import { until } from '../support/teams-service.ts'
import { whenOver } from '../support/when-over.ts'

let app: SlackService
let amina: SlackChat

beforeAll(async () => {
  app = await startSlackService({
    now: '2026-09-14T08:00',
    team: TEAM,
    env: { SLACK_BOT_TOKEN: BOT_TOKEN },
  })
  amina = app.chatOf('a.yusuf@larkfield.example')
  await until('the welcome', async () => {
    await app.runDue()
    return amina.texts().length > 0
  })
})

const stuck = (...tables: readonly string[]) => stuckIn(app.config.databaseUrl, ...tables)

const promises = async () => {
  const [school] = await app.store.shared(listSchools)
  return await app.store.withSchool(school?.id ?? '', (tx) =>
    listDeliveries(tx, { kinds: ['not-kept'] }),
  )
}
const notSaved = () => amina.texts().filter((text) => text.includes('Something was not saved'))

/** What is typed into the chat, as Slack delivers it: `id` is the same each time. */
async function typesAt(url: string, text: string, id = `Ev${randomUUID()}`) {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    event_id: id,
    event: {
      ...{ type: 'message', channel_type: 'im', channel: app.slack.dmOf(amina.person) },
      ...{ user: amina.person.user, text },
    },
    authorizations: [{ team_id: TEAM, is_bot: true, is_enterprise_install: false }],
  })
  const headers = signed(body, { type: 'application/json' })
  const response = await fetch(`${url}/slack/events`, { method: 'POST', body, headers })
  return response.status
}

describe('a database that is stuck for longer than Slack waits', () => {
  it('keeps what was acknowledged, and says nothing more about it once it is done', async () => {
    const letGo = await stuck('manners')
    const answered = typesAt(app.service.url, 'pause for 2 weeks')
    await until('the promise', async () => (await promises()).length === 1)
    expect(await answered).toBe(200)
    await letGo()
    await app.service.idle()
    expect(amina.lastText()).toMatch(/paused/i)
    await until('the promise taken back', async () => (await promises()).length === 0)
    await app.moveTo('2026-09-14T08:10')
    expect(notSaved()).toEqual([])
  })

  it('acknowledges nothing where not even a promise can be kept, and does it once it can', async () => {
    const letGo = await stuck('manners', 'deliveries')
    const id = `Ev${randomUUID()}`
    expect(await typesAt(app.service.url, 'resume', id)).toBe(503)
    // Slack delivers it again while the first is still being dealt with.
    const again = typesAt(app.service.url, 'resume', id)
    await letGo()
    expect(await again).toBe(200)
    await app.service.idle()
    const said = amina.texts().filter((text) => /resumed|start again|on again/i.test(text))
    expect(said).toHaveLength(1)
    await until('the promise taken back', async () => (await promises()).length === 0)
  })

  it('tells the person after a restart that nothing was saved, where the process was killed', async () => {
    await app.service.stop()
    const program = await aProgram()
    const letGo = await stuck('manners')
    expect(await typesAt(program.url, 'pause for 3 weeks')).toBe(200)
    await program.kill()
    await letGo()
    const now = new Date(Date.now() + 3 * 60_000)
    const clock = createVirtualClock(now)
    const again = await startService(app.config, createLog({ logLevel: 'silent' }), { clock })
    whenOver(() => again.stop())
    await until('the message', async () => {
      await runDue(again, clock, app.store)
      return notSaved().length > 0
    })
    await runDue(again, clock, app.store)
    expect(notSaved()).toEqual([expect.stringMatching(/stopped before it could save it/)])
    expect((await promises()).map(({ state }) => state)).toEqual(['sent'])
  })
})

/** The service as a process of its own, on the same database and the same Slack. */
const aProgram = () =>
  startProgram({
    DATABASE_URL: app.config.databaseUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: app.slack.apiUrl,
  })
