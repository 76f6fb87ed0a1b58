/**
 * The connections to this server. Whoever opens one and says nothing may neither hold up a stop nor
 * take the place of somebody who has something to say.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'

export interface ConnectionLimits {
  /** More than so many at once: the one that has been silent for longest is cut. */
  readonly atMost: number
  /** On closing, how long what is being answered may take. */
  readonly closeWithinMs: number
}

export interface Connections {
  /** A server whose connections are these. */
  serve(listener: RequestListener): Server
  /** Cuts what is silent now, what is being answered as soon as it is, and the rest after a while. */
  close(): void
  /** Nothing is left. */
  closed(): void
}

/** A request has to say what it wants within so long. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 15_000
/** Longer than a load balancer's own, so that it is never the one whose request is cut. */
const KEEP_ALIVE_MS = 72_000

/** No connections yet. */
export function createConnections({ atMost, closeWithinMs }: ConnectionLimits): Connections {
  /** How many requests are being answered on each, in the order in which they came. */
  const open = new Map<Socket, number>()
  let closing: NodeJS.Timeout | undefined

  const isSilent = (socket: Socket) => (open.get(socket) ?? 0) === 0
  const makeRoom = () => {
    if (open.size <= atMost) return
    for (const socket of open.keys()) if (isSilent(socket)) return void socket.destroy()
  }
  const begin = (socket: Socket) => {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    return () => {
      if (!open.has(socket)) return
      open.set(socket, Math.max(0, (open.get(socket) ?? 0) - 1))
      if (closing !== undefined && isSilent(socket)) socket.destroySoon()
    }
  }
  return {
    serve(listener) {
      const server = createServer(
        { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
        listener,
      )
      server.keepAliveTimeout = KEEP_ALIVE_MS
      server.on('connection', (socket) => {
        open.set(socket, 0)
        socket.once('close', () => open.delete(socket))
        makeRoom()
      })
      server.on('request', ({ socket }, response) => {
        response.once('close', begin(socket))
      })
      return server
    },
    close() {
      for (const socket of open.keys()) if (isSilent(socket)) socket.destroy()
      closing = setTimeout(() => {
        for (const socket of open.keys()) socket.destroy()
      }, closeWithinMs)
    },
    closed: () => clearTimeout(closing),
  }
}
