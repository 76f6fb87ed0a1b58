import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { openStore, type Store } from '../src/store/database.ts'
import { insertDeliveries } from '../src/store/deliveries.ts'
import { rememberTenant } from '../src/store/directory.ts'
import { listPeople } from '../src/store/people.ts'
import {
  APP_ID,
  aMessage,
  anInvoke,
  aTeamsPerson,
  BOT,
  TENANT,
  type TeamsPerson,
} from '../test/support/build-activity.ts'
import { type FakeConnector, startFakeConnector } from '../test/support/fake-connector.ts'
import { startFakeOpenId } from '../test/support/fake-openid.ts'
import { rememberAddress } from '../test/support/remember-address.ts'
import { startPostgres } from '../test/support/start-postgres.ts'
import type { BenchRow } from './bench-row.ts'
import type { CeilingTask } from './ceiling-side.ts'
import { fillSchools } from './fill-schools.ts'
import { median, type Side, startSide } from './sides.ts'
import type { SideTask } from './teams-side.ts'

/** A Monday in the third teaching week. */
const NOW = new Date('2026-09-14T09:00:00Z')
const SCHOOLS = 10
const ROUNDS = 3
const TURNS_FOR_MS = 5_000
const AT_ONCE = 16
const EACH = 4
const SIDE = 'teams-side.ts'

/**
 * The product on Teams beside a bare botbuilder bot, each in a process of its own against the same
 * connector, in turns. A turn verifies a signed token, finds the person, keeps the event with its
 * effect in PostgreSQL and posts a new card; the bare bot verifies the same token and posts a card
 * that stands ready.
 */
export async function run(): Promise<BenchRow[]> {
  const server = await startPostgres({ durable: true })
  const store = await openStore({ databaseUrl: server.url, dataDir: 'memory' })
  const connector = await startFakeConnector({ token: 'loopback-stand-in', limits: false })
  const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
  try {
    const schools = await fillSchools(store, {
      count: SCHOOLS,
      firstUrn: 300_000,
      now: NOW,
    })
    const people = await onTeams(store, schools, connector.serviceUrl)
    for (const one of people) connector.addConversation(one.conversation, [one], TENANT)
    const task = {
      databaseUrl: server.url,
      now: NOW.toISOString(),
      appId: APP_ID,
      tenant: TENANT,
      serviceUrl: connector.serviceUrl,
      openIdMetadataUrl: openId.metadataUrl,
      conversations: people.map(({ conversation }) => conversation),
      each: EACH,
    }
    const token = await openId.token()
    const ects = people.filter(({ email }) => /^person-[0-7]@/.test(email))
    const rows = await turns({ ...task, ects, token, connector })
    return [...rows, await sends({ ...task, store, schools })]
  } finally {
    await Promise.all([connector.close(), openId.close(), store.close()])
    await server.stop()
  }
}

/** Everybody has written to Keepstep in Teams before. */
async function onTeams(
  store: Store,
  schools: readonly string[],
  serviceUrl: string,
): Promise<TeamsPerson[]> {
  const everybody: TeamsPerson[] = []
  for (const id of schools) {
    await store.withSchool(id, async (tx) => {
      await rememberTenant(tx, 'teams', TENANT)
      for (const person of await listPeople(tx)) {
        const one = {
          ...aTeamsPerson(person.id),
          aadObjectId: randomUUID(),
          email: person.email,
        }
        everybody.push(one)
        const address = {
          platform: 'teams',
          tenant: TENANT,
          conversation: one.conversation,
          kind: 'personal' as const,
          reference: { serviceUrl, bot: BOT },
        }
        await rememberAddress(tx, person.id, { address, at: NOW })
      }
    })
  }
  return everybody
}

type Task = Omit<SideTask, 'side' | 'work'>

