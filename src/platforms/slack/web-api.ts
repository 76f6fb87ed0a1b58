/** Calls to Slack, impure: each is one attempt on the wire, and what went wrong is a value. */
import { LogLevel, webApi } from '@slack/bolt'
import { WireFault } from '../send-once.ts'
import type { Failure } from './failures.ts'
import { keptFetch } from './kept-fetch.ts'

const {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} = webApi
export type WebClient = webApi.WebClient

export type Answered<Value> =
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface ClientWish {
  readonly token?: string
  /** A stand-in for slack.com on this machine. */
  readonly apiUrl?: string
  readonly timeoutMs: number
}

/** A client that tries once: the SDK's own would post the same message up to three times. */
export function createClient({ token, apiUrl, timeoutMs }: ClientWish): WebClient {
  return new WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    fetch: keptFetch(timeoutMs),
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logLevel: LogLevel.ERROR,
    logger: SILENT,
  })
}

/** The SDK logs whole requests: what is worth knowing is in the outcome. */
export const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}

/** Makes one call. Never rejects. */
export async function attempt<Value>(call: () => Promise<Value>): Promise<Answered<Value>> {
  try {
    return { kind: 'answered', value: await call() }
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { status: 429, retryAfterSeconds: error.retryAfter }
  }
  if (error instanceof WebAPIPlatformError) return { error: error.data.error }
  if (error instanceof WebAPIHTTPError) {
    const retryAfter = error.headers['retry-after']
    return {
      status: error.statusCode,
      ...(retryAfter === undefined ? {} : { retryAfterSeconds: Number(retryAfter) }),
    }
  }
  const wire = error instanceof WebAPIRequestError ? error.original : undefined
  if (!(wire instanceof WireFault)) return {}
  return { code: wire.code, neverLeft: wire.neverLeft }
}
