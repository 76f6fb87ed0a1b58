/** The request's body, impure: bounded in size and time before any of it is kept. */
import type { IncomingMessage } from 'node:http'
import { readBytes, type Unread } from '../exchange.ts'

const BODY_TIMEOUT_MS = 10_000

/** The JSON of a body, or the HTTP status that says why there is none. */
export type Body =
  | { readonly kind: 'json'; readonly json: unknown; readonly text: string }
  | { readonly kind: 'refused'; readonly status: Unread }

/** Reads the body up to the limit and not a byte further. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request, BODY_TIMEOUT_MS)
  if (typeof bytes === 'number') return refused(bytes)
  const text = bytes.toString('utf8')
  try {
    return { kind: 'json', json: JSON.parse(text), text }
  } catch {
    return refused(400)
  }
}

const refused = (status: Unread): Body => ({ kind: 'refused', status })
