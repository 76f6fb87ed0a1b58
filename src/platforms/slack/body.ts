/** The request's body, impure: bounded in size and time before any of it is kept. */
import type { IncomingMessage } from 'node:http'

/** A payload of Slack is a few kilobytes; a long form is some fifty. */
export const BODY_LIMIT_BYTES = 256 * 1024
const BODY_TIMEOUT_MS = 5000

/** The very bytes that were signed, or the HTTP status that says why there are none. */
export async function readBytes(request: IncomingMessage): Promise<Buffer | 400 | 408 | 413> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return 413
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const done = (what: Buffer | 400 | 408 | 413) => {
      clearTimeout(timer)
      request.removeAllListeners('data')
      if (typeof what === 'number') request.pause()
      resolve(what)
    }
    const timer = setTimeout(() => done(408), BODY_TIMEOUT_MS)
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
