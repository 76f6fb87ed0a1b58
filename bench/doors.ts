import { createHmac, randomUUID } from 'node:crypto'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { APP_ID, aMessage, aTeamsPerson, TENANT } from '../test/support/build-activity.ts'
import { startFakeConnector } from '../test/support/fake-connector.ts'
import { startFakeOpenId } from '../test/support/fake-openid.ts'
import type { BenchRow } from './bench-row.ts'
import type { DoorTask } from './doors-side.ts'
import { median, type Side, startSide } from './sides.ts'

const PROGRAM = 'doors-side.ts'
const ROUNDS = 3
const WARM_UP_MS = 1_500
const TURNS_FOR_MS = 4_000
const AT_ONCE = 16
const TEAM = 'T0BENCH'
const SECRET = 'bench-signing-secret'
const TOKEN = 'xoxb-bench'

/**
 * What lies between the socket and the product, and between its answer and the socket: verified,
 * read, who it is, and answered, where what stands behind answers at once. Beside the bare SDK with
 * a handler that does as much. Processor time is that of the side alone: the machine's other work
 * and the load itself do not count.
 */
export async function run(): Promise<BenchRow[]> {
  const connector = await startFakeConnector({ token: 'loopback-stand-in', limits: false })
  const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
  const slack = await slackStandIn()
  const people = Array.from({ length: AT_ONCE }, (_, one) => aTeamsPerson(`p${one}`))
  for (const one of people) connector.addConversation(one.conversation, [one], TENANT)
  const token = await openId.token()
  const presses: Record<DoorTask['chat'], Press> = {
    teams: (one) => {
      const { id, aadObjectId, conversation } = people[one] ?? aTeamsPerson('nobody')
      const mine = {
        from: { id, name: 'x', aadObjectId },
        conversation: { id: conversation, conversationType: 'personal', tenantId: TENANT },
      }
      const body = JSON.stringify(aMessage(connector.serviceUrl, 'my week', mine))
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
      return { path: '/api/messages', body, headers }
    },
    slack: slackPress,
  }
  const task = {
    appId: APP_ID,
    tenant: TENANT,
    serviceUrl: connector.serviceUrl,
    openIdMetadataUrl: openId.metadataUrl,
    slackApiUrl: slack.apiUrl,
    signingSecret: SECRET,
    botToken: TOKEN,
  }
  try {
    const rows: BenchRow[] = []
    for (const chat of ['teams', 'slack'] as const) {
      for (const answer of ['nothing', 'card'] as const) {
        rows.push(...(await beside({ ...task, chat, answer }, presses[chat])))
      }
    }
    return rows
  } finally {
    await Promise.all([connector.close(), openId.close(), slack.close()])
  }
}

interface Request {
  readonly path: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** The next press of one of the people. */
type Press = (one: number) => Request

const PEERS = { teams: 'bare botbuilder', slack: 'bare Bolt' } as const
const ANSWERS = { nothing: 'no answer in the chat', card: 'answered with a new card' } as const

async function beside(task: Omit<DoorTask, 'side'>, press: Press): Promise<BenchRow[]> {
  const product = await startSide(PROGRAM, { ...task, side: 'product' })
  const bare = await startSide(PROGRAM, { ...task, side: 'bare' })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const measured = { product: [] as Measured[], bare: [] as Measured[] }
  try {
    await measure(agent, product, press, WARM_UP_MS)
    await measure(agent, bare, press, WARM_UP_MS)
    for (let round = 0; round < ROUNDS; round += 1) {
      measured.product.push(await measure(agent, product, press, TURNS_FOR_MS))
      measured.bare.push(await measure(agent, bare, press, TURNS_FOR_MS))
    }
  } finally {
    agent.destroy()
    await Promise.all([product.stop(), bare.stop()])
  }
  const what = `the door of ${task.chat === 'teams' ? 'Teams' : 'Slack'}, ${ANSWERS[task.answer]}`
  const peer = PEERS[task.chat]
  const of = (side: 'product' | 'bare', figure: keyof Measured) =>
    median(measured[side].map((one) => one[figure]))
  return [
    {
      name: what,
      value: of('product', 'perSecond'),
      unit: 'a second',
      goal: 'at least 1.0 of the peer',
      peers: [{ name: peer, value: of('bare', 'perSecond') }],
    },
    {
      name: `${what}: processor time of one press`,
      value: of('product', 'microseconds'),
      unit: 'µs',
      goal: 'at most 1.0 of the peer',
      peers: [{ name: peer, value: of('bare', 'microseconds') }],
    },
  ]
}

interface Measured {
  readonly perSecond: number
  readonly microseconds: number
}

/** Processor time since a side began, in microseconds. */
const cpuOf = async (side: Side): Promise<number> => Number((await side.ask('cpu', /cpu (\d+)/))[1])

async function measure(agent: Agent, side: Side, press: Press, forMs: number): Promise<Measured> {
  const before = await cpuOf(side)
  const began = performance.now()
  let done = 0
  const keepOn = async (one: number) => {
    while (performance.now() - began < forMs) {
      await post(agent, side.port, press(one))
      done += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, one) => keepOn(one)))
  const seconds = (performance.now() - began) / 1_000
  return { perSecond: done / seconds, microseconds: ((await cpuOf(side)) - before) / done }
}

function post(agent: Agent, port: number, { path, body, headers }: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: 'POST',
        path,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
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

const SCHOOL = randomUUID()

const slackPress: Press = (one) => {
  const user = `U0PERSON${one}`
  const channel = `D0PERSON${one}`
  const payload = {
    type: 'block_actions',
    user: { id: user, team_id: TEAM },
    team: { id: TEAM },
    container: { type: 'message', message_ts: randomUUID(), channel_id: channel },
    channel: { id: channel },
    trigger_id: randomUUID(),
    actions: [
      {
        type: 'button',
        block_id: 'b',
        action_id: 'show-help:0',
        value: JSON.stringify({ v: 1, school: SCHOOL }),
      },
    ],
  }
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  const timestamp = String(Math.floor(Date.now() / 1000))
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    path: '/slack/events',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  }
}

/** Answers at once to the calls that a press needs. */
async function slackStandIn() {
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
        'users.info': { user: { id: user, profile: { email: `${user}@bench.example` } } },
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
