/**
 * One school on the sandbox alone, or with its people on the sandbox, Teams and Slack at once, each
 * behind the real adapter and HTTP. Simulated people read and press whatever their platform shows.
 */

import { randomUUID } from 'node:crypto'
import { type Core, createCore } from '../../src/app.ts'
import type { AdaptiveCardJson } from '../../src/cards/card.ts'
import { createVirtualClock, type VirtualClock } from '../../src/clock.ts'
import { instantAt } from '../../src/domain/calendar/local-clock.ts'
import { weekdayOf } from '../../src/domain/calendar/school-date.ts'
import type { ChatAddress } from '../../src/domain/messages/address.ts'
import { onceEach } from '../../src/domain/once-each.ts'
import { createLog } from '../../src/log.ts'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatPlatform, Receive } from '../../src/platforms/chat-platform.ts'
import { channelAddress, personalAddress, SANDBOX } from '../../src/platforms/sandbox/addresses.ts'
import type { SandboxMessage } from '../../src/platforms/sandbox/cards.ts'
import {
  createSandboxPlatform,
  type SandboxPlatform,
} from '../../src/platforms/sandbox/platform.ts'
import type { Block, View } from '../../src/platforms/slack/blocks.ts'
import { pressedIn } from '../../src/platforms/slack/buttons.ts'
import { createSlackPlatform } from '../../src/platforms/slack/platform.ts'
import { submittedIn } from '../../src/platforms/slack/views.ts'
import { createTeamsPlatform } from '../../src/platforms/teams/platform.ts'
import { createMemoryChat, type MemoryChat } from '../../src/replay/memory-chat.ts'
import { SAMPLE_START, seedSampleSchool } from '../../src/sandbox/sample-school.ts'
import { loadSchool } from '../../src/school/load.ts'
import type { SimulatedPerson } from '../../src/simulated/simulated-person.ts'
import { lookAtChat, type SimulatedChat } from '../../src/simulated/simulated-person.ts'
import { rememberTenant } from '../../src/store/directory.ts'
import { listPeople } from '../../src/store/people.ts'
import { listSchools } from '../../src/store/schools.ts'
import { APP_ID, anInstall, anInvoke, TENANT, type TeamsPerson } from './build-activity.ts'
import { type FakeConnector, startFakeConnector } from './fake-connector.ts'
import { startFakeOpenId } from './fake-openid.ts'
import {
  BOT_TOKEN,
  type FakeSlack,
  SIGNING_SECRET,
  type SlackPerson,
  signed,
  startFakeSlack,
  TEAM,
} from './fake-slack.ts'
import { newDatabase } from './open-test-store.ts'
import { serve } from './slack-bench.ts'
import { SlackClient } from './slack-client.ts'
import { buttonsIn } from './slack-words.ts'

/** What a year came to. */
export interface YearOf {
  /** Activity and state → how many expectations stand so at the end. */
  readonly engagement: Readonly<Record<string, number>>
  /** The digests as they stand in the channel at the end, oldest first. */
  readonly digests: readonly string[]
  /** Messages in the chats of each platform. */
  readonly messages: Readonly<Record<string, number>>
}

type Kind = 'sandbox' | 'teams' | 'slack'
/** A place in which a simulated person lives: what their client shows, and what pressing does. */
type Life = SimulatedChat

