import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from './sandbox/page/wire.ts'

/** No request of ours comes near it; a larger one is refused before it is read. */
export const BODY_LIMIT_BYTES = 256 * 1024

/** What a fault of ours looks like from outside: nothing of why. */
export const INTERNAL_PROBLEM: Problem = {
  code: 'internal-error',
  message: 'Something went wrong here. Try again in a minute.',
}

const BY_STATUS: Readonly<Record<number, Problem>> = {
  400: { code: 'invalid-request', message: 'Send the body as JSON.' },
  404: { code: 'not-found', message: 'There is nothing at this address.' },
  408: { code: 'too-slow', message: 'Send the whole request at once.' },
  413: { code: 'body-too-large', message: 'Send at most 256 KB.' },
  414: { code: 'address-too-long', message: 'There is nothing at an address that long.' },
  415: { code: 'json-expected', message: 'Send the body as application/json.' },
  429: { code: 'too-many-requests', message: 'Wait a minute, then try again.' },
  431: { code: 'headers-too-large', message: 'Send fewer or shorter headers.' },
}

/** How a refusal of the web framework is told: by its status, in our words. */
export const problemOf = (error: { readonly statusCode?: number }): Problem =>
  BY_STATUS[error.statusCode ?? 500] ??
  (isOurs(error.statusCode)
    ? INTERNAL_PROBLEM
    : { code: 'invalid-request', message: 'Check the request.' })

const isOurs = (status = 500): boolean => status >= 500

/** Every error of every route as JSON; only faults of ours are logged, and never a request's text. */
export function answerError(
  error: Error & { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500
  if (isOurs(status)) request.log.error({ err: error }, 'a request broke')
  reply.code(status).send(problemOf(error))
}

/** Every address that leads nowhere, as JSON. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): void {
  reply.code(404).send(BY_STATUS[404])
}

/**
 * What the web framework would say in its own words, quoting the address: one that is too long, or
 * that no browser would make.
 */
export function answerFrameworkError(
  error: Error & { readonly statusCode?: number },
  _request: FastifyRequest,
  reply: FastifyReply,
): void {
  const status = error.statusCode ?? 500
  reply.code(status).send(problemOf({ statusCode: status }))
}

const PARSER_STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/** What comes over a connection and is no request. */
export function answerNoRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = PARSER_STATUS[error.code ?? ''] ?? 400
  const body = JSON.stringify(status === 400 ? NO_REQUEST : problemOf({ statusCode: status }))
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'content-type: application/json; charset=utf-8\r\nconnection: close\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const NO_REQUEST: Problem = { code: 'invalid-request', message: 'Send an HTTP request.' }
