/**
 * One HTTP request over connections that are kept, impure: at most one attempt on the wire, nothing
 * repeated, nothing followed. What both platforms' own libraries spend on a request is several times
 * what the request takes.
 */
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

export interface WireRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds from now until an answer is not waited for any more. */
  readonly timeoutMs: number
  /** Through a proxy, where one is set. */
  readonly agent?: HttpAgent | undefined
}

export interface WireAnswer {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What went wrong on the wire. `neverLeft` is only true where that is certain. */
export class WireFault extends Error {
  readonly code: string
  readonly neverLeft: boolean

  constructor(code: string, neverLeft: boolean, options?: ErrorOptions) {
    super(`The request ended with ${code}.`, options)
    this.name = 'WireFault'
    this.code = code
    this.neverLeft = neverLeft
  }
}

/**
 * Idle sockets are closed long before a load balancer forgets them without a word: a message on a
 * forgotten socket would end as unknown.
 */
const KEPT = { keepAlive: true, timeout: 15_000, scheduling: 'lifo' } as const
const agents = { http: new HttpAgent(KEPT), https: new HttpsAgent(KEPT) }

/** An answer says an id or why not: more than this is none of ours. */
const ANSWER_AT_MOST = 1024 * 1024

/**
 * Sends it, and resolves with the whole answer. Rejects with a `WireFault`. The request leaves once
 * there is a connection, and only if it is not late by then: the process may have stood still.
 */
export function sendOnce(asked: WireRequest): Promise<WireAnswer> {
  const lateAtMs = performance.now() + asked.timeoutMs
  return new Promise((resolve, reject) => {
    const isSecure = asked.url.startsWith('https:')
    const begin = isSecure ? httpsRequest : httpRequest
    const request = begin(asked.url, {
      method: asked.method,
      agent: asked.agent ?? (isSecure ? agents.https : agents.http),
      headers: { ...asked.headers, 'content-length': Buffer.byteLength(asked.body) },
    })
    let hasLeft = false
    const timer = setTimeout(() => request.destroy(new Error(LATE)), asked.timeoutMs)
    const fail = (error: Error): void => {
      clearTimeout(timer)
      reject(faultOf(error, hasLeft))
    }
    const leave = (): void => {
      if (performance.now() >= lateAtMs) return void request.destroy(new Error(LATE))
      hasLeft = true
      request.end(asked.body)
    }
    request.on('socket', (socket) => {
      if (!socket.connecting) leave()
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', leave)
    })
    request.on('error', fail)
    request.on('response', (response) => {
      readAll(response).then((body) => {
        clearTimeout(timer)
        const { statusCode: status = 0, statusMessage: statusText = '', headers } = response
        resolve({ status, statusText, headers, body })
      }, fail)
    })
  })
}

const LATE = 'TIMEOUT'

function faultOf(error: Error, hasLeft: boolean): WireFault {
  const { code = error.message === LATE ? LATE : 'NO_REPLY' } = error as { code?: string }
  return new WireFault(code, !hasLeft, { cause: error })
}

function readAll(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      body += chunk
      if (body.length > ANSWER_AT_MOST) response.destroy(new Error('answer-too-long'))
    })
    response.on('end', () => resolve(body))
    response.on('error', reject)
    response.on('close', () => reject(new Error('closed')))
  })
}
