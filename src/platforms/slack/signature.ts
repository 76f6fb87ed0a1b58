import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Slack's own limit for how old a request may be; a request from the future is refused as well. */
export const WINDOW_SECONDS = 300

/** What Slack signs a request with. */
export interface Signed {
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  readonly body: Buffer
}

/** Why the request cannot be Slack's, before a byte of its body is read; undefined where it may be. */
export function headerProblem(
  { signature = '', timestamp = '' }: Omit<Signed, 'body'>,
  now: Date,
): string | undefined {
  if (!/^\d{1,12}$/.test(timestamp)) return 'no-timestamp'
  if (!/^v0=[0-9a-f]{64}$/.test(signature)) return 'no-signature'
  const age = Math.abs(Math.floor(now.getTime() / 1000) - Number(timestamp))
  return age > WINDOW_SECONDS ? 'stale' : undefined
}

/** Whether the body is what was signed; for headers that `headerProblem` has nothing against. */
export function isSigned({ signature = '', timestamp, body }: Signed, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest()
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'))
}

/** The same for a verbatim replay: Slack gives an interaction no id of its own. */
export const digestOf = (...parts: readonly (string | undefined)[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex')
