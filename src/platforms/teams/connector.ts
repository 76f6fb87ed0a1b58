/**
 * The way out, impure: one attempt is at most one request on the wire, with a deadline that is
 * looked at immediately before it leaves. What went wrong becomes a value in `failures.ts`.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import { PlatformError } from '../../errors.ts'
import { type Bot, type ConnectorClient, createBot, type GetToken } from './bot.ts'
import { type Failure, outcomeOf } from './failures.ts'
import { lastCheck, onceOnly, type UnderWay } from './one-attempt.ts'
import { allowedServiceUrl } from './service-urls.ts'
import type { TeamsRules } from './settings.ts'

/**
 * Shorter than the twenty seconds that the way out allows a platform. A slow answer is still an
 * answer: without it nobody can find out whether the message arrived.
 */
export const SEND_TIMEOUT_MS = 18_000

export interface AttemptWish {
  readonly serviceUrl: string | undefined
  /** What a 404 would mean. */
  readonly wanted: 'send' | 'update'
  readonly timeoutMs?: number
  /** Travels as the request's id, so that Microsoft's support can find it. */
  readonly requestId?: string
}

export type Attempted<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly outcome: SendOutcome; readonly cause?: unknown }

export interface Connector {
  readonly bot: Bot
  attempt<Value>(wish: AttemptWish, call: Call<Value>): Promise<Attempted<Value>>
}

type Call<Value> = (client: ConnectorClient, options: CallOptions) => Promise<Value>
interface CallOptions {
  readonly abortSignal: AbortSignal
}

export interface ConnectorWish {
  /** An access token for what goes out, in place of Microsoft's. */
  readonly getToken?: GetToken
  readonly sendTimeoutMs?: number
}

/** A connector that allows what `rules` allow. */
export function createConnector(rules: TeamsRules, wish: ConnectorWish = {}): Connector {
  const underWay = new AsyncLocalStorage<UnderWay>()
  const bot = createBot(rules, () => underWay.getStore()?.token)
  const clients = new Map<string, Promise<ConnectorClient>>()
  const policy = lastCheck(underWay)
  const { getToken = bot.getToken, sendTimeoutMs = SEND_TIMEOUT_MS } = wish

  const clientFor = (serviceUrl: string) => {
    const known = clients.get(serviceUrl)
    if (known !== undefined) return known
    const client = bot.connect(serviceUrl).then((fresh) => onceOnly(fresh, policy))
    if (clients.size >= 100) clients.clear()
    clients.set(serviceUrl, client)
    return client
  }

  return {
    bot,
    async attempt(asked, call) {
      const serviceUrl = allowedServiceUrl(rules.serviceUrls, asked.serviceUrl)
      if (serviceUrl === undefined) return notAllowed
      const timeoutMs = asked.timeoutMs ?? sendTimeoutMs
      const deadline = performance.now() + timeoutMs
      const token = await within(timeoutMs, getToken)
      if (token.kind === 'failed') return token
      const { origin } = new URL(serviceUrl)
      const state: UnderWay = {
        deadline,
        origin,
        token: token.value,
        requestId: asked.requestId,
        left: false,
      }
      const abortSignal = AbortSignal.timeout(Math.max(1, Math.ceil(deadline - performance.now())))
      try {
        const client = await clientFor(serviceUrl)
        const value = await underWay.run(state, () => call(client, { abortSignal }))
        return { kind: 'answered', value }
      } catch (error) {
        return failedWith(error, state, asked)
      }
    },
  }
}

const notAllowed: Attempted<never> = {
  kind: 'failed',
  outcome: { kind: 'unreachable', code: 'service-url-not-allowed' },
}

function failedWith(error: unknown, { left }: UnderWay, { wanted }: AttemptWish): Attempted<never> {
  const outcome: SendOutcome = left
    ? outcomeOf(failureIn(error), wanted, new Date())
    : { kind: 'not-sent', code: 'never-left' }
  return { kind: 'failed', outcome, cause: error }
}

/** A token that does not come in time is as good as none: nothing has been sent yet. */
async function within(
  timeoutMs: number,
  getToken: GetToken,
): Promise<Attempted<string | undefined>> {
  let timer: NodeJS.Timeout | undefined
  try {
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new PlatformError(
              'teams-token-late',
              'Microsoft gave no access token in time. Look at its service health.',
            ),
          ),
        timeoutMs,
      )
    })
    return { kind: 'answered', value: await Promise.race([getToken(), tooLate]) }
  } catch (cause) {
    return { kind: 'failed', outcome: { kind: 'not-sent', code: 'token-failed' }, cause }
  } finally {
    clearTimeout(timer)
  }
}

/** The SDK's errors in plain values. */
function failureIn(error: unknown): Failure {
  const { name, code, message, statusCode, response } = error as {
    name?: string
    code?: string
    message?: string
    statusCode?: number
    response?: { bodyAsText?: string | null; headers?: { get(name: string): string | undefined } }
  }
  if (name === 'AbortError') return { code: 'timeout' }
  const retryAfter = response?.headers?.get('retry-after')
  return {
    ...(statusCode === undefined ? {} : { status: statusCode }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(response?.bodyAsText ? { body: response.bodyAsText } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  }
}
