/** Takes thousands of malformed bodies in a process of its own: see the Slack folder's `fuzz.test.ts`. */
import fc from 'fast-check'
import { BEN, signed, TEAM } from './fake-slack.ts'
import { flood } from './fuzz.ts'
import { startSlackBench } from './slack-bench.ts'

const BODIES = 5000

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

const bench = await startSlackBench()

await flood({
  bodies: fc.sample(body, { numRuns: BODIES, seed: 20_260_914 }),
  atOnce: 20,
  post: ({ text, type }) => bench.postRaw(text, signed(text, { type })),
  takeReceived() {
    bench.slack.forgetCalls()
    bench.logged.length = 0
    return bench.received.splice(0)
  },
  settled: bench.settled,
  async isWell() {
    await bench.client.type('my week')
    return bench.received.length === 1
  },
})