/** Plays a school year; `placeOf` says where the person of that number lives. */
export async function playYear(placeOf: (at: number) => Kind): Promise<YearOf> {
  const clock = createVirtualClock(SAMPLE_START)
  const log = createLog({ logLevel: 'silent' })
  const database = await newDatabase('postgres')
  const core = await createCore({ config: database, log, clock, onWaiting: () => undefined })
  const memory = createMemoryChat()
  const sandbox = onSandbox(core, memory, clock)
  core.connect(sandbox)
  await seedSampleSchool(core.deps, clock.now(), channelAddress)
  const [school] = await core.store.shared(listSchools)
  const schoolId = school?.id ?? ''
  const people = await core.store.withSchool(schoolId, async (tx) => {
    await rememberTenant(tx, SANDBOX, SANDBOX)
    await rememberTenant(tx, renamed('teams'), TENANT)
    await rememberTenant(tx, renamed('slack'), TEAM)
    return await listPeople(tx)
  })
  const teams = await onTeams(core)
  const slack = await onSlack(core)
  const lives = new Map<string, Life>()
  for (const [at, { email }] of people.entries()) {
    const kind = placeOf(at)
    if (kind === 'teams') lives.set(email, await teams.move(email))
    else if (kind === 'slack') lives.set(email, await slack.move(email))
    else {
      await core.receive({
        kind: 'installed',
        id: `installed-${email}`,
        at: personalAddress(email),
        from: { platform: SANDBOX, tenant: SANDBOX, userId: email, email },
      })
      lives.set(email, { chat: memory, platform: sandbox })
    }
  }
  await live({ core, clock, schoolId, lives, emails: people.map(({ email }) => email) })
  const engagement = await engagementIn(core, schoolId, clock.now())
  const digests = memory.all
    .filter(({ conversation }) => conversation.startsWith('channel:'))
    .map(({ text }) => text)
  const messages = {
    sandbox: memory.all.length - digests.length,
    teams: teams.count(),
    slack: slack.slack.messages.length,
  }
  await Promise.all([teams.close(), slack.close()])
  await core.stop()
  return { engagement, digests, messages }
}

interface Living {
  readonly core: Core
  readonly clock: VirtualClock
  readonly schoolId: string
  readonly lives: ReadonlyMap<string, Life>
  readonly emails: readonly string[]
}

const pictureOf = (core: Core, schoolId: string, now: Date) =>
  core.store.withSchool(schoolId, (tx) => loadSchool(tx, core.deps, { now }))

/** Everybody looks at their chat once a week and does what it asks; every fifth never does. */
async function live({ core, clock, schoolId, lives, emails }: Living): Promise<void> {
  const cast = emails.map(
    (email, at): SimulatedPerson => ({
      email,
      conversation: personalAddress(email).conversation,
      habit: at % 5 === 4 ? 'silent' : 'keen',
      dice: () => 0,
    }),
  )
  const { calendar } = await pictureOf(core, schoolId, clock.now())
  const days = calendar.weeks.flatMap((week) => week.workingDays)
  for (const day of days.filter((one) => weekdayOf(one) === 3)) {
    await core.schedule.advance(instantAt(day, '12:30', 'Europe/London'), clock)
    for (const person of cast) {
      const life = lives.get(person.email)
      if (life !== undefined) await lookAtChat(person, life)
    }
  }
  await core.schedule.advance(new Date(clock.now().getTime() + 5 * 86_400_000), clock)
}

async function engagementIn(core: Core, schoolId: string, now: Date) {
  const picture = await pictureOf(core, schoolId, now)
  const all = [
    ...picture.inductions.flatMap(({ id }) => picture.expectationsOfInduction(id)),
    ...[...picture.people.keys()].flatMap((id) =>
      picture.expectationsOf(id).filter((one) => one.inductionId === undefined),
    ),
  ]
  const engagement: Record<string, number> = {}
  for (const { activity, state } of all) {
    const key = `${activity} ${state}`
    engagement[key] = (engagement[key] ?? 0) + 1
  }
  return engagement
}

/** Under another name a platform has no limits of its own: a year of theirs would take hours. */
const renamed = (name: string) => `replayed-${name}`

const receiveAs =
  (core: Core, name: string): Receive =>
  (event: ChatEvent) =>
    core.receive({
      ...event,
      at: { ...event.at, platform: renamed(name) },
      from: { ...event.from, platform: renamed(name) },
    })

function connectAs(core: Core, platform: ChatPlatform): void {
  const own = (at: ChatAddress) => ({ ...at, platform: platform.name })
  core.connect({
    ...platform,
    name: renamed(platform.name),
    send: (at, card, id) => platform.send(own(at), card, id),
    update: ({ at, messageId }, card) => platform.update({ at: own(at), messageId }, card),
    findSent: (at, ids) => platform.findSent(own(at), ids),
  })
}

const fail = (error: unknown): never => {
  throw error
}

