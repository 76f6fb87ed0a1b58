import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BEN, SIGNING_SECRET, signed, TEAM } from '../../support/fake-slack.ts'
import { type SlackBench, startSlackBench } from '../../support/slack-bench.ts'

let bench: SlackBench
beforeAll(async () => {
  bench = await startSlackBench()
})
afterAll(() => bench.close())
beforeEach(() => {
  bench.received.length = 0
})

const FORM = 'application/x-www-form-urlencoded'
let count = 0
const message = (over: object = {}) =>
  JSON.stringify({
    type: 'event_callback',
    team_id: TEAM,
    event_id: `Ev${count++}`,
    event: { type: 'message', channel_type: 'im', channel: 'D0BEN', user: BEN.user, text: 'help' },
    ...over,
  })
const command = (over: Record<string, string> = {}) =>
  new URLSearchParams({
    command: '/keepstep',
    text: `help ${count++}`,
    team_id: TEAM,
    user_id: BEN.user,
    channel_id: 'C0ROOM',
    ...over,
  }).toString()
const press = (over: object = {}) =>
  new URLSearchParams({
    payload: JSON.stringify({
      type: 'block_actions',
      user: { id: BEN.user, team_id: TEAM },
      team: { id: TEAM },
      container: { type: 'message', message_ts: `1.${count++}`, channel_id: 'D0BEN' },
      actions: [{ action_id: 'log-done:0', value: '{"v":1}' }],
      ...over,
    }),
  }).toString()

const now = () => Math.floor(Date.now() / 1000)
const sign = (base: string, secret = SIGNING_SECRET, hash = 'sha256') =>
  createHmac(hash, secret).update(base).digest('hex')

/** What a forger does with headers that would be genuine for this body. */
type Forgery = (body: string, genuine: Record<string, string>) => Record<string, string>

const without =
  (name: string): Forgery =>
  (_, { [name]: _gone, ...rest }) =>
    rest
const withHeader =
  (name: string, value: (body: string, genuine: Record<string, string>) => string): Forgery =>
  (body, genuine) => ({ ...genuine, [name]: value(body, genuine) })
const SIGNATURE = 'x-slack-signature'
const TIMESTAMP = 'x-slack-request-timestamp'
const moved =
  (seconds: number): Forgery =>
  (body, genuine) => ({
    ...genuine,
    ...signed(body, {
      at: new Date(Date.now() + seconds * 1000),
      type: genuine['content-type'] ?? '',
    }),
  })

const forgeries: Readonly<Record<string, Forgery>> = {
  'no signature': without(SIGNATURE),
  'no timestamp': without(TIMESTAMP),
  'an empty signature': withHeader(SIGNATURE, () => ''),
  'an empty timestamp': withHeader(TIMESTAMP, () => ''),
  'another secret': (body, { 'content-type': type = '' }) =>
    signed(body, { secret: 'another secret', type }),
  'an empty secret': (body, { 'content-type': type = '' }) => signed(body, { secret: '', type }),
  'the signature of another body': (_, genuine) => ({
    ...signed('another body', { type: genuine['content-type'] ?? '' }),
  }),
  'the signature without its version': withHeader(
    SIGNATURE,
    (_, one) => one[SIGNATURE]?.slice(3) ?? '',
  ),
  'another version': withHeader(SIGNATURE, (_, one) => `v1${one[SIGNATURE]?.slice(2)}`),
  'the signature in capitals': withHeader(
    SIGNATURE,
    (_, one) => one[SIGNATURE]?.toUpperCase() ?? '',
  ),
  'the signature cut short': withHeader(SIGNATURE, (_, one) => one[SIGNATURE]?.slice(0, -1) ?? ''),
  'the signature with more behind it': withHeader(SIGNATURE, (_, one) => `${one[SIGNATURE]}0`),
  'two signatures': withHeader(SIGNATURE, (_, one) => `${one[SIGNATURE]}, ${one[SIGNATURE]}`),
  'one bit changed': withHeader(SIGNATURE, (_, one) =>
    (one[SIGNATURE] ?? '').replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  ),
  zeros: withHeader(SIGNATURE, () => `v0=${'0'.repeat(64)}`),
  'the body’s plain hash': withHeader(SIGNATURE, (body) => `v0=${sign(body)}`),
  'a SHA-1 signature': withHeader(
    SIGNATURE,
    (body, one) => `v0=${sign(`v0:${one[TIMESTAMP]}:${body}`, SIGNING_SECRET, 'sha1')}`,
  ),
  'a signature without the timestamp in it': withHeader(
    SIGNATURE,
    (body) => `v0=${sign(`v0::${body}`)}`,
  ),
  'another timestamp than the one that was signed': withHeader(TIMESTAMP, (_, one) =>
    String(Number(one[TIMESTAMP]) - 1),
  ),
  'a timestamp that is no number': withHeader(TIMESTAMP, () => 'now'),
  'a timestamp in hexadecimal': withHeader(TIMESTAMP, () => `0x${now().toString(16)}`),
  'a negative timestamp': withHeader(TIMESTAMP, () => `-${now()}`),
  'a timestamp with a fraction': withHeader(TIMESTAMP, () => `${now()}.5`),
  'a request of six minutes ago': moved(-360),
  'a request of yesterday': moved(-86_400),
  'a request of 1970': moved(-now() + 1),
  'a request from six minutes ahead': moved(360),
  'a request from tomorrow': moved(86_400),
  'a request from the year 2100': moved(2_000_000_000),
  'no content type': without('content-type'),
  'a content type of plain text': withHeader('content-type', () => 'text/plain'),
  'a content type of a file upload': withHeader(
    'content-type',
    () => 'multipart/form-data; boundary=x',
  ),
  'a content type that is no type': withHeader('content-type', () => '__proto__'),
}

