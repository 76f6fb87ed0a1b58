/** A platform's request and its answer over HTTP, impure: the same for whichever platform asks. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A payload of Slack is a few kilobytes, a long form some fifty; a message of Teams is at most 28. */
const BODY_LIMIT_BYTES = 256 * 1024

/** What a body ended in that was not read: cut off, too slow, too long. */
export type Unread = 400 | 408 | 413

/**
 * The body's very bytes, up to the limit and not one further, within `timeoutMs`; or the HTTP status
 * that says why there are none.
 */
export async function readBytes(
  request: IncomingMessage,
  timeoutMs: number,
): Promise<Buffer | Unread> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return 413
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const done = (what: Buffer | Unread) => {
      clearTimeout(timer)
      request.removeAllListeners('data')
      if (typeof what === 'number') request.pause()
      resolve(what)
    }
    const timer = setTimeout(() => done(408), timeoutMs)
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > BODY_LIMIT_BYTES) return done(413)
      chunks.push(chunk)
    })
    request.on('end', () => done(Buffer.concat(chunks)))
    request.on('error', () => done(400))
    request.on('close', () => done(400))
  })
}

/** Answers once, with JSON or with nothing; a later answer to the same request is dropped. */
export const respond = (response: ServerResponse, status: number, body?: unknown): void =>
  respondWith(response, status, body === undefined ? undefined : JSON.stringify(body))

/** The same with JSON that is written already. */
export function respondWith(response: ServerResponse, status: number, json?: string): void {
  if (response.headersSent || response.destroyed) return
  if (status !== 200 && isUnread(response.req)) response.setHeader('connection', 'close')
  if (json !== undefined) response.setHeader('content-type', 'application/json; charset=utf-8')
  response.writeHead(status)
  response.end(json)
}

/**
 * A long body that was refused is not read to its end, so its connection cannot carry another
 * request. A short one is thrown away by Node.
 */
const isUnread = ({ complete, headers }: IncomingMessage): boolean =>
  !complete && !(Number(headers['content-length']) <= SHORT_BYTES)
const SHORT_BYTES = 16 * 1024
