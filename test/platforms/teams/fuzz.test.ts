import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMessage, anInstall, anInvoke, inChannel } from '../../support/build-activity.ts'
import { startTeamsBench, type TeamsBench } from '../../support/teams-bench.ts'

const ACTIVITIES = 5000
const AT_ONCE = 25

let bench: TeamsBench
let token: string
beforeAll(async () => {
  bench = await startTeamsBench()
  token = await bench.openId.token()
})
afterAll(async () => {
  await bench.close()
})

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

describe('whatever comes in', () => {
  it(`answers ${ACTIVITIES} malformed activities without a 5xx, a crash, a hang or a leak`, async () => {
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
        .map((puts) =>
          puts.reduce<unknown>((body, [path, put]) => withAt(body, path, put), activity),
        ),
    )
    const bodies = fc.sample(
      fc.oneof({ weight: 9, arbitrary: fuzzed }, { weight: 1, arbitrary: awkward }),
      {
        numRuns: ACTIVITIES,
        seed: 20_260_907,
      },
    )
    const statuses: number[] = []
    const before = process.memoryUsage().rss
    for (let first = 0; first < bodies.length; first += AT_ONCE) {
      const answers = await Promise.all(
        bodies.slice(first, first + AT_ONCE).map((body) =>
          bench.postRaw(JSON.stringify(body) ?? '', {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
          }),
        ),
      )
      statuses.push(...answers.map(({ status }) => status))
    }
    await bench.settled()

    expect(statuses).toHaveLength(ACTIVITIES)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    const taken = statuses.filter((status) => status === 200)
    expect(taken.length).toBeGreaterThan(ACTIVITIES / 20)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
    expect(({} as Json)['polluted']).toBeUndefined()
  })

  it('is as well as before', async () => {
    const count = bench.received.length
    expect((await bench.post(aMessage(bench.connector.serviceUrl, 'done'))).status).toBe(200)
    expect(bench.received).toHaveLength(count + 1)
  })

  it('hands on no character that a database refuses', () => {
    expect(JSON.stringify(bench.received)).not.toMatch(/\\u0000|\\ud[89a-f][0-9a-f]{2}/i)
  })
})
