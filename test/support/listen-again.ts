import { once } from 'node:events'
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Listens on a loopback port that was given up a moment ago. Somebody's outgoing connection may have
 * taken it meanwhile: then it is tried again until it is free.
 */
export async function listenAgain(server: Server, port: number): Promise<void> {
  for (;;) {
    server.listen(port, '127.0.0.1')
    try {
      await once(server, 'listening')
      return
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error
      await sleep(50)
    }
  }
}