const bodies = { message: message, command: command, press: press }
const cases = Object.entries(forgeries).flatMap(([forged, how]) =>
  Object.entries(bodies).map(([kind, make]) => ({ forged, how, kind, make })),
)

describe('a request that is not from Slack', () => {
  it('would be taken, were it genuine', async () => {
    for (const [kind, make] of Object.entries(bodies)) {
      const body = make()
      const type = kind === 'message' ? 'application/json' : FORM
      expect((await bench.postRaw(body, signed(body, { type }))).status).toBe(200)
    }
    await bench.settled()
    expect(bench.received).toHaveLength(3)
  })

  it('is tried in at least forty ways', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
  })

  it.each(cases)('$kind with $forged is not believed', async ({ how, kind, make }) => {
    const body = make()
    const genuine = signed(body, { type: kind === 'message' ? 'application/json' : FORM })
    const answer = await bench.postRaw(Buffer.from(body), how(body, genuine))
    await bench.settled()
    expect([401, 415]).toContain(answer.status)
    expect(JSON.stringify(answer.body)).not.toMatch(/stale|signature|timestamp|secret/)
    expect(bench.received).toEqual([])
  })

  it('has no body read, however long, where its headers say so already', async () => {
    const { port } = new URL(bench.url)
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.write(
          'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 200000\r\n\r\n{',
        ),
      )
      let all = ''
      socket.on('data', (chunk) => {
        all += chunk
      })
      socket.on('close', () => resolve(all)).on('error', reject)
    })
    expect(said).toMatch(/^HTTP\/1\.1 401 /)
  })

  it('with a body changed on its way is not believed', async () => {
    const body = message()
    const answer = await bench.postRaw(body.replace('help', 'undo'), signed(body))
    expect(answer.status).toBe(401)
  })
})

describe('a request that comes again', () => {
  it('word for word is dealt with once, however often it comes', async () => {
    for (const [kind, make] of Object.entries(bodies)) {
      bench.received.length = 0
      const body = make()
      const headers = signed(body, { type: kind === 'message' ? 'application/json' : FORM })
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => bench.postRaw(body, headers)),
      )
      await bench.settled()
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
      expect(bench.received).toHaveLength(1)
    }
  })

  it('as one of Slack’s own retries, signed anew, is dealt with once', async () => {
    const body = message()
    for (const [at, reason] of [...Array(3).keys()].map((one) => [one, 'http_timeout'] as const)) {
      const headers = signed(body, { at: new Date(Date.now() + at * 1000) })
      const retry = { 'x-slack-retry-num': String(at), 'x-slack-retry-reason': reason }
      await bench.postRaw(body, { ...headers, ...retry })
    }
    await bench.settled()
    expect(bench.received).toHaveLength(1)
  })
})