async function turns({
  ects,
  token,
  connector,
  ...task
}: Task & Pick<Load, 'ects' | 'token' | 'connector'>): Promise<BenchRow[]> {
  const product = await startSide(SIDE, { ...task, side: 'product', work: 'answer' })
  const bare = await startSide(SIDE, { ...task, side: 'bare', work: 'answer' })
  const keysUrl = task.openIdMetadataUrl.replace(/openid$/, 'keys')
  const ceilingTask: CeilingTask = {
    databaseUrl: task.databaseUrl,
    check: { kind: 'token', keysUrl },
  }
  const ceiling = await startSide('ceiling-side.ts', ceilingTask)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  try {
    const rates = {
      taps: [] as number[],
      help: [] as number[],
      bare: [] as number[],
      ceiling: [] as number[],
    }
    const at = (port: number) => ({
      ects,
      token,
      agent,
      port,
      connector,
      serviceUrl: task.serviceUrl,
    })
    await perSecond(at(product.port), taps, 1_500)
    for (const side of [bare, ceiling]) await perSecond(at(side.port), messages, 1_500)
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.help.push(await perSecond(at(product.port), help, TURNS_FOR_MS))
      rates.taps.push(await perSecond(at(product.port), taps, TURNS_FOR_MS))
      rates.bare.push(await perSecond(at(bare.port), messages, TURNS_FOR_MS))
      rates.ceiling.push(await perSecond(at(ceiling.port), messages, TURNS_FOR_MS))
    }
    const peersFor = (goal: number) => [
      { name: 'a bare botbuilder bot that answers with a card', value: median(rates.bare), goal },
      { name: 'the durable ceiling', value: median(rates.ceiling), goal: 0.25 },
    ]
    return [
      {
        name: 'Help on Teams: signed token, one transaction, new card (PostgreSQL)',
        value: median(rates.help),
        unit: 'a second',
        peers: peersFor(1),
      },
      {
        name: 'Done and Undo on Teams: the same with a week worked out twice and a log entry kept',
        value: median(rates.taps),
        unit: 'a second',
        peers: peersFor(0.5),
      },
    ]
  } finally {
    agent.destroy()
    await Promise.all([product.stop(), bare.stop(), ceiling.stop()])
  }
}

interface Load {
  readonly ects: readonly TeamsPerson[]
  readonly token: string
  readonly agent: Agent
  readonly port: number
  readonly serviceUrl: string
  readonly connector: FakeConnector
}

/** What somebody does next, as soon as the last was answered; answers how much of it to count. */
type Next = (load: Load, person: TeamsPerson) => () => Promise<number>

async function perSecond(load: Load, next: Next, forMs: number): Promise<number> {
  const began = performance.now()
  let done = 0
  const keepOn = async (step: () => Promise<number>): Promise<void> => {
    while (performance.now() - began < forMs) {
      const more = await step()
      done += more
    }
  }
  await Promise.all(load.ects.slice(0, AT_ONCE).map((person) => keepOn(next(load, person))))
  return done / ((performance.now() - began) / 1_000)
}

/** Taps Done, then Undo, then Done: whatever the card in the last answer has. */
const taps: Next = (load, person) => {
  let button: Button | undefined
  return async () => {
    const pressed: Button = button ?? (await firstButton(load, person))
    const next = buttonIn(await tap(load, person, pressed))
    if (next === undefined) throw new Error('The card in the answer has no Done and no Undo.')
    button = { ...pressed, ...next }
    return 1
  }
}

/** Presses Help: who it is, the event kept with its effect, and a new card in the chat. */
const help: Next = (load, person) => {
  let button: Button | undefined
  return async () => {
    button ??= { ...(await firstButton(load, person)), verb: 'show-help' }
    await tap(load, person, button)
    return 1
  }
}

const messages: Next = (load, person) => async () => {
  await post(load, aMessage(load.serviceUrl, 'my week', mine(person)))
  return 1
}

interface Button {
  readonly messageId?: string
  readonly verb: string
  readonly data: unknown
}

