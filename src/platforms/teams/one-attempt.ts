/**
 * The SDK's pipeline cut down to one request, impure: nothing is repeated or redirected, and a last
 * check stands immediately before the wire.
 */
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { given } from '../../domain/given.ts'
import { PlatformError } from '../../errors.ts'
import type { ConnectorClient } from './bot.ts'

/** A request under way: what the last check before the wire needs to know of it. */
export interface UnderWay {
  readonly deadline: number
  readonly origin: string
  readonly token: string | undefined
  readonly requestId: string | undefined
  left: boolean
}

/** The part of the SDK's pipeline that is used; botbuilder keeps it to itself. */
interface Pipeline {
  getOrderedPolicies(): readonly WirePolicy[]
  removePolicy(which: { name: string }): unknown[]
  addPolicy(policy: WirePolicy, where: { afterPhase: 'Sign' }): void
}
/** The part of the SDK's client that leads to its pipeline. */
interface Inside {
  readonly client: { readonly pipeline: Pipeline }
}
interface WireRequest {
  readonly url: string
  readonly headers: { set(name: string, value: string): void }
  /** That of the call which it belongs to. */
  readonly abortSignal?: object
  agent?: HttpAgent | HttpsAgent
}
export interface WirePolicy {
  readonly name: string
  sendRequest(request: WireRequest, next: (request: WireRequest) => unknown): unknown
}

/**
 * Takes away what would send twice or elsewhere. The SDK repeats a request by itself on 5xx, 429
 * and lost answers, whatever its options say, and follows redirects to any host.
 */
export function onceOnly(client: ConnectorClient, policy: WirePolicy): ConnectorClient {
  const { pipeline } = inside(client).client
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) {
    if (pipeline.removePolicy({ name }).length === 0) {
      throw new PlatformError(
        'teams-sdk-changed',
        `Check the botbuilder version: it has no ${name}, so a message might be sent more than once.`,
      )
    }
  }
  pipeline.addPolicy(policy, { afterPhase: 'Sign' })
  return client
}

const inside = (client: ConnectorClient): Inside => client as unknown as Inside

/** The headers of a message. */
export const headersOf = ({ token, requestId }: UnderWay): Record<string, string> => ({
  accept: '*/*',
  'content-type': 'application/json; charset=utf-8',
  'user-agent': 'Microsoft-BotFramework/3.1 Keepstep',
  ...given({
    authorization: token === undefined ? undefined : bearer(token),
    'x-ms-client-request-id': requestId,
  }),
})

const bearer = (token: string): string => `Bearer ${token}`

/** The proxy through which the SDK reaches that address, if there is one: it knows the settings. */
export async function proxyOf(
  client: ConnectorClient,
  url: string,
): Promise<HttpAgent | undefined> {
  const policies = inside(client).client.pipeline.getOrderedPolicies()
  const proxy = policies.find(({ name }) => name === 'proxyPolicy')
  const asked: WireRequest = { url, headers: { set: () => undefined } }
  await proxy?.sendRequest(asked, (request) => request)
  return asked.agent
}

/**
 * Idle sockets are closed long before a load balancer forgets them without a word: a message on a
 * forgotten socket would end as unknown.
 */
const agents = {
  'http:': new HttpAgent({ keepAlive: true, timeout: 15_000 }),
  'https:': new HttpsAgent({ keepAlive: true, timeout: 15_000 }),
}

/** Calls under way, each by the signal that it travels with to the last check. */
export type CallsUnderWay = WeakMap<object, UnderWay>

/** Holds back what is late or aimed elsewhere, signs what may leave, and notes that it does. */
export function lastCheck(underWay: CallsUnderWay): WirePolicy {
  return {
    name: 'keepstepLastCheck',
    sendRequest(request, next) {
      const state = request.abortSignal && underWay.get(request.abortSignal)
      const { origin, protocol } = new URL(request.url)
      if (state === undefined || state.origin !== origin || performance.now() >= state.deadline) {
        throw new PlatformError(
          'teams-never-left',
          'Send the message again: it was held back before it left.',
        )
      }
      if (state.token !== undefined) request.headers.set('authorization', bearer(state.token))
      if (state.requestId !== undefined)
        request.headers.set('x-ms-client-request-id', state.requestId)
      request.agent ??= agents[protocol === 'http:' ? 'http:' : 'https:']
      state.left = true
      return next(request)
    },
  }
}
