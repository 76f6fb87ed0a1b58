/**
 * The way out, impure: one attempt is at most one request on the wire, with a deadline that is
 * looked at immediately before it leaves. What went wrong becomes a value in `failures.ts`.
 */

import type { Agent as HttpAgent } from 'node:http'
import { given } from '../../domain/given.ts'
import type { SendOutcome } from '../../domain/messages/delivery.ts'
import { PlatformError } from '../../errors.ts'
import { sendOnce, type WireAnswer, WireFault } from '../send-once.ts'
import { type Bot, type ConnectorClient, createBot, type GetToken } from './bot.ts'
import { type Failure, outcomeOf } from './failures.ts'
import {
  type CallsUnderWay,
  headersOf,
  lastCheck,
  onceOnly,
  proxyOf,
  type UnderWay,
} from './one-attempt.ts'
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

/** What is written to a conversation: the connector's own REST call, below `v3/conversations`. */
export interface Writing {
  readonly method: 'POST' | 'PUT'
  /** '', or a conversation with its activities: each part is encoded already. */
  readonly path: string
  /** JSON, written once. */
  readonly body: string
}

export interface Connector {
  readonly bot: Bot
  /** A call of the SDK's: for what is asked now and then. */
  attempt<Value>(wish: AttemptWish, call: Call<Value>): Promise<Attempted<Value>>
  /**
   * A message or an edit: with the SDK's access token and through its proxy, without its
   * layers of requests, which cost more than everything else that a send does.
   */
  write(wish: AttemptWish, writing: Writing): Promise<Attempted<Written>>
}

/** What the connector answers to a message. */
export interface Written {
  readonly id?: string
  readonly activityId?: string
}

/** One call of the SDK's, which keeps to these options. */
export type Call<Value> = (client: ConnectorClient, options: CallOptions) => Promise<Value>
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
  const underWay: CallsUnderWay = new WeakMap()
  const bot = createBot(rules)
  const clients = new Map<string, Promise<{ sdk: ConnectorClient; proxy: HttpAgent | undefined }>>()
  const policy = lastCheck(underWay)
  const { getToken = bot.getToken, sendTimeoutMs = SEND_TIMEOUT_MS } = wish

  const clientFor = (serviceUrl: string) => {
    const known = clients.get(serviceUrl)
    if (known !== undefined) return known
    const client = bot.connect(serviceUrl).then(async (fresh) => ({
      sdk: onceOnly(fresh, policy),
      proxy: await proxyOf(fresh, serviceUrl),
    }))
    if (clients.size >= 100) clients.clear()
    clients.set(serviceUrl, client)
    return client
  }
  /** Everything that comes before the request: where to, until when, with which token. */
  const prepare = async (asked: AttemptWish): Promise<Attempted<Ready>> => {
    const serviceUrl = allowedServiceUrl(rules.serviceUrls, asked.serviceUrl)
    if (serviceUrl === undefined) return notAllowed
    const timeoutMs = asked.timeoutMs ?? sendTimeoutMs
    const deadline = performance.now() + timeoutMs
    const token = await within(timeoutMs, getToken)
    if (token.kind === 'failed') return token
    const { origin } = new URL(serviceUrl)
    const { requestId } = asked
    const state = { deadline, origin, token: token.value, requestId, left: false }
    return { kind: 'answered', value: { serviceUrl, state } }
  }

  return {
    bot,
    async attempt(asked, call) {
      const ready = await prepare(asked)
      if (ready.kind === 'failed') return ready
      const { serviceUrl, state } = ready.value
      const abortSignal = AbortSignal.timeout(msUntil(state.deadline))
      underWay.set(abortSignal, state)
      try {
        const { sdk } = await clientFor(serviceUrl)
        return { kind: 'answered', value: await call(sdk, { abortSignal }) }
      } catch (error) {
        return failedWith(error, state, asked)
      }
    },
    async write(asked, writing) {
      const ready = await prepare(asked)
      if (ready.kind === 'failed') return ready
      const { serviceUrl, state } = ready.value
      try {
        const { proxy } = await clientFor(serviceUrl)
        return await writeOnce(writing, { serviceUrl, state, proxy, asked })
      } catch (cause) {
        return { kind: 'failed', outcome: { kind: 'not-sent', code: 'never-left' }, cause }
      }
    },
  }
}

interface Ready {
  readonly serviceUrl: string
  readonly state: UnderWay
}

const msUntil = (deadline: number): number => Math.max(1, Math.ceil(deadline - performance.now()))

interface WriteContext extends Ready {
  readonly proxy: HttpAgent | undefined
  readonly asked: AttemptWish
}

async function writeOnce(
  { method, path, body }: Writing,
  { serviceUrl, state, proxy, asked }: WriteContext,
): Promise<Attempted<Written>> {
  const timeoutMs = state.deadline - performance.now()
  if (timeoutMs <= 0) return neverLeft
  const url = `${serviceUrl.replace(/\/$/, '')}/v3/conversations${path}`
  try {
    const headers = headersOf(state)
    const answer = await sendOnce({ url, method, headers, body, timeoutMs, agent: proxy })
    return answeredWith(answer, asked)
  } catch (cause) {
    if (!(cause instanceof WireFault)) throw cause
    const outcome = cause.neverLeft
      ? neverLeftWith(cause)
      : outcomeOf(lostOn(cause), asked.wanted, new Date())
    return { kind: 'failed', outcome, cause }
  }
}

const neverLeft: Attempted<never> = {
  kind: 'failed',
  outcome: { kind: 'not-sent', code: 'never-left' },
}

const neverLeftWith = ({ code }: WireFault): SendOutcome => ({
  kind: 'not-sent',
  code: code.toLowerCase().replaceAll('_', '-'),
})

const lostOn = ({ code }: WireFault): Failure => ({ code: code === 'TIMEOUT' ? 'timeout' : code })

function answeredWith(
  { status, headers, body }: WireAnswer,
  { wanted }: AttemptWish,
): Attempted<Written> {
  if (status >= 200 && status < 300) return { kind: 'answered', value: writtenIn(body) }
  const retryAfter = headers['retry-after']
  const failure = { status, body, ...given({ retryAfter }) }
  return { kind: 'failed', outcome: outcomeOf(failure, wanted, new Date()) }
}

/** An answer that names no message is as good as none: see `outbound.ts`. */
function writtenIn(body: string): Written {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' && said !== null ? said : {}
  } catch {
    return {}
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
    ...given({ status: statusCode, retryAfter }),
    ...(response?.bodyAsText ? { body: response.bodyAsText } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof message === 'string' ? { message } : {}),
  }
}
