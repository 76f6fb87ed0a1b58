import type { IncomingMessage } from 'node:http'

/** Requests whose body is still on its way. */
export interface BodiesBeingRead {
  add(request: IncomingMessage): void
}

/**
 * So many bodies may be on their way at once. A chat platform sends its own in one go: when there
 * are more, the one that has taken longest is cut, and never the one that has just come. So somebody
 * who sends many bodies slowly holds up nobody but themselves.
 */
export function createBodiesBeingRead(atMost: number): BodiesBeingRead {
  const reading = new Set<IncomingMessage>()
  return {
    add(request) {
      if (request.complete) return
      const forget = () => void reading.delete(request)
      request.once('end', forget).once('close', forget)
      reading.add(request)
      const [slowest] = reading
      if (reading.size > atMost) slowest?.destroy()
    },
  }
}
