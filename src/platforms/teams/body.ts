/** The request's body, impure: bounded in size and time before any of it is kept. */
import type { IncomingMessage } from 'node:http'

/** An activity of Teams is a few kilobytes; its own limit for a message is 28. */
export const BODY_LIMIT_BYTES = 256 * 1024
const BODY_TIMEOUT_MS = 10_000

/** The JSON of a body, or the HTTP status that says why there is none. */
export type Body =
  | { readonly kind: 'json'; readonly json: unknown; readonly text: string }
  | { readonly kind: 'refused'; readonly status: 400 | 408 | 413 }

/** Reads the body up to the limit and not a byte further. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return refused(413)
  const bytes = await readBytes(request)
  if (typeof bytes === 'number') return refused(bytes)
  const text = bytes.toString('utf8')
  try {
    return { kind: 'json', json: JSON.parse(text), text }
  } catch {
    return refused(400)
  }
}

function readBytes(request: IncomingMessage): Promise<Buffer | 400 | 408 | 413> {
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

const refused = (status: 400 | 408 | 413): Body => ({ kind: 'refused', status })