const mine = (person: TeamsPerson) => ({
  from: { id: person.id, name: 'x', aadObjectId: person.aadObjectId },
  conversation: { id: person.conversation, conversationType: 'personal', tenantId: TENANT },
})

const tap = (load: Load, person: TeamsPerson, button: Button): Promise<unknown> => {
  const { verb, data, messageId: replyToId = '' } = button
  return post(load, anInvoke(load.serviceUrl, { verb, data, replyToId }, mine(person)))
}

/** The week's card, in answer to what was typed, with its first button. */
async function firstButton(load: Load, person: TeamsPerson): Promise<Button> {
  await post(load, aMessage(load.serviceUrl, 'my week', mine(person)))
  const message = load.connector.messages(person.conversation).at(-1)
  const found = buttonIn(message?.activity)
  if (found === undefined) throw new Error('The card of the week has nothing to tap.')
  return { ...found, messageId: message?.id ?? '' }
}

/** Done where something is open, else Undo. */
function buttonIn(card: unknown): Button | undefined {
  const all = buttonsIn(card)
  return (
    all.find(({ verb }) => verb === 'log-done') ?? all.find(({ verb }) => verb === 'undo-entry')
  )
}

function buttonsIn(node: unknown): Button[] {
  if (typeof node !== 'object' || node === null) return []
  const { verb, data } = node as { verb?: unknown; data?: unknown }
  const own = typeof verb === 'string' ? [{ verb, data }] : []
  return [...own, ...Object.values(node).flatMap(buttonsIn)]
}

function post({ port, token, agent }: Load, activity: unknown): Promise<unknown> {
  const body = JSON.stringify(activity)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent,
        method: 'POST',
        path: '/api/messages',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          const { statusCode = 0 } = response
          if (statusCode !== 200) reject(new Error(`Answered ${statusCode}: ${text}`))
          else resolve(text === '' ? undefined : JSON.parse(text))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Everybody is welcomed, after a first time that counts for neither side: a card built from the facts, sent and recorded. */
async function sends({
  store,
  schools,
  ...task
}: Task & { readonly store: Store; readonly schools: readonly string[] }): Promise<BenchRow> {
  const rates = { product: [] as number[], bare: [] as number[] }
  const product = await startSide(SIDE, { ...task, side: 'product', work: 'send' })
  const bare = await startSide(SIDE, { ...task, side: 'bare', work: 'send' })
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      await queueForAll(store, schools, `round ${round}`)
      rates.product.push(await sendAll(product, task.conversations))
      rates.bare.push(await sendAll(bare, task.conversations))
    }
  } finally {
    await Promise.all([product.stop(), bare.stop()])
  }
  return {
    name: 'unprompted sends on Teams: claimed, card built, sent, recorded (PostgreSQL)',
    value: median(rates.product.slice(1)),
    unit: 'a second',
    peers: [
      {
        name: 'a bare continueConversationAsync loop',
        value: median(rates.bare.slice(1)),
        goal: 1,
      },
    ],
  }
}

async function queueForAll(store: Store, schools: readonly string[], period: string) {
  for (const id of schools) {
    await store.withSchool(id, async (tx) => {
      const people = await listPeople(tx)
      await insertDeliveries(
        tx,
        people.flatMap((person) =>
          Array.from({ length: EACH }, (_, one) => ({
            id: randomUUID(),
            kind: 'welcome',
            period: `${period} ${one}`,
            recipient: person.id,
            recipientKind: 'person' as const,
            params: {},
            unprompted: false,
            notBefore: NOW,
            decidedAt: NOW,
          })),
        ),
      )
    })
  }
}

/** How many a second were sent of all that waited. */
async function sendAll(side: Side, conversations: readonly string[]): Promise<number> {
  const [, sent, ms] = await side.ask('go', /done (\d+) ([\d.]+)/)
  const all = conversations.length * EACH
  if (Number(sent) !== all) throw new Error(`${sent} of ${all} were sent.`)
  return Number(sent) / (Number(ms) / 1_000)
}
