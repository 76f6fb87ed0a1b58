/**
 * One side of the benchmark of the doors in a process of its own: the product's way in behind its
 * own web server, or the bare SDK. What stands behind the door answers at once on both sides.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { pino } from 'pino'
import type { ChatPlatform, ChatReply } from '../src/platforms/chat-platform.ts'
import { messageBlocks } from '../src/platforms/slack/cards.ts'
import { createSlackPlatform } from '../src/platforms/slack/platform.ts'
import { attachmentFor } from '../src/platforms/teams/cards.ts'
import { createTeamsPlatform } from '../src/platforms/teams/platform.ts'
import { createMetrics } from '../src/web/metrics.ts'
import { createServer as createWebServer } from '../src/web/server.ts'
import { aCard } from '../test/support/build-card.ts'

/** What a side is told. */
export interface DoorTask {
  readonly side: 'product' | 'bare'
  readonly chat: 'teams' | 'slack'
  /** Whether the answer is a new card in the chat, or nothing at all. */
  readonly answer: 'card' | 'nothing'
  readonly appId: string
  readonly tenant: string
  readonly serviceUrl: string
  readonly openIdMetadataUrl: string
  readonly slackApiUrl: string
  readonly signingSecret: string
  readonly botToken: string
}

const task = JSON.parse(process.argv[2] ?? '{}') as DoorTask
const log = pino({ level: 'silent' })
const card = aCard({ says: 'Your week' })
const reply: ChatReply = { messages: task.answer === 'card' ? [card] : [] }
const receive = async () => reply

const platforms: Readonly<Record<DoorTask['chat'], () => ChatPlatform>> = {
  teams: () =>
    createTeamsPlatform(
      {
        appId: task.appId,
        appPassword: 'not-a-real-password',
        tenantIds: [task.tenant],
        serviceUrls: [task.serviceUrl],
        openIdMetadataUrl: task.openIdMetadataUrl,
        devUnauthenticated: false,
        host: '127.0.0.1',
      },
      { receive, log, sorryFor: () => card },
    ),
  slack: () =>
    createSlackPlatform(
      { signingSecret: task.signingSecret, botToken: task.botToken, apiUrl: task.slackApiUrl },
      { receive, log, sorryFor: () => card, now: () => new Date() },
    ),
}

async function product(): Promise<number> {
  const server = await createWebServer({
    routes: platforms[task.chat]().routes,
    health: { ready: async () => ({ kind: 'ready' }) },
    metrics: createMetrics(async () => ({ oldestWaitingSeconds: 0, byState: {}, holds: 0 })),
    log,
  })
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
}

type Handle = (request: IncomingMessage, response: ServerResponse) => unknown

const OAUTH = 'https://api.botframework.com'

/** As the SDK's own samples do it, with the same stand-ins for Microsoft. */
function bareBotbuilder(): Handle {
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
  const attachment = attachmentFor(card, 'personal')
  const message = { type: 'message', attachments: [attachment] } as Partial<Activity>
  return async (request, response) => {
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
      if (task.answer === 'card') await context.sendActivity(message)
    })
  }
}

function bareBolt(): Handle {
  const receiver = new HTTPReceiver({
    signingSecret: task.signingSecret,
    logLevel: LogLevel.ERROR,
  })
  const app = new App({
    token: task.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: task.slackApiUrl },
  })
  const blocks = messageBlocks(card) as never
  app.action(/.*/, async ({ ack, body, client }) => {
    await ack()
    const channel = body.channel?.id ?? ''
    if (task.answer === 'card') await client.chat.postMessage({ channel, text: card.text, blocks })
  })
  return (request, response) => receiver.requestListener(request, response)
}

async function bare(): Promise<number> {
  const handle = task.chat === 'teams' ? bareBotbuilder() : bareBolt()
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

process.on('SIGTERM', () => process.exit())
const port = await (task.side === 'product' ? product() : bare())
process.stdout.write(`ready ${port}\n`)
// On each line that is sent to it: how much processor time it has used, in microseconds.
process.stdin.on('data', () => {
  const { user, system } = process.cpuUsage()
  process.stdout.write(`cpu ${user + system}\n`)
})
