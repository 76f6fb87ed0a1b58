/**
 * One side of the Teams benchmark in a process of its own: the product, or a bare botbuilder bot.
 * `answer` listens and says its port; `send` writes to everybody when told to, and says how fast.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
} from 'botbuilder'
import { pino } from 'pino'
import { createCore } from '../src/app.ts'
import { createVirtualClock } from '../src/clock.ts'
import { DEFAULT_TIMINGS } from '../src/delivery/delivery-deps.ts'
import { createRateBuckets } from '../src/delivery/rate-buckets.ts'
import { createDeliveryWorker } from '../src/delivery/worker.ts'
import { attachmentFor } from '../src/platforms/teams/cards.ts'
import { createTeamsPlatform } from '../src/platforms/teams/platform.ts'
import { render } from '../src/templates.ts'
import { writeMessages } from '../src/usecases/messages/write-messages.ts'
import { aCard } from '../test/support/build-card.ts'

/** What a side is told. */
export interface SideTask {
  readonly side: 'product' | 'bare'
  readonly work: 'answer' | 'send'
  readonly databaseUrl: string
  readonly now: string
  readonly appId: string
  readonly tenant: string
  readonly serviceUrl: string
  readonly openIdMetadataUrl: string
  /** Where the bare bot sends: the product knows by itself. */
  readonly conversations: readonly string[]
  /** How many messages to each. */
  readonly each: number
}

const task = JSON.parse(process.argv[2] ?? '{}') as SideTask
const say = (line: string): void => void process.stdout.write(`${line}\n`)
const CONCURRENTLY = 32

/** Teams' own limits would hold both sides back alike: neither keeps them here. */
const product = async () => {
  const clock = createVirtualClock(new Date(task.now))
  const log = pino({ level: 'silent' })
  const core = await createCore({
    config: { databaseUrl: task.databaseUrl, dataDir: 'memory' },
    log,
    clock,
    onWaiting: () => undefined,
  })
  const platform = createTeamsPlatform(
    {
      appId: task.appId,
      appPassword: 'not-a-real-password',
      tenantIds: [task.tenant],
      serviceUrls: [task.serviceUrl],
      openIdMetadataUrl: task.openIdMetadataUrl,
      devUnauthenticated: false,
      host: '127.0.0.1',
    },
    { receive: core.receive, log, sorryFor: () => aCard({ says: 'Sorry' }) },
  )
  const worker = createDeliveryWorker({
    store: core.store,
    platforms: new Map([[platform.name, platform]]),
    buildCards: async (school, deliveries, now) => {
      const written = await writeMessages(school, core.deps, { deliveries, now })
      return new Map([...written].map(([id, one]) => [id, 'name' in one ? render(one) : one]))
    },
    limits: {},
    buckets: createRateBuckets({}),
    timings: DEFAULT_TIMINGS,
    owner: randomUUID(),
    random: Math.random,
    monotonicMs: () => performance.now(),
    onFault: (error) => {
      throw error
    },
  })
  return {
    handle: platform.routes[0]?.handle ?? (() => Promise.reject(new Error('No route.'))),
    sendAll: async () => (await worker.drain(clock.now)).sent ?? 0,
  }
}

const OAUTH = 'https://api.botframework.com'

/** As the SDK's own samples do it, with the same stand-ins for Microsoft. */
const bare = async () => {
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ToBotFromChannelOpenIdMetadataUrl: task.openIdMetadataUrl,
      ToBotFromChannelTokenIssuer: OAUTH,
      ToBotFromEmulatorOpenIdMetadataUrl: task.openIdMetadataUrl,
      ToChannelFromBotOAuthScope: OAUTH,
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      OAuthUrl: OAUTH,
    },
    {
      isValidAppId: async (given = '') => given === task.appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        async signRequest(request) {
          request.headers.set('authorization', 'Bearer loopback-stand-in')
          return request
        },
      }),
    },
  )
  const adapter = new CloudAdapter(authentication)
  const attachment = attachmentFor(aCard({ says: 'Your week' }), 'personal')
  const message = { type: 'message', attachments: [attachment] } as Partial<Activity>
  return {
    async handle(request: IncomingMessage, response: ServerResponse) {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      const shim = {
        socket: request.socket,
        status: (code: number) => {
          response.statusCode = code
          return shim
        },
        header: (name: string, value: string) => void response.setHeader(name, value),
        send: (content?: unknown) =>
          void response.end(typeof content === 'object' ? JSON.stringify(content) : content),
        end: () => void response.end(),
      }
      const { method = 'POST', headers } = request
      await adapter.process({ body, method, headers } as never, shim as never, async (context) => {
        await context.sendActivity(message)
      })
    },
    async sendAll() {
      const waiting = Array.from({ length: task.each }, () => task.conversations).flat()
      const all = waiting.length
      const sendSome = async () => {
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          const reference = {
            serviceUrl: task.serviceUrl,
            channelId: 'msteams',
            bot: { id: `28:${task.appId}`, name: 'Bot' },
            conversation: { id, isGroup: false, conversationType: 'personal', name: '' },
          } as ConversationReference
          await adapter.continueConversationAsync(task.appId, reference, async (context) => {
            await context.sendActivity(message)
          })
        }
      }
      await Promise.all(Array.from({ length: CONCURRENTLY }, sendSome))
      return all
    },
  }
}

process.on('SIGTERM', () => process.exit())

const side = task.side === 'product' ? await product() : await bare()
if (task.work === 'answer') {
  const server = createServer((request, response) => {
    side.handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      response.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1', () => say(`ready ${(server.address() as AddressInfo).port}`))
} else {
  say('ready 0')
  process.stdin.on('data', async () => {
    const began = performance.now()
    const sent = await side.sendAll()
    say(`done ${sent} ${performance.now() - began}`)
  })
}
