import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SendOutcome } from '../../../src/domain/messages/delivery.ts'
import { outcomeOf } from '../../../src/platforms/teams/failures.ts'
import { AMINA, CHANNEL } from '../../support/build-activity.ts'
import { aCard } from '../../support/build-card.ts'
import type { ConnectorFault } from '../../support/fake-connector.ts'
import { startTeamsBench, type TeamsBench } from '../../support/teams-bench.ts'

const now = new Date('2026-09-07T07:45:00Z')

describe('what a failed request came to', () => {
  it.each<[string, Parameters<typeof outcomeOf>[0], SendOutcome]>([
    [
      'a time to wait in seconds',
      { status: 429, retryAfter: '30' },
      { kind: 'throttled', retryAfterMs: 30_000 },
    ],
    [
      'an instant to wait for',
      { status: 429, retryAfter: 'Mon, 07 Sep 2026 07:46:00 GMT' },
      { kind: 'throttled', retryAfterMs: 60_000 },
    ],
    ['no time to wait', { status: 429 }, { kind: 'throttled', retryAfterMs: 5000 }],
    [
      'a time that has passed',
      { status: 429, retryAfter: '0' },
      { kind: 'throttled', retryAfterMs: 1000 },
    ],
    [
      'a time that is no time',
      { status: 429, retryAfter: 'soon' },
      { kind: 'throttled', retryAfterMs: 5000 },
    ],
    [
      'a time of a week',
      { status: 429, retryAfter: '604800' },
      { kind: 'throttled', retryAfterMs: 3_600_000 },
    ],
    ['nobody listening', { code: 'ECONNREFUSED' }, { kind: 'not-sent', code: 'econnrefused' }],
    ['no such host', { code: 'ENOTFOUND' }, { kind: 'not-sent', code: 'enotfound' }],
    ['no answer from DNS', { code: 'EAI_AGAIN' }, { kind: 'not-sent', code: 'eai-again' }],
    [
      'a certificate that is not Microsoft’s',
      { code: 'SELF_SIGNED_CERT_IN_CHAIN' },
      { kind: 'not-sent', code: 'self-signed-cert-in-chain' },
    ],
    [
      'a timeout while connecting',
      { code: 'ETIMEDOUT', message: 'connect ETIMEDOUT 10.0.0.1:443' },
      { kind: 'not-sent', code: 'etimedout' },
    ],
    [
      'a timeout afterwards',
      { code: 'ETIMEDOUT', message: 'read ETIMEDOUT' },
      { kind: 'unknown', code: 'etimedout' },
    ],
    [
      'a lost connection',
      { code: 'ECONNRESET', message: 'socket hang up' },
      { kind: 'unknown', code: 'econnreset' },
    ],
    ['nothing at all', {}, { kind: 'unknown', code: 'no-reply' }],
    ['a refused token', { status: 401 }, { kind: 'not-sent', code: 'token-refused' }],
    ['a failed precondition', { status: 412 }, { kind: 'not-sent', code: 'precondition-failed' }],
    ['too much', { status: 413 }, { kind: 'too-large', code: 'refused-by-teams' }],
    [
      'too much, in other words',
      { status: 400, body: '{"error":{"code":"MessageSizeTooBig"}}' },
      { kind: 'too-large', code: 'refused-by-teams' },
    ],
    [
      'a request that Teams does not take',
      { status: 400 },
      { kind: 'refused', code: 'bad-request' },
    ],
    ['a redirect, which is not followed', { status: 307 }, { kind: 'unknown', code: 'status-307' }],
  ])('%s', (_, failure, outcome) => {
    expect(outcomeOf(failure, 'send', now)).toEqual(outcome)
  })

  it('finds the reason in the words that Teams nests in its message', () => {
    const body = JSON.stringify({
      error: { code: 'Forbidden', message: '{"subCode":"MessageWritesBlocked"}' },
    })
    expect(outcomeOf({ status: 403, body }, 'send', now)).toEqual({
      kind: 'unreachable',
      code: 'writes-blocked',
    })
  })
})

/** The SDK alone sends 3 or 4 times on most of these. */
const status = (
  code: number,
  more: Partial<Extract<ConnectorFault, { kind: 'status' }>> = {},
): ConnectorFault => ({
  kind: 'status',
  status: code,
  ...more,
})
interface Case {
  readonly name: string
  readonly fault: ConnectorFault
  /** What it means for a message, and for an edit where that differs. */
  readonly means: SendOutcome['kind']
  readonly meansForEdit?: SendOutcome['kind']
}

const NEVER_FOR_THEM = [
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'MessageWritesBlocked',
  'Forbidden',
]

