import type { AddressInfo } from 'node:net'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatReply } from '../../src/platforms/chat-platform.ts'
import {
  createTeamsPlatform,
  type TeamsDeps,
  type TeamsSettings,
} from '../../src/platforms/teams/platform.ts'
import { AMINA, APP_ID, BOT, CHANNEL, TEAM, TENANT } from './build-activity.ts'
import { aCard } from './build-card.ts'
import { type FakeConnector, startFakeConnector } from './fake-connector.ts'
import { type FakeOpenId, startFakeOpenId, type TokenWish } from './fake-openid.ts'
import { type HeldReply, heldReply } from './held-reply.ts'
import { patientServer } from './patient-server.ts'

/** What came back over HTTP. */
export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
}

/** The Teams adapter over real HTTP, between a signing service and a connector on this machine. */
export interface TeamsBench {
  readonly platform: ReturnType<typeof createTeamsPlatform>
  readonly connector: FakeConnector
  readonly openId: FakeOpenId
  readonly received: ChatEvent[]
  /** Codes and fields that were logged. */
  readonly logged: Readonly<Record<string, unknown>>[]
  readonly url: string
  readonly personal: ChatAddress
  readonly channel: ChatAddress
  answerWith(reply: ChatReply | Error | ((event: ChatEvent) => Promise<ChatReply>)): void
  /** Answers so once Teams has had its answer, and not before. */
  answerTooLateWith(reply: ChatReply): void
  /** Posts an activity with a genuine token, or with what `wish` makes of it. */
  post(activity: unknown, wish?: TokenWish): Promise<HttpAnswer>
  /** Posts bytes with any headers. */
  postRaw(body: string | Uint8Array, headers: Record<string, string>): Promise<HttpAnswer>
  /** Waits until nothing is being answered or written any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface BenchWish {
  readonly settings?: Partial<TeamsSettings>
  readonly deps?: Partial<TeamsDeps>
  readonly limits?: boolean
  /** The connector's clock, for its limits. */
  readonly nowMs?: () => number
}

export async function startTeamsBench({
  settings,
  deps,
  limits = false,
  nowMs = () => performance.now(),
}: BenchWish = {}): Promise<TeamsBench> {
  const connector = await startFakeConnector({ token: 'loopback-stand-in', limits, nowMs })
  const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
  connector.addConversation(AMINA.conversation, [AMINA], TENANT)
  connector.addConversation(CHANNEL, [AMINA], TENANT)
  connector.addConversation(TEAM, [AMINA], TENANT)

  const received: ChatEvent[] = []
  const logged: Record<string, unknown>[] = []
  let reply: ChatReply | Error | ((event: ChatEvent) => Promise<ChatReply>) = { messages: [] }
  const platform = createTeamsPlatform(
    {
      appId: APP_ID,
      appPassword: 'not-a-real-password',
      tenantIds: [TENANT],
      serviceUrls: [connector.serviceUrl],
      openIdMetadataUrl: openId.metadataUrl,
      devUnauthenticated: false,
      host: '127.0.0.1',
      ...settings,
    },
    {
      receive: async (event) => {
        received.push(event)
        if (reply instanceof Error) throw reply
        return typeof reply === 'function' ? reply(event) : reply
      },
      keepPromise: async () => true,
      sorryFor: () => aCard({ says: 'Sorry, that did not work. Nothing was lost.' }),
      log: { warn: (fields) => logged.push(fields), error: (fields) => logged.push(fields) },
      ...deps,
    },
  )

  let held: HeldReply | undefined
  const busy = new Set<Promise<void>>()
  const server = patientServer((request, response) => {
    const route = platform.routes.find(
      ({ path, method }) => path === request.url && method === request.method,
    )
    if (route === undefined) {
      response.writeHead(404).end()
      return
    }
    const work = route.handle(request, response).finally(() => busy.delete(work))
    busy.add(work)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`

  const postRaw: TeamsBench['postRaw'] = async (body, headers) => {
    const response = await fetch(url, { method: 'POST', body: body as never, headers })
    const text = await response.text()
    held?.answered()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const reference = { serviceUrl: connector.serviceUrl, bot: BOT }
  const place = (conversation: string, kind: ChatAddress['kind']): ChatAddress => ({
    platform: 'teams',
    tenant: TENANT,
    conversation,
    kind,
    reference,
  })

  return {
    platform,
    connector,
    openId,
    received,
    logged,
    url,
    personal: place(AMINA.conversation, 'personal'),
    channel: place(CHANNEL, 'channel'),
    answerWith(next) {
      reply = next
    },
    answerTooLateWith(next) {
      held = heldReply(next)
      reply = held.reply
    },
    async post(activity, wish) {
      const token = await openId.token(wish)
      return postRaw(JSON.stringify(activity), {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      })
    },
    postRaw,
    async settled() {
      while (busy.size > 0) await Promise.allSettled(busy)
    },
    async close() {
      while (busy.size > 0) await Promise.allSettled(busy)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await Promise.all([connector.close(), openId.close()])
    },
  }
}