describe('an id that no database keeps', () => {
  const NUL = `${BEN.user}\0`
  const HALF = `${BEN.user}\ud83d`
  const who = (user: string, team = TEAM) => ({
    user: { id: user, team_id: TEAM },
    team: { id: team },
  })
  const payloads: Readonly<Record<string, (id: string) => object>> = {
    'of who writes': (id) => ({ ...typedBy({ user: id }) }),
    'of where they write': (id) => ({ ...typedBy({ channel: id }) }),
    'of their workspace': (id) => ({ ...typedBy({}), team_id: id }),
    'of the event': (id) => ({ ...typedBy({}), event_id: id }),
    'of who presses': (id) => pressedBy(who(id)),
    'of the workspace of who presses': (id) => pressedBy(who(BEN.user, id)),
    'of the message that is pressed': (id) =>
      pressedBy({ container: { type: 'message', message_ts: id, channel_id: 'D0BEN' } }),
    'of the chat that is pressed in': (id) =>
      pressedBy({ container: { type: 'message', message_ts: '1.1', channel_id: id } }),
  }
  const typedBy = (over: object) => ({
    type: 'event_callback',
    team_id: TEAM,
    event_id: `Ev${count++}`,
    event: {
      ...{ type: 'message', channel_type: 'im', channel: 'D0BEN', user: BEN.user, text: 'help' },
      ...over,
    },
  })
  const pressedBy = (over: object) => ({
    type: 'block_actions',
    ...who(BEN.user),
    container: { type: 'message', message_ts: `1.${count++}`, channel_id: 'D0BEN' },
    actions: [{ action_id: 'log-done:0', value: '{"v":1}' }],
    ...over,
  })
  const sends = async (payload: object) => {
    const isEvent = 'event' in payload
    const json = JSON.stringify(payload)
    const body = isEvent ? json : new URLSearchParams({ payload: json }).toString()
    const answer = await bench.postRaw(
      body,
      signed(body, { type: isEvent ? 'application/json' : FORM }),
    )
    await bench.settled()
    return answer.status
  }

  it.each(
    Object.keys(payloads).flatMap((what) => [
      [what, 'a NUL', NUL],
      [what, 'half a character', HALF],
    ]),
  )('%s is nobody’s, and no fault of ours: %s', async (what, _, id) => {
    const before = bench.logged.length
    expect(await sends(payloads[what]?.(BEN.user) ?? {})).toBe(200)
    bench.received.length = 0
    expect(await sends(payloads[what]?.(id) ?? {})).toBe(200)
    expect(bench.received).toEqual([])
    expect(bench.logged.slice(before).filter(({ err }) => err !== undefined)).toEqual([])
  })

  it.each([
    ['typed', () => typedBy({ text: 'he\0lp' }), { kind: 'text', text: 'help' }],
    [
      'carried by a button',
      () => pressedBy({ actions: [{ action_id: 'log-done:0', value: '{"v":1,"x":"a\\u0000b"}' }] }),
      { kind: 'action', data: { v: 1, x: 'ab' } },
    ],
    [
      'chosen in a form',
      () =>
        pressedBy({
          state: {
            values: {
              b: { note: { value: 'a\0b' }, kind: { selected_option: { value: 'c\0d' } } },
            },
          },
        }),
      { kind: 'action', inputs: { note: 'ab', kind: 'cd' } },
    ],
  ])('is left out of what was %s', async (_, payload, seen) => {
    expect(await sends(payload())).toBe(200)
    expect(bench.received).toMatchObject([seen])
  })
})

describe('a genuine request', () => {
  it('of another workspace is nobody’s', async () => {
    const body = message({ team_id: 'T0OTHER' })
    expect((await bench.postRaw(body, signed(body))).status).toBe(200)
    await bench.settled()
    expect(bench.received).toEqual([])
  })

  it('of a guest from another workspace has no email here, so it is nobody of the school', async () => {
    const body = press({ user: { id: BEN.user, team_id: 'T0GUEST' } })
    await bench.postRaw(body, signed(body, { type: FORM }))
    await bench.settled()
    expect(bench.received[0]?.from).toEqual({
      platform: 'slack',
      tenant: 'T0GUEST',
      userId: BEN.user,
    })
  })

  it('of a bot is not answered', async () => {
    const body = message({
      event: { type: 'message', channel_type: 'im', channel: 'D0BEN', bot_id: 'B1', text: 'help' },
    })
    await bench.postRaw(body, signed(body))
    await bench.settled()
    expect(bench.received).toEqual([])
  })

  it('that asks whether the address is ours gets its challenge back, when signed', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1' })
    expect((await bench.postRaw(body, signed(body))).body).toEqual({ challenge: 'c-1' })
    expect((await bench.postRaw(body, { 'content-type': 'application/json' })).status).toBe(401)
  })

  it('over 256 KB is refused before it is kept', async () => {
    const body = message({ padding: 'x'.repeat(300_000) })
    expect((await bench.postRaw(body, signed(body))).status).toBe(413)
  })
})
