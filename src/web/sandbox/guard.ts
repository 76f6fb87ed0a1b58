import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from './page/wire.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']
const LOOPBACK_PEERS = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

const hostnameOf = (host: string): string => host.replace(/:\d*$/, '').toLowerCase()

interface Asked {
  readonly peer: string
  readonly host: string
  readonly method: string
  readonly origin?: string | undefined
  readonly fetchSite?: string | undefined
}

/**
 * Why a request may not use the sandbox, on which one person can be everybody: it is for whoever
 * sits at this machine. A `Host` that is not loopback is a rebound name; a page of another origin
 * may not post here.
 */
export function sandboxRefusal(asked: Asked): Problem | undefined {
  if (!LOOPBACK_PEERS.includes(asked.peer) || !LOOPBACK_NAMES.includes(hostnameOf(asked.host))) {
    return { code: 'not-on-this-machine', message: 'Open the sandbox on 127.0.0.1.' }
  }
  if (asked.method === 'GET' || asked.method === 'HEAD') return undefined
  const sameOrigin = asked.origin === undefined || asked.origin === `http://${asked.host}`
  const sameSite = asked.fetchSite === undefined || asked.fetchSite === 'same-origin'
  return sameOrigin && sameSite
    ? undefined
    : { code: 'other-origin', message: 'Use the page that this service serves.' }
}

/** The same as a hook for every route of the sandbox. */
export async function guardSandbox(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin, host = '', 'sec-fetch-site': fetchSite } = request.headers
  const problem = sandboxRefusal({
    peer: request.socket.remoteAddress ?? '',
    host,
    method: request.method,
    origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
  })
  if (problem !== undefined) await reply.code(403).send(problem)
}
