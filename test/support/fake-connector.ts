import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { listenAgain } from './listen-again.ts'
import { patientServer } from './patient-server.ts'

/** A member of a conversation, as Teams lists them. */
export interface FakeMember {
  readonly id: string
  readonly aadObjectId: string
  readonly email: string
  readonly name?: string
}

/** A message that arrived, with the card that it shows now. */
export interface FakeMessage {
  readonly id: string
  /** The channel or chat: a thread's messages are in their channel. */
  readonly conversation: string
  readonly thread?: string
  activity: FakeActivity
  edits: number
}

export interface FakeActivity {
  readonly type: string
  readonly summary?: string
  readonly text?: string
  readonly attachments?: readonly { contentType: string; content: Record<string, unknown> }[]
  readonly [property: string]: unknown
}

/** A message in a channel or group that Teams shows to one of its members alone. */
export interface TargetedMessage {
  readonly conversation: string
  readonly to: string
  readonly activity: FakeActivity
}

/** One request as it came over the wire, with what was answered. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
  /** Milliseconds since the connector started. */
  readonly at: number
  status?: number | 'dropped'
}

/** What goes wrong with one send or edit. A message arrives only where it says so. */
export type ConnectorFault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly code?: string
      readonly retryAfter?: string
      readonly arrives?: boolean
    }
  | { readonly kind: 'dropped'; readonly arrives: boolean }
  /** The answer comes after so long; the message arrives at once. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Headers at once, and then nothing of the body. */
  | { readonly kind: 'stalled-body' }
  | { readonly kind: 'redirect'; readonly to: string }

/** Microsoft's published limits: so many requests in so many milliseconds. */
export const CONVERSATION_LIMITS = [
  { most: 7, within: 1000 },
  { most: 8, within: 2000 },
  { most: 60, within: 30_000 },
  { most: 1800, within: 3_600_000 },
] as const
export const TENANT_LIMIT = { most: 50, within: 1000 } as const
const CARD_LIMIT_BYTES = 28 * 1024
const BASE = '/teams/v3/conversations'

interface Done {
  readonly status: number
  readonly body?: unknown
}

/** The ways in which a request can be answered. */
interface Wire {
  respond(done: Done, headers?: Record<string, string>): void
  stall(): void
  drop(): void
}

interface NewConversation {
  readonly isGroup?: boolean
  readonly channelData?: { readonly channel?: { readonly id?: string } }
  readonly activity?: FakeActivity
}

const channelIn = (body: NewConversation | undefined): string =>
  body?.channelData?.channel?.id ?? ''

async function jsonOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text === '' ? undefined : JSON.parse(text)
}

export interface FakeConnector {
  /** Where the product has to write: it ends in a path, as Microsoft's does. */
  readonly serviceUrl: string
  readonly requests: readonly WireRequest[]
  /** How often a published limit was broken. */
  readonly violations: number
  messages(conversation: string): readonly FakeMessage[]
  /** What was shown to one member of a channel alone. */
  readonly targeted: readonly TargetedMessage[]
  addConversation(id: string, members?: readonly FakeMember[], tenant?: string): void
  removeConversation(id: string): void
  /** The next sends and edits meet these, one each, in order. Lists of members are not affected. */
  next(...faults: readonly ConnectorFault[]): void
  /** The next requests for members meet these. */
  nextMembers(...faults: readonly ConnectorFault[]): void
  /** Nobody listens any more, until `listenAgain`. */
  stopListening(): Promise<void>
  listenAgain(): Promise<void>
  forgetLimits(): void
  /** Forgets what came over the wire, and every message. */
  forgetRequests(): void
  close(): Promise<void>
}

/**
 * A stand-in for the Bot Connector, stricter than Microsoft's: it wants the bearer token, keeps the
 * published limits and counts who breaks them, takes no card that is not one, and records every
 * request that reaches it.
 */