const cases: readonly Case[] = [
  { name: '401', fault: status(401), means: 'not-sent' },
  ...NEVER_FOR_THEM.map(
    (code): Case => ({ name: `403 ${code}`, fault: status(403, { code }), means: 'unreachable' }),
  ),
  { name: '404', fault: status(404), means: 'unreachable', meansForEdit: 'gone' },
  { name: '412', fault: status(412), means: 'not-sent' },
  { name: '413', fault: status(413), means: 'too-large' },
  { name: '429 with a time', fault: status(429, { retryAfter: '1' }), means: 'throttled' },
  { name: '429 without', fault: status(429), means: 'throttled' },
  ...[408, 500, 502, 503, 504].flatMap((code): Case[] => [
    { name: `${code}, not delivered`, fault: status(code), means: 'unknown' },
    { name: `${code}, delivered`, fault: status(code, { arrives: true }), means: 'unknown' },
    { name: `${code} with a time`, fault: status(code, { retryAfter: '1' }), means: 'unknown' },
  ]),
  { name: 'dropped before', fault: { kind: 'dropped', arrives: false }, means: 'unknown' },
  { name: 'dropped after', fault: { kind: 'dropped', arrives: true }, means: 'unknown' },
  {
    name: 'a redirect',
    fault: { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' },
    means: 'unknown',
  },
]

describe('one attempt is one request on the wire', () => {
  let bench: TeamsBench
  beforeAll(async () => {
    bench = await startTeamsBench()
  })
  afterAll(async () => {
    await bench.close()
  })
  let before = 0
  beforeEach(() => {
    before = bench.connector.requests.length
  })
  const onTheWire = () => bench.connector.requests.length - before

  it.each(cases)('$name: a message', async ({ fault, means }) => {
    bench.connector.next(fault)
    expect((await bench.platform.send(bench.personal, aCard(), 'delivery-1')).kind).toBe(means)
    expect(onTheWire()).toBe(1)
  })

  it.each(cases)('$name: a channel post', async ({ fault, means }) => {
    bench.connector.next(fault)
    expect((await bench.platform.send(bench.channel, aCard(), 'delivery-1')).kind).toBe(means)
    expect(onTheWire()).toBe(1)
  })

  it.each(cases)('$name: an edit', async ({ fault, means, meansForEdit }) => {
    bench.connector.next(fault)
    const message = { at: bench.personal, messageId: '1700000000001' }
    expect((await bench.platform.update(message, aCard())).kind).toBe(meansForEdit ?? means)
    expect(onTheWire()).toBe(1)
  })

  it('gives up at its deadline on a slow answer, and on one whose body never comes', async () => {
    const hasty = await startTeamsBench({ deps: { sendTimeoutMs: 2000 } })
    hasty.connector.next({ kind: 'slow', ms: 60_000 }, { kind: 'stalled-body' })
    const outcomes = await Promise.all([
      hasty.platform.send(hasty.personal, aCard(), 'delivery-1'),
      hasty.platform.send(hasty.personal, aCard(), 'delivery-2'),
    ])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['unknown', 'unknown'])
    expect(hasty.connector.requests).toHaveLength(2)
    await hasty.close()
  })

  it('sends a delivery’s id along, so that Microsoft can find the request', async () => {
    await bench.platform.send(bench.personal, aCard(), 'delivery-77')
    expect(bench.connector.requests.at(-1)?.headers['x-ms-client-request-id']).toBe('delivery-77')
  })

  it('takes no answer for a delivery that names no message', async () => {
    const silent = await startTeamsBench()
    silent.connector.next({ kind: 'status', status: 202 })
    const outcome = await silent.platform.send(silent.personal, aCard(), 'delivery-1')
    expect(outcome).toEqual({ kind: 'unknown', code: 'no-message-id' })
    await silent.close()
  })
})

describe('what never leaves', () => {
  const withToken = (getToken: () => Promise<string>) =>
    startTeamsBench({ deps: { getToken, sendTimeoutMs: 1000 } })

  it('is a message for which Microsoft gives no token', async () => {
    const bench = await withToken(async () =>
      Promise.reject(new Error('AADSTS7000215: invalid secret')),
    )
    expect(await bench.platform.send(bench.personal, aCard(), 'd')).toEqual({
      kind: 'not-sent',
      code: 'token-failed',
    })
    expect(bench.connector.requests).toEqual([])
    expect(bench.logged).toContainEqual({
      code: 'token-failed',
      because: 'AADSTS7000215: invalid secret',
    })
    await bench.close()
  })

  it('is a message whose token comes too late', async () => {
    const bench = await withToken(() => new Promise(() => undefined))
    expect(await bench.platform.send(bench.personal, aCard(), 'd')).toEqual({
      kind: 'not-sent',
      code: 'token-failed',
    })
    expect(bench.connector.requests).toEqual([])
    await bench.close()
  })

  it('is a message to an address that is not allowed, or to none', async () => {
    const bench = await startTeamsBench()
    for (const serviceUrl of ['https://evil.example/', 'http://127.0.0.1:1/', '', undefined]) {
      const reference = serviceUrl === undefined ? {} : { serviceUrl }
      const outcome = await bench.platform.send({ ...bench.personal, reference }, aCard(), 'd')
      expect(outcome).toEqual({ kind: 'unreachable', code: 'service-url-not-allowed' })
    }
    expect(bench.connector.requests).toEqual([])
    await bench.close()
  })

  it('is a message whose process slept past its deadline before the request', async () => {
    let calls = 0
    const bench = await withToken(async () => {
      calls += 1
      // Stands still like a stopped process: timers cannot fire, only the clock goes on.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100)
      return 'loopback-stand-in'
    })
    expect(await bench.platform.send(bench.personal, aCard(), 'd')).toMatchObject({
      kind: 'not-sent',
    })
    expect([calls, bench.connector.requests.length]).toEqual([1, 0])
    await bench.close()
  })

  it('says what to check where Teams refuses the token', async () => {
    const bench = await withToken(async () => 'an-old-token')
    expect(await bench.platform.send(bench.personal, aCard(), 'd')).toEqual({
      kind: 'not-sent',
      code: 'token-refused',
    })
    expect(bench.connector.messages(AMINA.conversation)).toEqual([])
    expect(bench.connector.messages(CHANNEL)).toEqual([])
    await bench.close()
  })
})

describe('the published limits', () => {
  it('are kept by the stand-in: the eighth message in a second is too many', async () => {
    const bench = await startTeamsBench({ limits: true, nowMs: () => 0 })
    const outcomes = []
    for (let count = 0; count < 8; count += 1) {
      outcomes.push((await bench.platform.send(bench.personal, aCard(), `d-${count}`)).kind)
    }
    expect(outcomes).toEqual([...Array(7).fill('sent'), 'throttled'])
    expect(bench.connector.violations).toBe(1)
    await bench.close()
  })
})
