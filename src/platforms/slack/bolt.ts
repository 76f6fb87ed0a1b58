/**
 * Bolt behind a seam, impure: it takes what our own front has verified, and keeps the connection of
 * Socket Mode. Its own HTTP receiver is not used: it takes requests from the future, and a signed
 * `null` ends the process.
 */
import { App, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { SlackBody } from './payload.ts'
import { SILENT } from './web-api.ts'

/** Something from Slack on its way to us, with the way to answer it. */
export interface Delivery {
  readonly body: unknown
  /** As our front has read it; absent over the socket. */
  readonly read?: { readonly body: SlackBody; readonly id: string }
  readonly acknowledge: (body?: unknown) => void
  /** Instead of it: over the socket nothing is said, and that is the same. */
  readonly refuse: () => void
}

export interface BoltWish {
  readonly take: (delivery: Delivery) => Promise<void>
  readonly onFault: (error: unknown) => void
  readonly appToken?: string
  readonly apiUrl?: string
}

export interface Bolt {
  process(delivery: Delivery): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Bolt with one listener for everything: what each thing means is decided in `events.ts`. */
export function createBolt(wish: BoltWish): Bolt {
  const receiver = receiverFor(wish)
  const app = new App({
    receiver,
    authorize: async () => ({}),
    ignoreSelf: false,
    // Drafts live in the database: Bolt's own memory of conversations would never be looked at.
    convoStore: false,
    logger: SILENT,
  })
  app.error(async (error) => wish.onFault(error))
  app.use(async ({ body, context, ...rest }) => {
    const given = context['keepstep'] as Delivery | undefined
    const ack = (rest as { ack?: (body?: unknown) => Promise<void> }).ack
    const acknowledge = (answer: unknown) => void ack?.(answer)
    await wish.take(given ?? { body, acknowledge, refuse: () => undefined })
  })
  return {
    process: (delivery) =>
      app.processEvent({
        body: delivery.body as Record<string, unknown>,
        // Bolt acknowledges an event before it is dealt with; ours is the one that counts.
        ack: async () => undefined,
        customProperties: { keepstep: delivery },
      }),
    start: async () => void (await receiver.start()),
    stop: async () => void (await receiver.stop()),
  }
}

function receiverFor({ appToken, apiUrl, onFault }: BoltWish): Receiver {
  if (appToken === undefined) return STILL
  return new SocketModeReceiver({
    appToken,
    logger: SILENT,
    ...(apiUrl === undefined
      ? {}
      : { installerOptions: { clientOptions: { slackApiUrl: apiUrl.replace(/\/?$/, '/') } } }),
    processEventErrorHandler: async ({ error }) => {
      onFault(error)
      return true
    },
  })
}

/** What comes over HTTP is handed to `process`. */
const STILL: Receiver = {
  init: () => undefined,
  start: async () => undefined,
  stop: async () => undefined,
}