const onSandbox = (core: Core, chat: MemoryChat, clock: VirtualClock): SandboxPlatform =>
  createSandboxPlatform({
    chat,
    receive: core.receive,
    isKnown: async () => true,
    now: clock.now,
    newId: randomUUID,
    sorryFor: fail,
  })

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A client's view of one chat, in the shape that simulated people read. */
function lifeOf(view: {
  readonly shown: () => readonly SandboxMessage[]
  readonly press: (
    messageId: string,
    pressed: Parameters<SandboxPlatform['press']>[0],
  ) => Promise<string | undefined>
}): Life {
  return {
    chat: {
      list: async () => view.shown(),
      find: async (id: string) => view.shown().find((one) => one.id === id),
    },
    platform: {
      press: async (pressed: Parameters<SandboxPlatform['press']>[0]) => {
        const opened = await view.press(pressed.messageId, pressed)
        return { kind: 'answered', messageIds: opened === undefined ? [] : [opened], errors: {} }
      },
    },
  }
}

const at = new Date(0)

async function onTeams(core: Core) {
  const connector: FakeConnector = await startFakeConnector({
    token: 'loopback-stand-in',
    limits: false,
  })
  const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
  const platform = createTeamsPlatform(
    {
      appId: APP_ID,
      appPassword: 'not-a-real-password',
      tenantIds: [TENANT],
      serviceUrls: [connector.serviceUrl],
      openIdMetadataUrl: openId.metadataUrl,
      devUnauthenticated: false,
      host: '127.0.0.1',
    },
    {
      receive: receiveAs(core, 'teams'),
      keepPromise: core.keepPromise,
      sorryFor: fail,
      log: quiet,
    },
  )
  connectAs(core, platform)
  const server = await serve(platform.routes)
  const token = await openId.token()
  const conversations: string[] = []
  const post = async (activity: unknown): Promise<{ type?: string; value?: unknown }> => {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    })
    const text = await response.text()
    await server.settled()
    return text === '' ? {} : JSON.parse(text)
  }
  return {
    count: () => conversations.reduce((sum, one) => sum + connector.messages(one).length, 0),
    async move(email: string): Promise<Life> {
      const user: TeamsPerson = {
        id: `29:${email}`,
        aadObjectId: randomUUID(),
        email,
        conversation: `a:${email}`,
      }
      conversations.push(user.conversation)
      connector.addConversation(user.conversation, [user], TENANT)
      const mine = {
        from: { id: user.id, name: email, aadObjectId: user.aadObjectId },
        conversation: { id: user.conversation, conversationType: 'personal', tenantId: TENANT },
        channelData: { tenant: { id: TENANT } },
      }
      await post(anInstall(connector.serviceUrl, mine))
      const instead = new Map<string, { card: unknown; edits: number }>()
      const shown = () =>
        connector.messages(user.conversation).map(({ id, activity, edits }): SandboxMessage => {
          const known = instead.get(id)
          const card = known?.edits === edits ? known.card : activity.attachments?.[0]?.content
          return {
            id,
            conversation: personalAddress(email).conversation,
            at,
            text: '',
            card: withOwnIds((card as object | undefined) ?? NO_CARD) as AdaptiveCardJson,
          }
        })
      return lifeOf({
        shown,
        async press(messageId, { verb, data, inputs }) {
          const before = connector.messages(user.conversation)
          const edits = before.find(({ id }) => id === messageId)?.edits ?? 0
          const invoke = { verb, data: { keepstep: data, ...inputs }, replyToId: messageId }
          const { type, value } = await post(anInvoke(connector.serviceUrl, invoke, mine))
          if (type === 'application/vnd.microsoft.card.adaptive') {
            instead.set(messageId, { card: value, edits })
          }
          const after = connector.messages(user.conversation)
          return after.length > before.length ? after.at(-1)?.id : undefined
        },
      })
    },
    close: async () => {
      await server.close()
      await Promise.all([connector.close(), openId.close()])
    },
  }
}

const NO_CARD = { type: 'AdaptiveCard', version: '1.5', body: [] }

/** A Teams card with its ids where the product's cards have them. */
const withOwnIds = onceEach((card: object): unknown =>
  JSON.parse(
    JSON.stringify(card, (key, value) =>
      key === 'fallback'
        ? undefined
        : key === 'data' && value !== null && typeof value === 'object' && 'keepstep' in value
          ? value.keepstep
          : value,
    ),
  ),
)

const MODAL = 'modal'

