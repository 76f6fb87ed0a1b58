/** Takes thousands of malformed activities in a process of its own: see the Teams folder's `fuzz.test.ts`. */
import fc from 'fast-check'
import { aMessage, anInstall, anInvoke, inChannel } from './build-activity.ts'
import { flood } from './fuzz.ts'
import { startTeamsBench } from './teams-bench.ts'

const ACTIVITIES = 5000

type Json = Record<string, unknown>

/** Every place in a genuine activity, as a path: fuzz goes in at one or more of them. */
const placesIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
    : [path]

function withAt(value: unknown, [key, ...rest]: string[], put: unknown): unknown {
  if (key === undefined) return put
  const object = (typeof value === 'object' ? value : {}) as Json | null
  return { ...object, [key]: withAt(object?.[key], rest, put) }
}

const awkward = fc.oneof(
  fc.anything({ maxDepth: 4, withNullPrototype: true, withBigInt: false }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    null,
    '',
    '\0',
    '\ud800',
    '__proto__',
    'constructor',
    { __proto__: { polluted: true } },
    { toString: null, length: -1 },
    Number.MAX_SAFE_INTEGER,
    -0,
    'x'.repeat(70_000),
    Array.from({ length: 5000 }, (_, index) => index),
    '<at></at>'.repeat(3000),
    '&'.repeat(20_000),
    `${'<at'.repeat(5000)}`,
  ),
)

const bench = await startTeamsBench()
const token = await bench.openId.token()
const { serviceUrl } = bench.connector
const genuine: Json[] = [
  aMessage(serviceUrl, 'done'),
  aMessage(serviceUrl, '', {
    value: { keepstepVerb: 'log-done', keepstep: { v: 1 }, note: 'x' },
  }),
  anInvoke(serviceUrl, { verb: 'log-done', data: { keepstep: { v: 1 }, note: 'x' } }),
  anInstall(serviceUrl),
  {
    ...anInstall(serviceUrl, inChannel()),
    type: 'conversationUpdate',
    membersAdded: [{ id: '29:1x' }],
  },
]
const fuzzed = fc.constantFrom(...genuine).chain((activity) =>
  fc
    .array(fc.tuple(fc.constantFrom(...placesIn(activity)), awkward), {
      minLength: 1,
      maxLength: 4,
    })
    .map((puts) => puts.reduce<unknown>((body, [path, put]) => withAt(body, path, put), activity)),
)

await flood({
  bodies: fc.sample(fc.oneof({ weight: 9, arbitrary: fuzzed }, { weight: 1, arbitrary: awkward }), {
    numRuns: ACTIVITIES,
    seed: 20_260_907,
  }),
  atOnce: 25,
  post: (body) =>
    bench.postRaw(JSON.stringify(body) ?? '', {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
    }),
  takeReceived() {
    bench.connector.forgetRequests()
    bench.logged.length = 0
    return bench.received.splice(0)
  },
  settled: bench.settled,
  async isWell() {
    const { status } = await bench.post(aMessage(serviceUrl, 'done'))
    const isPolluted = ({} as Json)['polluted'] !== undefined
    return status === 200 && bench.received.length === 1 && !isPolluted
  },
})
