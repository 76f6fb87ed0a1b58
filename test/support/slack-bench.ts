import type { AddressInfo } from 'node:net'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatReply, PlatformRoute } from '../../src/platforms/chat-platform.ts'
import { addressOf } from '../../src/platforms/slack/addresses.ts'
import {
  createSlackPlatform,
  type SlackDeps,
  type SlackSettings,
} from '../../src/platforms/slack/platform.ts'
import { aCard } from './build-card.ts'
import {
  BEN,
  BOT_TOKEN,
  type FakeSlack,
  SIGNING_SECRET,
  signed,
  startFakeSlack,
  TEAM,
} from './fake-slack.ts'
import { type HeldReply, heldReply } from './held-reply.ts'
import { ownTime } from './own-time.ts'
import { patientServer } from './patient-server.ts'
import { type HttpAnswer, SlackClient } from './slack-client.ts'

/** The Slack adapter over real HTTP, between a strict Slack on this machine and a stand-in for the product. */
export interface SlackBench {
  readonly slack: FakeSlack
  readonly client: SlackClient
  readonly platform: ReturnType<typeof createSlackPlatform>
  readonly received: ChatEvent[]
  readonly logged: Readonly<Record<string, unknown>>[]
  readonly url: string
  readonly personal: ChatAddress
  readonly channel: ChatAddress
  answerWith(reply: ChatReply | Error | ((event: ChatEvent) => Promise<ChatReply>)): void
  /** Answers so once Slack has had its answer, and not before. */
  answerTooLateWith(reply: ChatReply): void
  /** Posts bytes with any headers. */
  postRaw(body: string | Buffer, headers: Record<string, string>): Promise<HttpAnswer>
  /** Waits until nothing is being answered or written any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

export const CHANNEL = 'C0INDUCTION'

export async function startSlackBench({
  settings,
  deps,
}: {
  settings?: Partial<SlackSettings>
  deps?: Partial<SlackDeps>
} = {}): Promise<SlackBench> {
  const slack = await startFakeSlack()
  slack.addChannel(CHANNEL)
  const received: ChatEvent[] = []
  const logged: Record<string, unknown>[] = []
  let reply: ChatReply | Error | ((event: ChatEvent) => Promise<ChatReply>) = { messages: [] }
  const log = {
    info: (fields: object) => void logged.push({ ...fields }),
    warn: (fields: object) => void logged.push({ ...fields }),
    error: (fields: object) => void logged.push({ ...fields }),
  }
  const platform = createSlackPlatform(
    {
      signingSecret: SIGNING_SECRET,
      botToken: BOT_TOKEN,
      apiUrl: slack.apiUrl,
      ...settings,
    } as SlackSettings,
    {
      receive: async (event) => {
        received.push(event)
        if (reply instanceof Error) throw reply
        return typeof reply === 'function' ? reply(event) : reply
      },
      keepPromise: async () => true,
      sorryFor: () => aCard({ says: 'Sorry, that did not work. Nothing was lost.' }),
      log,
      now: () => new Date(),
      ...deps,
    },
  )
  let held: HeldReply | undefined
  const server = await serve(platform.routes)
  const { url, settled } = server

  const postRaw: SlackBench['postRaw'] = async (body, headers) => {
    const taken = ownTime()
    const response = await fetch(`${url}/slack/events`, {
      method: 'POST',
      body: body as never,
      headers,
    })
    const text = await response.text()
    const ms = taken.ms()
    held?.answered()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), ms }
  }

  return {
    slack,
    client: new SlackClient(slack, (body, type) => postRaw(body, signed(body, { type })), settled),
    platform,
    received,
    logged,
    url,
    personal: addressOf(TEAM, slack.dmOf(BEN)),
    channel: addressOf(TEAM, CHANNEL),
    answerWith(next) {
      reply = next
    },
    answerTooLateWith(next) {
      held = heldReply(next)
      reply = held.reply
    },
    postRaw,
    settled,
    async close() {
      await settled()
      await server.close()
      await slack.close()
    },
  }
}

/** Routes of a platform behind a bare server. */
export async function serve(routes: readonly PlatformRoute[]) {
  const busy = new Set<Promise<void>>()
  const server = patientServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]
    const route = routes.find((one) => one.path === path && one.method === request.method)
    if (route === undefined) {
      response.writeHead(404).end()
      return
    }
    const work = route.handle(request, response).finally(() => busy.delete(work))
    busy.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const settled = async () => {
    while (busy.size > 0) await Promise.allSettled(busy)
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    settled,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
