import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BEN, signed, TEAM } from '../../support/fake-slack.ts'
import { type SlackBench, startSlackBench } from '../../support/slack-bench.ts'

let bench: SlackBench
beforeAll(async () => {
  bench = await startSlackBench()
})
afterAll(() => bench.close())

const BODIES = 5000
const AT_ONCE = 20

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
const fixed = [
  'null',
  '[]',
  '[null]',
  '0',
  '""',
  '"x"',
  'true',
  '{}',
  '',
  '{',
  '{"type":null}',
  '{"type":"event_callback"}',
  '{"type":"event_callback","event":null}',
  '{"type":"block_actions","actions":null}',
  '{"type":"view_submission","view":null}',
  '{"__proto__":{"type":"event_callback"}}',
  deep(1000),
  deep(50_000),
  `{"a":${deep(20_000)}}`,
  '\u0000',
  '{"type":"url_verification","challenge":{}}',
]

/** Payloads of Slack with one thing or another put out of joint. */
const odd = fc.oneof(
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.integer(),
  fc.string(),
  fc.boolean(),
  fc.constant('x'.repeat(30_000)),
)
const payloads = [
  {
    type: 'event_callback',
    team_id: TEAM,
    event_id: 'Ev',
    event: { type: 'message', channel_type: 'im', channel: 'D0BEN', user: BEN.user, text: 'help' },
  },
  {
    type: 'event_callback',
    team_id: TEAM,
    event_id: 'Ev',
    event: { type: 'app_home_opened', tab: 'home', user: BEN.user },
  },
  {
    type: 'block_actions',
    user: { id: BEN.user },
    team: { id: TEAM },
    container: { type: 'message', message_ts: '1.1', channel_id: 'D0BEN' },
    actions: [{ action_id: 'log-done:0', value: '{"v":1}' }],
    state: { values: { a: { a: { type: 'x', value: 'y' } } } },
  },
  {
    type: 'view_submission',
    user: { id: BEN.user },
    team: { id: TEAM },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'keepstep-form',
      private_metadata: '{"verb":"save-drop-in","data":{}}',
      state: { values: { note: { note: { value: 'x' } } } },
    },
  },
  {
    type: 'view_closed',
    user: { id: BEN.user },
    team: { id: TEAM },
    view: { id: 'V1', type: 'modal' },
  },
  {
    type: 'shortcut',
    user: { id: BEN.user },
    team: { id: TEAM },
    callback_id: 'keepstep-my-week',
    trigger_id: 't',
  },
]

/** The payload with the value at one place, chosen by `at`, replaced. */
function broken(payload: unknown, at: number, by: unknown): unknown {
  let left = at
  const walk = (value: unknown): unknown => {
    if (left === 0) {
      left -= 1
      return by
    }
    left -= 1
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(payload)
}
const payload = fc
  .tuple(fc.constantFrom(...payloads), fc.nat(24), odd, fc.uuid())
  .map(([one, at, by, id]) => broken('event_id' in one ? { ...one, event_id: id } : one, at, by))
const body = fc.oneof(
  fc.constantFrom(...fixed).map((text) => ({ text, type: 'application/json' })),
  fc.json().map((text) => ({ text, type: 'application/json' })),
  payload.map((one) => ({ text: JSON.stringify(one), type: 'application/json' })),
  payload.map((one) => ({
    text: new URLSearchParams({ payload: JSON.stringify(one) }).toString(),
    type: 'application/x-www-form-urlencoded',
  })),
  fc.dictionary(fc.string(), fc.string()).map((fields) => ({
    text: new URLSearchParams({ command: '/keepstep', ...fields }).toString(),
    type: 'application/x-www-form-urlencoded',
  })),
)

describe('5,000 bodies that Slack would sign and never send', () => {
  it('are all answered, none with a 5xx, and memory stays where it was', async () => {
    const bodies = fc.sample(body, { numRuns: BODIES, seed: 20_260_914 })
    const statuses = new Map<number, number>()
    const failures: unknown[] = []
    const note = (reason: unknown) => failures.push(reason)
    process.on('unhandledRejection', note)
    const before = process.memoryUsage().rss
    for (let from = 0; from < bodies.length; from += AT_ONCE) {
      const answers = await Promise.all(
        bodies
          .slice(from, from + AT_ONCE)
          .map(({ text, type }) => bench.postRaw(text, signed(text, { type }))),
      )
      for (const { status, ms } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        expect(ms).toBeLessThan(3000)
      }
    }
    await bench.settled()
    process.off('unhandledRejection', note)
    const total = [...statuses.values()].reduce((sum, one) => sum + one, 0)
    expect(total).toBe(BODIES)
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    expect(failures).toEqual([])
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  }, 120_000)

  it('and then the next person is answered as ever', async () => {
    bench.received.length = 0
    await bench.client.type('my week')
    expect(bench.received).toHaveLength(1)
  })
})
