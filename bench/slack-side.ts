/**
 * One side of the Slack benchmark in a process of its own: the product, or a bare Bolt app whose
 * handler acknowledges and posts once.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { pino } from 'pino'
import { createCore } from '../src/app.ts'
import { createVirtualClock } from '../src/clock.ts'
import { messageBlocks } from '../src/platforms/slack/cards.ts'
import { createSlackPlatform } from '../src/platforms/slack/platform.ts'
import { aCard } from '../test/support/build-card.ts'

/** What a side is told. */
export interface SlackSideTask {
  readonly side: 'product' | 'bare'
  readonly databaseUrl: string
  readonly now: string
  readonly apiUrl: string
  readonly signingSecret: string
  readonly botToken: string
}

const task = JSON.parse(process.argv[2] ?? '{}') as SlackSideTask
const { apiUrl, signingSecret, botToken } = task

const product = async () => {
  const clock = createVirtualClock(new Date(task.now))
  const log = pino({ level: 'silent' })
  const core = await createCore({
    config: { databaseUrl: task.databaseUrl, dataDir: 'memory' },
    log,
    clock,
    onWaiting: () => undefined,
  })
  const platform = createSlackPlatform(
    { signingSecret, botToken, apiUrl },
    { receive: core.receive, log, sorryFor: () => aCard(), now: () => new Date() },
  )
  const handle = platform.routes[0]?.handle
  return createServer((request, response) => void handle?.(request, response))
}

const bare = async () => {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR })
  const app = new App({
    token: botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: apiUrl },
  })
  const card = aCard({ says: 'Your week' })
  const blocks = messageBlocks(card) as never
  app.action(/.*/, async ({ ack, body, client }) => {
    await ack()
    const channel = body.channel?.id ?? ''
    await client.chat.postMessage({ channel, text: card.text, blocks })
  })
  return createServer((request, response) => receiver.requestListener(request, response))
}

const server = task.side === 'product' ? await product() : await bare()
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`)
})
