import { createHmac, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { messageProblems, viewProblems } from '../../src/platforms/slack/block-kit-check.ts'
import type { Block, View } from '../../src/platforms/slack/blocks.ts'
import { SCOPES } from '../../src/platforms/slack/scopes.ts'
import { listenAgain } from './listen-again.ts'
import { ownNow } from './own-time.ts'
import { patientServer } from './patient-server.ts'

export const SIGNING_SECRET = '8f742231b10e8888abcd99yyyzzz85a5'
export const TEAM = 'T0OAKFIELD'
export const BOT_TOKEN = 'xoxb-oakfield-1'
export const APP_TOKEN = 'xapp-1-oakfield'
export const BOT_USER = 'U0KEEPSTEP'

/** Somebody in a workspace. */
export interface SlackPerson {
  readonly user: string
  readonly email: string
  readonly team?: string
}

export const BEN: SlackPerson = { user: 'U0BEN', email: 'ben.adeyemi@oakfield.example' }

/** What goes wrong with the next call of a method. */
export type SlackFault =
  | { readonly kind: 'throttled'; readonly retryAfter: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The request is lost before, or the answer after, the call was carried out. */
  | { readonly kind: 'dropped'; readonly arrives: boolean }
  | { readonly kind: 'slow'; readonly ms: number }
  /** Carried out and answered once that is settled. */
  | { readonly kind: 'held'; readonly until: Promise<unknown> }

export interface FakeMessage {
  readonly ts: string
  readonly channel: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata?: { event_type: string; event_payload: Record<string, unknown> }
}

export interface FakeView {
  readonly id: string
  readonly team: string
  view: View
  hash: string
  open: boolean
}

interface Workspace {
  token: string
  refreshToken?: string
  scopes: readonly string[]
  revoked: boolean
}

const NEEDS: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'conversations.open': 'im:write',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
}

/** Channels and chats have their own permission to be read. */
const toRead = ({ channel }: Readonly<Record<string, unknown>>): string =>
  `${{ C: 'channels', G: 'groups' }[String(channel).slice(0, 1)] ?? 'im'}:history`

/** A Slack of our own on this machine: as strict as the real one. */
export class FakeSlack {
  readonly people: SlackPerson[] = [BEN]
  readonly channels = new Map<string, { team: string; isMember: boolean }>()
  readonly messages: FakeMessage[] = []
  /** What only one person sees, and nobody for long. */
  readonly whispers: { channel: string; user: string; text: string }[] = []
  readonly views: FakeView[] = []
  readonly homes = new Map<string, View>()
  /** Every call that reached Slack, by method. */
  readonly calls: { method: string; body: Record<string, unknown>; token: string }[] = []
  readonly codes = new Map<string, { team: string; installer: string; expiresIn?: number }>()
  /** Sends to one channel within a second of each other, though not carried out. */
  violations = 0
  limits = false
  /** Where Socket Mode connects to. */
  socketUrl: string | undefined
  historyPage = 1000
  #workspaces = new Map<string, Workspace>()
  #faults: { method: string; fault: SlackFault }[] = []
  #triggers = new Map<string, { until: number; used: boolean }>()
  #lastPost = new Map<string, number>()
  #clock = 1_760_000_000
  #hash = 0
  #refreshes = 0
  #sockets = new Set<Socket>()
  #server = patientServer((request, response) => void this.#serve(request, response))
  #port = 0

  async start(port = 0): Promise<this> {
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
    if (this.#workspaces.size === 0) this.addWorkspace(TEAM, BOT_TOKEN)
    return this
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`
  }

  addWorkspace(team: string, token: string, scopes: readonly string[] = SCOPES): void {
    this.#workspaces.set(team, { token, scopes, revoked: false })
  }
  revoke(team: string): void {
    const workspace = this.#workspaces.get(team)
    if (workspace) workspace.revoked = true
  }
  tokenOf(team: string): string | undefined {
    return this.#workspaces.get(team)?.token
  }
  dmOf(person: SlackPerson): string {
    return `D${person.user.slice(1)}`
  }
  addChannel(channel: string, team = TEAM, isMember = true): void {
    this.channels.set(channel, { team, isMember })
  }
  next(method: string, fault: SlackFault): void {
    this.#faults.push({ method, fault })
  }
  /** A trigger as it comes with a press: good once, for three seconds. */
  trigger(livesMs = 3000): string {
    const id = `trigger.${randomUUID()}`
    this.#triggers.set(id, { until: ownNow() + livesMs, used: false })
    return id
  }
  /** Forgets what was asked of it, and everything that was written. */
  forgetCalls(): void {
    this.calls.length = 0
    this.messages.length = 0
    this.views.length = 0
  }
  in(channel: string): FakeMessage[] {
    return this.messages.filter((message) => message.channel === channel)
  }
  openView(): FakeView | undefined {
    return this.views.findLast((view) => view.open)
  }

  async stopListening(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve())
      for (const socket of this.#sockets) socket.destroy()
    })
  }
  listenAgain = (): Promise<void> => listenAgain(this.#server, this.#port)
  close = () => this.stopListening()

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const method = (request.url ?? '').replace(/^\/api\//, '').split('?', 1)[0] ?? ''
    const body = bodyIn(Buffer.concat(chunks).toString('utf8'), request)
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    this.calls.push({ method, body, token })
    const fault = this.#faultOf(method)
    if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { ref: false })
    if (fault?.kind === 'held') await fault.until
    if (fault?.kind === 'throttled') {
      throttle(response, fault.retryAfter)
      return
    }
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end('')
    this.#reply(response, { fault, method, body, token })
  }

  #reply(
    response: ServerResponse,
    call: {
      fault: SlackFault | undefined
      method: string
      body: Record<string, unknown>
      token: string
    },
  ): void {
    const { fault, method, body, token } = call
    if (fault?.kind === 'dropped' && !fault.arrives) return void response.socket?.destroy()
    const answer: Record<string, unknown> =
      fault?.kind === 'error' ? no(fault.error) : this.#carryOut(method, body, token)
    if (fault?.kind === 'dropped') return void response.socket?.destroy()
    if (answer['status'] === 429) {
      throttle(response, 1)
      return
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer))
  }

  #faultOf(method: string): SlackFault | undefined {
    const at = this.#faults.findIndex((one) => one.method === method || one.method === '*')
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault
  }

  #carryOut(method: string, body: Record<string, unknown>, token: string): Record<string, unknown> {
    if (method === 'oauth.v2.access') return this.#access(body)
    if (method === 'apps.connections.open') {
      return token === APP_TOKEN ? { ok: true, url: this.socketUrl } : no('invalid_auth')
    }
    const found = [...this.#workspaces].find(([, one]) => one.token === token)
    if (found === undefined) return no('invalid_auth')
    const [team, workspace] = found
    if (workspace.revoked) return no('token_revoked')
    const needs = method === 'conversations.history' ? toRead(body) : NEEDS[method]
    if (needs && !workspace.scopes.includes(needs)) return no('missing_scope')
    const run = this.#methods[method]
    return run === undefined ? no('unknown_method') : run(body, team)
  }

  readonly #methods: Readonly<
    Record<string, (body: Record<string, unknown>, team: string) => Record<string, unknown>>
  > = {
    'auth.test': (_, team) => ({
      ok: true,
      team_id: team,
      user_id: BOT_USER,
      bot_id: 'B0KEEPSTEP',
    }),
    'users.info': ({ user }, team) => {
      const person = this.#person((one) => one.user === user, team)
      return person ? { ok: true, user: userOf(person) } : no('user_not_found')
    },
    'users.lookupByEmail': ({ email }, team) => {
      const person = this.#person((one) => one.email === email, team)
      return person ? { ok: true, user: userOf(person) } : no('users_not_found')
    },
    'conversations.open': ({ users }, team) => {
      const person = this.#person((one) => one.user === users, team)
      return person ? { ok: true, channel: { id: this.dmOf(person) } } : no('user_not_found')
    },
    'conversations.history': ({ channel, limit, include_all_metadata: all }, team) => {
      if (!this.#isThere(String(channel), team)) return no('channel_not_found')
      const messages = this.in(String(channel)).toReversed()
      const page = Math.min(Number(limit ?? 100), this.historyPage)
      return {
        ok: true,
        has_more: messages.length > page,
        messages: messages
          .slice(0, page)
          .map((one) => (String(all) === 'true' ? one : { ...one, metadata: undefined })),
      }
    },
    'chat.postMessage': (body, team) => this.#post(body, team),
    'chat.postEphemeral': (body, team) => {
      const { channel, user, text } = body
      if (!this.#isThere(String(channel), team)) return no('channel_not_found')
      if (this.#person((one) => one.user === user, team) === undefined)
        return no('user_not_in_channel')
      if (!text) return no('no_text')
      const problems = messageProblems(read(body))
      if (problems.length > 0) return no('invalid_blocks', problems)
      this.whispers.push({ channel: String(channel), user: String(user), text: String(text) })
      return { ok: true, message_ts: `${this.#clock}.000200` }
    },
    'chat.update': (body, team) => {
      const { channel, ts } = body
      if (!this.#isThere(String(channel), team)) return no('channel_not_found')
      const at = this.messages.findIndex((one) => one.ts === ts && one.channel === channel)
      if (at < 0) return no('message_not_found')
      const message = read(body)
      const problems = messageProblems(message)
      if (problems.length > 0) return no('invalid_blocks', problems)
      this.messages[at] = { ...(this.messages[at] as FakeMessage), ...message }
      return { ok: true, ts, channel }
    },
    'views.open': ({ trigger_id: trigger, view }, team) => {
      const known = this.#triggers.get(String(trigger))
      if (known === undefined) return no('invalid_trigger_id')
      if (known.used) return no('exchanged_trigger_id')
      if (known.until <= ownNow()) return no('expired_trigger_id')
      const parsed = parse(view) as View
      const problems = viewProblems(parsed)
      if (problems.length > 0) return no('invalid_arguments', problems)
      known.used = true
      const opened = {
        id: `V${this.views.length + 1}`,
        team,
        view: parsed,
        hash: this.#newHash(),
        open: true,
      }
      this.views.push(opened)
      return { ok: true, view: { id: opened.id, hash: opened.hash, ...parsed } }
    },
    'views.update': ({ view_id: id, hash, view }, team) => {
      const known = this.views.find((one) => one.id === id && one.team === team && one.open)
      if (known === undefined) return no('not_found')
      if (hash !== undefined && hash !== known.hash) return no('hash_conflict')
      const parsed = parse(view) as View
      const problems = viewProblems(parsed)
      if (problems.length > 0) return no('invalid_arguments', problems)
      known.view = parsed
      known.hash = this.#newHash()
      return { ok: true, view: { id, hash: known.hash } }
    },
    'views.publish': ({ user_id: user, view }, team) => {
      const person = this.#person((one) => one.user === user, team)
      if (person === undefined) return no('user_not_found')
      const parsed = parse(view) as View
      const problems = viewProblems(parsed)
      if (problems.length > 0 || parsed.type !== 'home') return no('invalid_arguments', problems)
      this.homes.set(String(user), parsed)
      return { ok: true, view: { id: `VH${String(user)}`, hash: this.#newHash() } }
    },
  }

  #post(body: Record<string, unknown>, team: string): Record<string, unknown> {
    const channel = String(body['channel'])
    if (!this.#isThere(channel, team)) return no('channel_not_found')
    if (this.channels.get(channel)?.isMember === false) return no('not_in_channel')
    if (String(body['text'] ?? '').length > 40_000) return no('msg_too_long')
    const message = read(body)
    const problems = messageProblems(message)
    if (problems.length > 0) return no('invalid_blocks', problems)
    const last = this.#lastPost.get(channel) ?? 0
    if (this.limits && Date.now() - last < 990) {
      this.violations += 1
      return { status: 429 }
    }
    this.#lastPost.set(channel, Date.now())
    this.#clock += 1
    const ts = `${this.#clock}.000100`
    const metadata = parse(body['metadata']) as FakeMessage['metadata']
    this.messages.push({ ts, channel, ...message, ...(metadata ? { metadata } : {}) })
    return { ok: true, ts, channel }
  }

  #access(body: Record<string, unknown>): Record<string, unknown> {
    if (body['client_secret'] !== 'client-secret') return no('bad_client_secret')
    if (body['grant_type'] === 'refresh_token') {
      const found = [...this.#workspaces].find(
        ([, one]) => one.refreshToken === body['refresh_token'],
      )
      if (found === undefined) return no('invalid_refresh_token')
      const [team, workspace] = found
      this.#refreshes += 1
      workspace.token = `xoxe.xoxb-${team}-${this.#refreshes}`
      workspace.refreshToken = `xoxe-1-${team}-${this.#refreshes}`
      return {
        ok: true,
        access_token: workspace.token,
        refresh_token: workspace.refreshToken,
        expires_in: 43_200,
        team: { id: team },
      }
    }
    const code = this.codes.get(String(body['code']))
    if (code === undefined) return no('invalid_code')
    this.codes.delete(String(body['code']))
    const token = `xoxb-${code.team}-0`
    this.addWorkspace(code.team, token)
    const workspace = this.#workspaces.get(code.team) as Workspace
    const rotating =
      code.expiresIn === undefined
        ? {}
        : { refresh_token: `xoxe-1-${code.team}-0`, expires_in: code.expiresIn }
    if (rotating.refresh_token) workspace.refreshToken = rotating.refresh_token
    return {
      ok: true,
      access_token: token,
      team: { id: code.team },
      authed_user: { id: code.installer },
      ...rotating,
    }
  }

  get refreshes(): number {
    return this.#refreshes
  }

  #person(is: (one: SlackPerson) => boolean, team: string): SlackPerson | undefined {
    return this.people.find((one) => is(one) && (one.team ?? TEAM) === team)
  }
  #isThere(channel: string, team: string): boolean {
    if (channel.startsWith('D')) {
      return this.#person((one) => this.dmOf(one) === channel, team) !== undefined
    }
    return this.channels.get(channel)?.team === team
  }
  #newHash(): string {
    this.#hash += 1
    return `${this.#clock}.h${this.#hash}`
  }
}

export const startFakeSlack = (): Promise<FakeSlack> => new FakeSlack().start()

function throttle(response: ServerResponse, seconds: number): void {
  response.writeHead(429, { 'retry-after': String(seconds) })
  response.end('{"ok":false,"error":"ratelimited"}')
}

const no = (error: string, problems: readonly string[] = []) => ({
  ok: false,
  error,
  response_metadata: { messages: problems },
})
const userOf = ({ user, email }: SlackPerson) => ({ id: user, profile: { email }, is_bot: false })

/** A message as Slack keeps it: its three escapes are undone for reading. */
const read = (body: Record<string, unknown>) => ({
  text: String(body['text'] ?? '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&'),
  blocks: (parse(body['blocks']) ?? []) as readonly Block[],
})

const parse = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

function bodyIn(text: string, { headers }: IncomingMessage): Record<string, unknown> {
  if (String(headers['content-type']).startsWith('application/json')) return JSON.parse(text)
  return Object.fromEntries(new URLSearchParams(text))
}

/** The headers with which Slack would send this body. */
export function signed(
  body: string | Buffer,
  {
    at = new Date(),
    secret = SIGNING_SECRET,
    type = 'application/json',
  }: { readonly at?: Date; readonly secret?: string; readonly type?: string } = {},
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', secret)
    .update(`v0:${timestamp}:`)
    .update(body)
    .digest('hex')
  return {
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  }
}
