/**
 * The pages and what they ask for. Nobody is told more than that they may not see something: another
 * school, another person and nothing at all look the same from outside.
 */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { PageProblem } from '../../pages/wire.ts'
import type { OnPage, PageAsk, PageRefusal } from '../../usecases/pages/page-turn.ts'
import type { PagesDoor } from './door.ts'
import { PAGE_HEADER, sessionCookie, whoAsks } from './ways-in.ts'

/** More than anybody presses. */
const ASKS_A_MINUTE = 240

interface Refusal extends PageProblem {
  readonly status: number
}

const SIGN_IN: Refusal = {
  status: 401,
  code: 'sign-in',
  message: 'Open this page from Keepstep in Teams or Slack: that is how it knows who you are.',
}
const REFUSALS: Readonly<Record<PageRefusal, Refusal>> = {
  stranger: {
    status: 403,
    code: 'not-on-a-roster',
    message:
      'Keepstep does not know this account yet. Ask the induction tutor at your school to add you to the roster.',
  },
  restricted: {
    status: 403,
    code: 'restricted',
    message:
      'What is stored about you is kept and not used. Write to Keepstep in the chat to have it used again.',
  },
  'which-school': { status: 400, code: 'which-school', message: 'Choose a school first.' },
  'not-yours': {
    status: 403,
    code: 'not-yours',
    message: 'This page is for induction tutors and headteachers. Your own page shows your week.',
  },
  'not-there': { status: 403, code: 'not-there', message: 'There is nothing here for you to see.' },
  seen: {
    status: 401,
    code: 'link-used',
    message:
      'This link was used already. Type page to Keepstep in Slack, or open its Home, for a new one.',
  },
}
const LINK_OVER: Refusal = {
  status: 401,
  code: 'link-over',
  message: 'This link is too old. Type page to Keepstep in Slack, or open its Home, for a new one.',
}
const OUR_PAGES_ONLY: Refusal = {
  status: 403,
  code: 'other-page',
  message: 'Use the page that this service serves.',
}
const TOO_MANY: Refusal = {
  status: 429,
  code: 'too-many-requests',
  message: 'Wait a minute, then try again.',
}

const text = z.string().max(300)
const query = z.object({
  school: text.optional(),
  induction: text.optional(),
  programme: text.optional(),
  year: text.optional(),
  cohort: text.optional(),
  week: text.optional(),
})
type Query = z.infer<typeof query>
const linkBody = z.strictObject({ link: z.string().max(2000) })
const pressBody = z.strictObject({
  verb: z.string().max(60),
  input: z.record(z.string().max(60), z.string().max(300)),
})

/** Everything under `/tab/api/`, and the session that a link opens. */
export function pageApi(
  scope: FastifyInstance,
  { door }: { readonly door: PagesDoor },
  done: () => void,
): void {
  const asks = new RateLimiterMemory({ points: ASKS_A_MINUTE, duration: 60 })
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (request.headers[PAGE_HEADER] === undefined) return refuse(reply, OUR_PAGES_ONLY)
  })
  const show =
    <T>(read: (ask: PageAsk, of: Query, request: FastifyRequest) => Promise<OnPage<T>>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const from = await whoAsks(door.ways, request, door.now())
      if (from === undefined) return refuse(reply, SIGN_IN)
      const who = `${from.platform}/${from.tenant}/${from.userId}`
      const isFair = await asks.consume(who).then(
        () => true,
        () => false,
      )
      if (!isFair) return refuse(reply, TOO_MANY)
      const of = query.safeParse(request.query).data ?? {}
      const ask = { from, key: `page ${randomUUID()}`, school: of.school, now: door.now() }
      const found = await read(ask, of, request)
      return found.kind === 'shown' ? found.page : refuse(reply, REFUSALS[found.because])
    }
  scope.get('/tab/api/me', show(door.me))
  scope.get('/tab/api/my-week', show(door.myWeek))
  scope.get(
    '/tab/api/story',
    show((ask, { induction = '' }) => door.story(ask, induction)),
  )
  scope.get('/tab/api/events.ics', show(door.events))
  scope.get(
    '/tab/api/own-data.html',
    show((ask) => door.ownData(ask, 'page')),
  )
  scope.get(
    '/tab/api/own-data.json',
    show((ask) => door.ownData(ask, 'json')),
  )
  scope.get('/tab/api/school', show(door.school))
  scope.get('/tab/api/school.csv', show(door.csv))
  scope.get('/tab/api/school/messages', show(door.messages))
  scope.get('/tab/api/schools', show(door.sideBySide))
  scope.get('/tab/api/here', show(door.here))
  scope.post(
    '/tab/api/press',
    show(async (ask, _, { body }) => {
      const pressed = pressBody.safeParse(body)
      if (!pressed.success) return { kind: 'refused', because: 'not-there' }
      return await door.press({ ...ask, changes: true }, pressed.data)
    }),
  )
  sessionRoutes(scope, door)
  done()
}

function sessionRoutes(scope: FastifyInstance, door: PagesDoor): void {
  const { passes } = door.ways
  scope.post('/tab/session', async (request, reply) => {
    const now = door.now()
    const { link } = linkBody.safeParse(request.body).data ?? {}
    const opened = link === undefined ? undefined : passes?.openLink(link, now)
    if (opened === undefined || passes === undefined) return refuse(reply, LINK_OVER)
    const { from, id } = opened
    const used = await door.useLink({ from, key: `page-link ${id}`, now, changes: true })
    if (used.kind === 'refused') return refuse(reply, REFUSALS[used.because])
    const seconds = Math.floor(passes.sessionMs / 1000)
    return reply
      .header('set-cookie', sessionCookie(passes.session(from, now), seconds))
      .code(204)
      .send()
  })
  scope.delete('/tab/session', async (_request, reply) =>
    reply.header('set-cookie', sessionCookie('', 0)).code(204).send(),
  )
}

function refuse(reply: FastifyReply, { status, ...problem }: Refusal) {
  return reply.code(status).send(problem)
}