async function onSlack(core: Core) {
  const slack: FakeSlack = await startFakeSlack()
  slack.people.length = 0
  const platform = createSlackPlatform(
    { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: slack.apiUrl },
    {
      receive: receiveAs(core, 'slack'),
      keepPromise: core.keepPromise,
      sorryFor: fail,
      log: quiet,
      now: () => new Date(),
    },
  )
  connectAs(core, platform)
  const server = await serve(platform.routes)
  const post = async (body: string, type: string) => {
    const response = await fetch(`${server.url}/slack/events`, {
      method: 'POST',
      body,
      headers: signed(body, { type }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), ms: 0 }
  }
  const client = new SlackClient(slack, post, server.settled)
  return {
    slack,
    async move(email: string): Promise<Life> {
      const person: SlackPerson = { user: `U0${slack.people.length}`, email }
      slack.people.push(person)
      await platform.meet(TEAM, email)
      const conversation = personalAddress(email).conversation
      const inChat = () =>
        slack.in(slack.dmOf(person)).map(
          ({ ts, blocks }): SandboxMessage => ({
            id: ts,
            conversation,
            at,
            text: '',
            card: cardInChat(blocks),
          }),
        )
      const modal = (): SandboxMessage[] => {
        const view = slack.openView()?.view
        return view
          ? [{ id: MODAL, conversation: MODAL, at, text: '', card: cardOfView(view) }]
          : []
      }
      return lifeOf({
        shown: () => [...inChat(), ...modal()],
        async press(messageId, { verb, data, inputs }) {
          const button = { action_id: `${verb}:0`, value: JSON.stringify(data) }
          const view = slack.openView()
          const newMessage = newIn(inChat)
          if (messageId !== MODAL) {
            if (view) view.open = false
            const message = { message: messageId, channel: slack.dmOf(person) }
            await client.press(message, button, { as: person })
          } else await pressInForm(client, { view, button, verb, data, inputs, person })
          return slack.openView() ? MODAL : newMessage()
        },
      })
    },
    close: async () => {
      await server.close()
      await slack.close()
    },
  }
}

/** The newest message, if one was added since. */
function newIn(shown: () => readonly SandboxMessage[]): () => string | undefined {
  const before = shown().length
  return () => shown().slice(before).at(-1)?.id
}

async function pressInForm(
  client: SlackClient,
  pressed: {
    view: { view: View } | undefined
    button: { action_id: string; value: string }
    verb: string
    data: unknown
    inputs: Readonly<Record<string, string>>
    person: SlackPerson
  },
): Promise<void> {
  const { view, button, verb, data, person } = pressed
  const inputs = { ...pressed.inputs }
  if (view && isSubmit(view.view, verb, data)) await client.submit(inputs, person)
  else await client.press(MODAL, button, { as: person, inputs })
}

const isSubmit = (view: View, verb: string, data: unknown) =>
  JSON.stringify(submittedIn(view.private_metadata ?? '')) === JSON.stringify({ verb, data })

/** Block Kit as simulated people read it: its inputs, and its buttons in their order. */
function cardOf(
  blocks: readonly Block[],
  submit?: { verb: string; data: unknown },
): AdaptiveCardJson {
  const inputs = blocks.flatMap((block) =>
    block.type === 'input'
      ? [{ type: 'Input.Text', id: block.block_id, value: valueIn(block.element) }]
      : [],
  )
  const buttons = buttonsIn(blocks).map(({ actionId, value, text }) => ({
    type: 'Action.Execute',
    title: text,
    ...pressedIn(actionId, value),
  }))
  const actions = submit
    ? [{ type: 'Action.Execute', title: 'Submit', ...submit }, ...buttons]
    : buttons
  return { type: 'AdaptiveCard', version: '1.5', body: inputs, actions }
}
/** A chat is read again at each press; the fake changes no message in place. */
const cardInChat = onceEach((blocks: readonly Block[]) => cardOf(blocks))
const cardOfView = (view: View) => cardOf(view.blocks, submittedIn(view.private_metadata ?? ''))

function valueIn(element: Readonly<Record<string, unknown>>): string {
  const one = element['initial_option'] as { value: string } | undefined
  const several = element['initial_options'] as { value: string }[] | undefined
  const typed = element['initial_value'] ?? element['initial_date'] ?? element['initial_time']
  return several?.map(({ value }) => value).join(',') ?? one?.value ?? String(typed ?? '')
}
