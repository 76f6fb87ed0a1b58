import type { FastifyReply, FastifyRequest } from 'fastify'
import { cameThroughProxy, isFromThisMachine } from '../whence.ts'
import type { Problem } from './page/wire.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

const hostnameOf = (host: string): string => host.replace(/:\d*$/, '').toLowerCase()

interface Asked {
  readonly isLocal: boolean
  /** Something in between has passed it on: behind a proxy of this machine everybody looks local. */
  readonly isForwarded: boolean
  readonly host: string
  readonly method: string
  readonly origin?: string | undefined
  readonly fetchSite?: string | undefined
}

/**
 * Why a request may not come in where one person can be everybody: it is for whoever sits at this
 * machine. A `Host` that is not loopback is a rebound name; a page of another origin may not ask.
 */
export function sandboxRefusal(asked: Asked): Problem | undefined {
  if (asked.isForwarded) return PASSED_ON
  if (!asked.isLocal || !LOOPBACK_NAMES.includes(hostnameOf(asked.host))) return NOT_HERE
  const sameOrigin = asked.origin === undefined || asked.origin === `http://${asked.host}`
  if (!sameOrigin) return OTHER_ORIGIN
  if (asked.method === 'GET' || asked.method === 'HEAD') return undefined
  const sameSite = asked.fetchSite === undefined || asked.fetchSite === 'same-origin'
  return sameSite ? undefined : OTHER_ORIGIN
}

const NOT_HERE = { code: 'not-on-this-machine', message: 'Open the sandbox on 127.0.0.1.' }
const PASSED_ON = {
  code: 'passed-on',
  message: 'Open the sandbox on 127.0.0.1 itself, and not through a proxy.',
}
const OTHER_ORIGIN = { code: 'other-origin', message: 'Use the page that this service serves.' }

/** The same for a request as it came. */
export function guardProblem(request: FastifyRequest): Problem | undefined {
  const { origin, host = '', 'sec-fetch-site': fetchSite } = request.headers
  return sandboxRefusal({
    isLocal: isFromThisMachine(request.raw),
    isForwarded: cameThroughProxy(request.raw),
    host,
    method: request.method,
    origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
  })
}

/** The same as a hook for every route on which nobody has to say who they are. */
export async function guardSandbox(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const problem = guardProblem(request)
  if (problem !== undefined) await reply.code(403).send(problem)
}