export async function startFakeConnector(
  wish: {
    readonly token?: string | undefined
    readonly limits?: boolean
    /** Its clock, for the limits. */
    readonly nowMs?: () => number
  } = { token: 'loopback-stand-in' },
): Promise<FakeConnector> {
  const started = performance.now()
  const requests: WireRequest[] = []
  const posted: FakeMessage[] = []
  const targeted: TargetedMessage[] = []
  const conversations = new Map<string, { members: readonly FakeMember[]; tenant: string }>()
  const faults: ConnectorFault[] = []
  const memberFaults: ConnectorFault[] = []
  let times = new Map<string, number[]>()
  let violations = 0
  let ids = 1_700_000_000_000

  const overLimit = (key: string, limits: readonly { most: number; within: number }[]): boolean => {
    const now = wish.nowMs?.() ?? performance.now()
    const seen = [...(times.get(key) ?? []), now]
    times.set(key, seen.slice(-2000))
    return limits.some(({ most, within }) => seen.filter((at) => at > now - within).length > most)
  }

  const throttled = (conversation: string): boolean => {
    if (wish.limits === false) return false
    const tenant = conversations.get(conversation)?.tenant ?? 'unknown'
    const over = [
      overLimit(`c:${conversation}`, CONVERSATION_LIMITS),
      overLimit(`t:${tenant}`, [TENANT_LIMIT]),
    ].some(Boolean)
    if (over) violations += 1
    return over
  }

  const put = (conversation: string, activity: FakeActivity, thread?: string): FakeMessage => {
    ids += 1
    const id = String(ids)
    const message = {
      id,
      conversation,
      activity,
      edits: 0,
      ...(thread === undefined ? {} : { thread }),
    }
    posted.push(message)
    return message
  }

  const refusal = (status: number, code: string): Done => ({
    status,
    body: { error: { code, message: `fake: ${code}` } },
  })

  function post(conversation: string, activity: FakeActivity): Done {
    const [channel = '', thread] = conversation.split(';messageid=')
    if (!conversations.has(channel)) return refusal(404, 'ConversationNotFound')
    const broken = brokenCard(activity)
    if (broken) return broken
    return { status: 201, body: { id: put(channel, activity, thread).id } }
  }

  /** Refused in a chat of two, and for whoever is no member. */
  function target(conversation: string, activity: FakeActivity): Done {
    const [channel = ''] = conversation.split(';messageid=')
    const found = conversations.get(channel)
    if (found === undefined) return refusal(404, 'ConversationNotFound')
    const { id: to } = (activity['recipient'] ?? {}) as { readonly id?: string }
    const isMember = found.members.some(({ id }) => id === to)
    if (!channel.startsWith('19:') || !isMember) return refusal(400, 'BadArgument')
    const broken = brokenCard(activity)
    if (broken) return broken
    targeted.push({ conversation: channel, to: String(to), activity })
    return { status: 201, body: { id: `targeted-${targeted.length}` } }
  }

  function create(body: NewConversation): Done {
    const channel = channelIn(body)
    if (!conversations.has(channel)) return refusal(404, 'ConversationNotFound')
    if (body.isGroup !== true || body.activity === undefined) return refusal(400, 'BadArgument')
    const broken = brokenCard(body.activity)
    if (broken) return broken
    const message = put(channel, body.activity)
    return {
      status: 201,
      body: { id: `${channel};messageid=${message.id}`, activityId: message.id },
    }
  }

  function edit(conversation: string, id: string, activity: FakeActivity): Done {
    const [channel = '', thread] = conversation.split(';messageid=')
    const message = posted.find((one) => one.conversation === channel && one.id === id)
    if (
      message === undefined ||
      (thread !== undefined && (message.thread ?? message.id) !== thread)
    ) {
      return refusal(404, 'ActivityNotFoundInConversation')
    }
    const broken = brokenCard(activity)
    if (broken) return broken
    message.activity = activity
    message.edits += 1
    return { status: 200, body: { id } }
  }

  function brokenCard(activity: FakeActivity): Done | undefined {
    const attachments = activity.attachments ?? []
    if (Buffer.byteLength(JSON.stringify(attachments)) > CARD_LIMIT_BYTES)
      return refusal(413, 'MessageSizeTooBig')
    const bad = attachments.some(
      ({ contentType, content }) =>
        contentType !== 'application/vnd.microsoft.card.adaptive' ||
        content['type'] !== 'AdaptiveCard' ||
        !/^1\.[0-5]$/.test(String(content['version'])),
    )
    if (bad || activity.type !== 'message') return refusal(400, 'BadSyntax')
    return attachments.length === 0 && !activity.text ? refusal(400, 'BadSyntax') : undefined
  }

  function members(conversation: string, id?: string): Done {
    const found = conversations.get(conversation)
    if (found === undefined) return refusal(404, 'ConversationNotFound')
    const list = found.members.map((member) => ({
      name: member.email,
      userPrincipalName: member.email,
      tenantId: found.tenant,
      ...member,
    }))
    if (id === undefined) return { status: 200, body: list }
    const one = list.find((member) => member.id === id || member.aadObjectId === id)
    return one === undefined
      ? refusal(404, 'MemberNotFoundInConversation')
      : { status: 200, body: one }
  }

  /** Who is written to or asked about, and what the request does where nothing stands in its way. */
  interface Routed {
    readonly conversation: string
    readonly aboutMembers: boolean
    run(): Done
  }

  const routes: readonly [
    method: string,
    path: RegExp,
    (ids: readonly string[], body: never) => Routed,
  ][] = [
    [
      'POST',
      /^$/,
      (_, body) => ({
        conversation: channelIn(body),
        aboutMembers: false,
        run: () => create(body),
      }),
    ],
    [
      'POST',
      /^\/([^/]+)\/activities(?:\/[^/]+)?$/,
      ([to = ''], body) => ({ conversation: to, aboutMembers: false, run: () => post(to, body) }),
    ],
    [
      'POST',
      /^\/([^/]+)\/activities\?isTargetedActivity=true$/,
      ([to = ''], body) => ({ conversation: to, aboutMembers: false, run: () => target(to, body) }),
    ],
    [
      'PUT',
      /^\/([^/]+)\/activities\/([^/]+)$/,
      ([to = '', id = ''], body) => ({
        conversation: to,
        aboutMembers: false,
        run: () => edit(to, id, body),
      }),
    ],
    [
      'GET',
      /^\/([^/]+)\/members$/,
      ([to = '']) => ({ conversation: to, aboutMembers: true, run: () => members(to) }),
    ],
    [
      'GET',
      /^\/([^/]+)\/members\/([^/]+)$/,
      ([to = '', id = '']) => ({
        conversation: to,
        aboutMembers: true,
        run: () => members(to, id),
      }),
    ],
  ]

  function route(method: string, path: string, body: unknown): Routed | undefined {
    if (!path.startsWith(BASE)) return undefined
    const below = path.slice(BASE.length)
    const found = routes.find(([wanted, pattern]) => wanted === method && pattern.test(below))
    const ids = found?.[1].exec(below)?.slice(1).map(decodeURIComponent) ?? []
    return found?.[2](ids, body as never)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await jsonOf(request)
    const { method = '', url: path = '', headers } = request
    const record: WireRequest = { method, path, headers, body, at: performance.now() - started }
    requests.push(record)
    const wire: Wire = {
      respond(done, more = {}) {
        record.status = done.status
        response.writeHead(done.status, { 'content-type': 'application/json', ...more })
        response.end(done.body === undefined ? undefined : JSON.stringify(done.body))
      },
      stall() {
        record.status = 200
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        response.write('{')
      },
      drop() {
        record.status = 'dropped'
        request.socket.destroy()
      },
    }
    const wanted = wish.token === undefined ? undefined : `Bearer ${wish.token}`
    if (headers.authorization !== wanted) return wire.respond(refusal(401, 'Unauthorized'))
    const to = route(method, path, body)
    if (to === undefined) return wire.respond(refusal(405, 'MethodNotAllowed'))
    await serve(to, wire)
  }

  async function serve(to: Routed, wire: Wire): Promise<void> {
    const fault = to.aboutMembers ? memberFaults.shift() : faults.shift()
    if (throttled(to.conversation.split(';')[0] ?? '')) {
      return wire.respond(refusal(429, 'TooManyRequests'), { 'retry-after': '1' })
    }
    if (fault === undefined) return wire.respond(to.run())
    await meet[fault.kind](fault as never, wire, to.run)
  }

  type Meet<Kind extends ConnectorFault['kind']> = (
    fault: Extract<ConnectorFault, { kind: Kind }>,
    wire: Wire,
    run: () => Done,
  ) => unknown

  const meet: { readonly [Kind in ConnectorFault['kind']]: Meet<Kind> } = {
    status({ status, code = `Status${status}`, retryAfter, arrives }, wire, run) {
      if (arrives) run()
      wire.respond(
        refusal(status, code),
        retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      )
    },
    dropped({ arrives }, wire, run) {
      if (arrives) run()
      wire.drop()
    },
    async slow({ ms }, wire, run) {
      const done = run()
      await sleep(ms, undefined, { ref: false })
      wire.respond(done)
    },
    'stalled-body'(_, wire, run) {
      run()
      wire.stall()
    },
    redirect({ to }, wire) {
      wire.respond({ status: 307 }, { location: to })
    },
  }

  const server = patientServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return {
    serviceUrl: `http://127.0.0.1:${port}/teams/`,
    requests,
    get violations() {
      return violations
    },
    targeted,
    messages: (conversation) => posted.filter((message) => message.conversation === conversation),
    addConversation: (id, list = [], tenant = 'unknown') => {
      conversations.set(id, { members: list, tenant })
    },
    removeConversation: (id) => {
      conversations.delete(id)
    },
    next: (...more) => {
      faults.push(...more)
    },
    nextMembers: (...more) => {
      memberFaults.push(...more)
    },
    stopListening: stop,
    listenAgain: () => listenAgain(server, port),
    forgetLimits: () => {
      times = new Map()
    },
    forgetRequests: () => {
      requests.length = 0
      posted.length = 0
    },
    close: () => (server.listening ? stop() : Promise.resolve()),
  }
}
