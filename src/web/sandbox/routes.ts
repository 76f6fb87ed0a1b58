import type { FastifyInstance, FastifyReply } from 'fastify'
import { actionBody, check, clockBody, messageBody, searchBody } from './bodies.ts'
import type { ClockTarget, DeskRefusal, SandboxDesk } from './desk.ts'
import { guardSandbox } from './guard.ts'
import type { Problem } from './page/wire.ts'
import { servePage } from './page-files.ts'

const MAX_DAYS_AHEAD = 400
const MS_A_DAY = 86_400_000

const REFUSALS: Record<DeskRefusal['because'], { status: number } & Problem> = {
  'no-such-message': {
    status: 404,
    code: 'no-such-message',
    message: 'That message is no longer there. Load the chat again.',
    field: 'messageId',
  },
  'not-in-this-chat': {
    status: 403,
    code: 'not-in-this-chat',
    message: 'That message is in the chat of somebody else.',
    field: 'as',
  },
  'unknown-person': {
    status: 404,
    code: 'unknown-person',
    message: 'Nobody on the roster has that email.',
    field: 'as',
  },
  'no-such-time': {
    status: 400,
    code: 'no-such-time',
    message: 'There is no such moment ahead on this calendar.',
    field: 'to',
  },
}

interface SandboxRoutesOptions {
  readonly desk: SandboxDesk
  readonly pageDirectory: string | undefined
}

/** The sandbox: its page, and the API that the page uses. */
export function sandboxRoutes(
  scope: FastifyInstance,
  { desk, pageDirectory }: SandboxRoutesOptions,
  done: () => void,
): void {
  scope.addHook('onRequest', guardSandbox)
  servePage(scope, pageDirectory)

  scope.get('/sandbox/state', () => desk.state())
  scope.get<{ Params: { address: string } }>(
    '/sandbox/conversations/:address',
    async (request, reply) =>
      (await desk.conversation(request.params.address)) ??
      reply.code(404).send({
        code: 'no-such-conversation',
        message: 'Nobody has that address. Choose one from the state.',
      }),
  )
  scope.post('/sandbox/message', async (request, reply) => {
    const checked = check(messageBody, request.body)
    if ('problem' in checked) return reply.code(400).send(checked.problem)
    return answer(reply, await desk.message(checked.body))
  })
  scope.post('/sandbox/action', async (request, reply) => {
    const checked = check(actionBody, request.body)
    if ('problem' in checked) return reply.code(400).send(checked.problem)
    return answer(reply, await desk.action(checked.body))
  })
  scope.post('/sandbox/search', async (request, reply) => {
    const checked = check(searchBody, request.body)
    if ('problem' in checked) return reply.code(400).send(checked.problem)
    return answer(reply, await desk.search(checked.body))
  })
  clockRoute(scope, desk)
  done()
}

function clockRoute(scope: FastifyInstance, desk: SandboxDesk): void {
  let isMoving = false
  scope.post('/sandbox/clock', async (request, reply) => {
    const checked = check(clockBody, request.body)
    if ('problem' in checked) return reply.code(400).send(checked.problem)
    const problem = clockProblem(desk.now(), checked.body.to)
    if (problem !== undefined) return reply.code(400).send(problem)
    if (isMoving) return reply.code(409).send(ALREADY_MOVING)
    isMoving = true
    try {
      const { to, peopleLog } = checked.body
      return answer(reply, await desk.advanceTo(to, { peopleLog }))
    } finally {
      isMoving = false
    }
  })
}

const ALREADY_MOVING: Problem = {
  code: 'clock-is-moving',
  message: 'The clock is moving already. Wait until it has arrived.',
}

function clockProblem(now: Date, to: ClockTarget): Problem | undefined {
  if (!(to instanceof Date)) return undefined
  const ahead = to.getTime() - now.getTime()
  if (ahead < 0) {
    return { code: 'clock-goes-back', message: 'Choose a time after now.', field: 'to' }
  }
  if (ahead > MAX_DAYS_AHEAD * MS_A_DAY) {
    const message = `Choose a time at most ${MAX_DAYS_AHEAD} days ahead.`
    return { code: 'clock-too-far', message, field: 'to' }
  }
  return undefined
}

function answer(
  reply: FastifyReply,
  outcome: DeskRefusal | { readonly kind: 'answered' | 'moved' | 'found' },
): unknown {
  if (outcome.kind === 'refused') {
    const { status, ...problem } = REFUSALS[outcome.because]
    return reply.code(status).send(problem)
  }
  const { kind: _, ...body } = outcome
  return body
}
