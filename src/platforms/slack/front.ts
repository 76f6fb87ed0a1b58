/**
 * The way in over HTTP, impure: what cannot be Slack's is refused by its headers, then the body is
 * bounded, then its signature is checked on its very bytes, then it is read. Nobody who is not Slack
 * learns anything, and nothing ends in a 500.
 */
import type { IncomingMessage } from 'node:http'
import { readBytes } from '../exchange.ts'
import { readBody, type SlackBody, urlVerification } from './payload.ts'
import { digestOf, headerProblem, isSigned } from './signature.ts'

const BODY_TIMEOUT_MS = 5_000

/** A verified payload, or the HTTP status to refuse it with. */
export type Admitted =
  | { readonly kind: 'body'; readonly body: SlackBody; readonly id: string }
  | { readonly kind: 'challenge'; readonly challenge: string }
  | { readonly kind: 'nothing'; readonly because: string }
  | { readonly kind: 'refused'; readonly status: number; readonly because: string }

/** Reads and verifies one request. `because` is a stable code for the log, never for the caller. */
export async function admit(
  request: IncomingMessage,
  signingSecret: string,
  now: () => Date,
): Promise<Admitted> {
  const { headers } = request
  const type = String(headers['content-type'] ?? '')
    .split(';', 1)[0]
    ?.trim()
    .toLowerCase()
  const read = type === undefined || !Object.hasOwn(readers, type) ? undefined : readers[type]
  if (read === undefined) return refused(415, 'content-type')
  const signature = single(headers['x-slack-signature'])
  const timestamp = single(headers['x-slack-request-timestamp'])
  const problem = headerProblem({ signature, timestamp }, now())
  if (problem !== undefined) return refused(401, problem)
  const bytes = await readBytes(request, BODY_TIMEOUT_MS)
  if (typeof bytes === 'number') return refused(bytes, 'body')
  const isGenuine = isSigned({ signature, timestamp, body: bytes }, signingSecret)
  if (!isGenuine) return refused(401, 'bad-signature')
  return understood(read(bytes.toString('utf8')), digestOf(timestamp, signature))
}

const single = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : undefined

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'application/json': json,
  'application/x-www-form-urlencoded': (text) => {
    const fields = new URLSearchParams(text)
    const payload = fields.get('payload')
    return payload === null ? Object.fromEntries(fields) : json(payload)
  },
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function understood(payload: unknown, digest: string): Admitted {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return refused(400, 'not-an-object')
  }
  const verification = urlVerification.safeParse(payload)
  if (verification.success) return { kind: 'challenge', challenge: verification.data.challenge }
  const body = readBody(payload)
  if (body === undefined) return { kind: 'nothing', because: 'not-a-shape-of-ours' }
  return { kind: 'body', body, id: eventIdOf(body, digest) }
}

/** The same for every redelivery of an event, and for every replay of an interaction. */
export const eventIdOf = (body: SlackBody, digest: string): string =>
  `slack:${'event_id' in body ? body.event_id : digest}`

const refused = (status: number, because: string): Admitted => ({
  kind: 'refused',
  status,
  because,
})
