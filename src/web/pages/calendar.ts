import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { PagesDoor } from './door.ts'

/** Calendar programs ask once or a few times an hour. */
const ASKS_AN_HOUR = 60

/** `/calendar/….ics`: a person's own days, for whoever holds their sealed address. */
export function calendarRoute(
  scope: FastifyInstance,
  { door }: { readonly door: PagesDoor },
  done: () => void,
): void {
  const asks = new RateLimiterMemory({ points: ASKS_AN_HOUR, duration: 3600 })
  scope.get<{ Params: { sealed: string } }>('/calendar/:sealed.ics', async (request, reply) => {
    reply.header('cache-control', 'private, no-store')
    const now = door.now()
    const from = door.ways.calendars?.open(request.params.sealed, now)
    if (from === undefined) return reply.code(404).type('text/plain; charset=utf-8').send(GONE)
    const isFair = await asks.consume(`${from.platform}/${from.tenant}/${from.userId}`).then(
      () => true,
      () => false,
    )
    if (!isFair) return reply.code(429).header('retry-after', '3600').send()
    const found = await door.events({ from, key: `calendar ${randomUUID()}`, now })
    if (found.kind === 'refused') {
      return reply.code(404).type('text/plain; charset=utf-8').send(GONE)
    }
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="keepstep.ics"')
      .send(found.page)
  })
  done()
}

const GONE =
  'There is no calendar at this address. Write “my calendar” to Keepstep for a new one.\n'
