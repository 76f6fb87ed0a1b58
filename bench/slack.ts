import { createHmac, randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openStore, type Store } from '../src/store/database.ts'
import { rememberTenant } from '../src/store/directory.ts'
import { listPeople } from '../src/store/people.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { BenchRow } from './bench-row.ts'
import type { CeilingTask } from './ceiling-side.ts'
import { fillSchools } from './fill-schools.ts'
import { median, startSide } from './sides.ts'
import type { SlackSideTask } from './slack-side.ts'

/** A Monday in the third teaching week. */
const NOW = new Date('2026-09-14T09:00:00Z')
const SCHOOLS = 10
const ROUNDS = 3
const TURNS_FOR_MS = 5_000
const AT_ONCE = 16
const TEAM = 'T0BENCH'
const SECRET = 'bench-signing-secret'
const TOKEN = 'xoxb-bench'
const SIDE = 'slack-side.ts'

/**
 * The product on Slack beside a bare Bolt app, each in a process of its own against the same
 * stand-in for Slack, in turns. A press verifies a signature, finds the person, keeps the event with
 * its effect in PostgreSQL and posts a new card; the bare app verifies, acknowledges and posts a card
 * that stands ready.
 */
export async function run(): Promise<BenchRow[]> {
  const server = await startPostgres({ durable: true })
  const store = await openStore({ databaseUrl: server.url, dataDir: 'memory' })
  const emails = new Map<string, string>()
  const slack = await standIn(emails)
  try {
    const schools = await fillSchools(store, { count: SCHOOLS, firstUrn: 310_000, now: NOW })
    const people = await onSlack(store, schools, emails)
    const task: Omit<SlackSideTask, 'side'> = {
      databaseUrl: server.url,
      now: NOW.toISOString(),
      apiUrl: slack.apiUrl,
      signingSecret: SECRET,
      botToken: TOKEN,
    }
    const product = await startSide(SIDE, { ...task, side: 'product' })
    const bare = await startSide(SIDE, { ...task, side: 'bare' })
    const ceilingTask: CeilingTask = {
      databaseUrl: server.url,
      check: { kind: 'signature', secret: SECRET },
    }
    const ceiling = await startSide('ceiling-side.ts', ceilingTask)
    const sides = { product, bare, ceiling }
    const rates = { product: [] as number[], bare: [] as number[], ceiling: [] as number[] }
    const names = ['product', 'bare', 'ceiling'] as const
    for (const name of names) await perSecond(sides[name].port, people, 1_500)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of names) {
        rates[name].push(await perSecond(sides[name].port, people, TURNS_FOR_MS))
      }
    }
    await Promise.all(names.map((name) => sides[name].stop()))
    return [
      {
        name: 'a press on Slack: signature, one transaction, new card (PostgreSQL)',
        value: median(rates.product),
        unit: 'a second',
        peers: [
          { name: 'a bare Bolt handler that posts once', value: median(rates.bare), goal: 0.7 },
          { name: 'the durable ceiling', value: median(rates.ceiling), goal: 0.25 },
        ],
      },
    ]
  } finally {
    await slack.close()
    await store.close()
    await server.stop()
  }
}

interface Person {
  readonly user: string
  readonly school: string
}

async function onSlack(
  store: Store,
  schools: readonly string[],
  emails: Map<string, string>,
): Promise<Person[]> {
  const everybody: Person[] = []
  for (const id of schools) {
    await store.withSchool(id, async (tx) => {
      await rememberTenant(tx, 'slack', TEAM)
      for (const person of await listPeople(tx)) {
        const user = `U${person.id.replaceAll('-', '').toUpperCase()}`
        emails.set(user, person.email)
        everybody.push({ user, school: id })
      }
    })
  }
  return everybody
}

/** Answers at once to the calls that a press needs. */
async function standIn(emails: ReadonlyMap<string, string>) {
  let posted = 0
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const method = (incoming.url ?? '').split('/').at(-1) ?? ''
      const fields = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
      posted += 1
      const user = fields.get('user') ?? ''
      const answers: Record<string, object> = {
        'auth.test': { team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT' },
        'users.info': { user: { id: user, profile: { email: emails.get(user) } } },
        'conversations.open': { channel: { id: `D${fields.get('users')?.slice(1)}` } },
        'chat.postMessage': { ts: `${posted}.1`, channel: fields.get('channel') },
      }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ok: true, ...answers[method] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** As many people as at once each press Help again as soon as they were answered. */
async function perSecond(port: number, people: readonly Person[], forMs: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const began = performance.now()
  let done = 0
  const keepOn = async (person: Person) => {
    while (performance.now() - began < forMs) {
      await press(agent, port, person)
      done += 1
    }
  }
  await Promise.all(people.slice(0, AT_ONCE).map(keepOn))
  const seconds = (performance.now() - began) / 1_000
  agent.destroy()
  return done / seconds
}

function press(agent: Agent, port: number, { user, school }: Person): Promise<void> {
  const payload = {
    type: 'block_actions',
    user: { id: user, team_id: TEAM },
    team: { id: TEAM },
    container: { type: 'message', message_ts: randomUUID(), channel_id: `D${user.slice(1)}` },
    channel: { id: `D${user.slice(1)}` },
    trigger_id: randomUUID(),
    actions: [
      {
        type: 'button',
        block_id: 'b',
        action_id: 'show-help:0',
        value: JSON.stringify({ v: 1, school }),
      },
    ],
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: 'POST',
        path: '/slack/events',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => {
          if (response.statusCode === 200) resolve()
          else reject(new Error(`Answered ${response.statusCode}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
