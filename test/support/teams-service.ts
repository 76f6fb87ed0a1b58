/**
 * The real service on Teams, over HTTP: genuine tokens from a signing service on this machine, a
 * strict connector, PostgreSQL, and a clock that the test moves. People type and press as in a
 * Teams client, and see what such a client would show them.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CardElement } from '../../src/cards/element.ts'
import { createVirtualClock, type VirtualClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { instantAt } from '../../src/domain/calendar/local-clock.ts'
import { importCalendar } from '../../src/imports/calendar/import-calendar.ts'
import { importRoster } from '../../src/imports/roster/import-roster.ts'
import { type Service, startService } from '../../src/service.ts'
import type { Store } from '../../src/store/database.ts'
import {
  APP_ID,
  aMessage,
  anInstall,
  anInvoke,
  aSearch,
  BOT,
  CHANNEL,
  inChannel,
  TEAM,
  TENANT,
  type TeamsPerson,
} from './build-activity.ts'
import { aLog } from './build-server.ts'
import { buttonsOf, everyPart } from './card-walk.ts'
import { type FakeConnector, type FakeMessage, startFakeConnector } from './fake-connector.ts'
import { type FakeOpenId, startFakeOpenId, type TokenWish } from './fake-openid.ts'
import { newDatabase, openAgain } from './open-test-store.ts'
import { runDue } from './run-due.ts'
import type { HttpAnswer } from './teams-bench.ts'
import { wordsOn } from './teams-client.ts'
import { depsOn } from './way-out.ts'
import { whenOver } from './when-over.ts'

/** A button on a card that somebody sees. */
export interface SeenOnTeams {
  readonly messageId: string
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
  /** What stands in the card's inputs before anybody types: a client sends them all. */
  readonly inputs: Readonly<Record<string, string>>
}

/** A line of a list. */
export interface TeamsChoice {
  readonly title: string
  readonly value: string
}

/** One person's 1:1 chat with Keepstep. */
export interface TeamsChat {
  readonly person: TeamsPerson
  /** Adds the app: Teams tells of it twice. */
  installs(): Promise<void>
  types(text: string): Promise<HttpAnswer>
  /** Presses the newest button of that title, or of what it is about, with inputs typed over. */
  presses(title: string | RegExp, inputs?: Readonly<Record<string, string>>): Promise<HttpAnswer>
  sends(button: SeenOnTeams, inputs?: Readonly<Record<string, string>>): Promise<HttpAnswer>
  button(title: string | RegExp): SeenOnTeams
  /** Types into a list with `choices.data` on the newest card that has it: what it shows. */
  looksFor(input: string, words: string): Promise<readonly TeamsChoice[]>
  /** The same request, forged by this person from what stands on another's card. */
  looksForIn(other: TeamsChat, input: string, words: string): Promise<readonly TeamsChoice[]>
  /** What a list on the newest card that has it is filled from. */
  datasetOf(input: string): string
  messages(): readonly FakeMessage[]
  /** The words of each message as they stand now, oldest first. */
  texts(): readonly string[]
  lastText(): string
}

export interface TeamsService {
  readonly service: Service
  readonly clock: VirtualClock
  readonly connector: FakeConnector
  readonly openId: FakeOpenId
  /** A second store on the same database: to look, and to prepare. */
  readonly store: Store
  readonly databaseUrl: string
  readonly logged: readonly string[]
  chatOf(email: string, tenant?: string): TeamsChat
  /** Types into the thread of a channel, mentioning Keepstep. */
  typesInChannel(email: string, text: string, thread?: string): Promise<HttpAnswer>
  addsToTeam(email: string): Promise<void>
  /** Posts any activity with a genuine token, or with what `wish` makes of it. */
  post(activity: unknown, wish?: TokenWish): Promise<HttpAnswer>
  /** What stands in the channel, oldest first. */
  channelTexts(): readonly string[]
  /** Local time, '2026-09-14T07:45', and does what is due then. */
  moveTo(local: string): Promise<void>
  metrics(): Promise<string>
}

const local = (text: string): Date => {
  const [date = '', time = ''] = text.split('T')
  return instantAt(date, time, 'Europe/London')
}
const sample = (file: string): Uint8Array =>
  readFileSync(new URL(`../../sample/${file}`, import.meta.url))

/** The roster of the sample school. */
export const sampleRoster = (): Uint8Array => sample('roster.csv')

/** The sample school's year, for a school of another number. */
const calendarFor = (urn: string): Uint8Array =>
  new TextEncoder().encode(
    new TextDecoder().decode(sample('calendar.csv')).replaceAll('999001', urn),
  )

export interface TeamsServiceWish {
  readonly now: string
  /** Settings as an administrator gives them, beside those of the stand-ins. */
  readonly env?: Readonly<Record<string, string>>
  readonly rosters?: readonly Uint8Array[]
  /** URNs of the schools in them. */
  readonly calendarsFor?: readonly string[]
}

/** Starts the service with the sample school's roster and calendar in its database. */
export async function startTeamsService(wish: TeamsServiceWish): Promise<TeamsService> {
  const clock = createVirtualClock(local(wish.now))
  const connector = await startFakeConnector({ token: 'loopback-stand-in', limits: true })
  const openId = await startFakeOpenId({ appId: APP_ID, serviceUrl: connector.serviceUrl })
  whenOver(() => Promise.all([connector.close(), openId.close()]))
  const settings = await newDatabase('postgres')
  const store = await openAgain(settings)
  for (const bytes of wish.rosters ?? [sampleRoster()]) {
    await importRoster(depsOn(store), { bytes }, clock.now())
  }
  for (const urn of wish.calendarsFor ?? ['999001']) {
    await importCalendar(depsOn(store), { bytes: calendarFor(urn) }, clock.now())
  }
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: settings.databaseUrl,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_PASSWORD: 'not-a-real-password',
    MICROSOFT_APP_TENANT_ID: TENANT,
    TEAMS_OPENID_METADATA_URL: openId.metadataUrl,
    TEAMS_SERVICE_URLS: connector.serviceUrl,
    ...wish.env,
  })
  const { log, lines } = aLog()
  const service = await startService(config, log, { clock })
  whenOver(() => service.stop())
  connector.addConversation(CHANNEL, [], TENANT)
  connector.addConversation(TEAM, [], TENANT)

  const post: TeamsService['post'] = async (activity, token) => {
    // Between two things that people do a while passes, however fast the test is.
    connector.forgetLimits()
    const response = await fetch(`${service.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await openId.token(token)}`,
      },
      body: JSON.stringify(activity),
    })
    const text = await response.text()
    await service.idle()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
  const people = new Map<string, TeamsPerson>()
  const known = (email: string, tenant = TENANT): TeamsPerson => {
    const key = `${email} in ${tenant}`
    const person = people.get(key) ?? aPerson(email, tenant)
    if (!people.has(key)) {
      people.set(key, person)
      connector.addConversation(person.conversation, [person], tenant)
      for (const place of [CHANNEL, TEAM]) {
        connector.addConversation(place, [...people.values()], TENANT)
      }
    }
    return person
  }
  const running = { connector, post, runDue: () => runDue(service, clock, store) }

  return {
    service,
    clock,
    connector,
    openId,
    store,
    databaseUrl: settings.databaseUrl ?? '',
    logged: lines,
    post,
    chatOf: (email, tenant = TENANT) => chatOf(running, known(email, tenant), tenant),
    async typesInChannel(email, text, thread) {
      const person = known(email)
      return await post(
        aMessage(connector.serviceUrl, `<at>Keepstep</at> ${text}`, {
          from: sender(person),
          ...inChannel(thread),
        }),
      )
    },
    async addsToTeam(email) {
      const over = { from: sender(known(email)), ...inChannel() }
      const install = anInstall(connector.serviceUrl, over)
      await Promise.all([post(install), post(memberUpdate(connector.serviceUrl, over))])
    },
    channelTexts: () => connector.messages(CHANNEL).map(textOf),
    async moveTo(at) {
      clock.moveTo(local(at))
      connector.forgetLimits()
      await runDue(service, clock, store)
    },
    metrics: async () => await (await fetch(`${service.url}/metrics`)).text(),
  }
}

/** Somebody whom Teams knows by this address: its own ids of them say nothing of who they are. */
function aPerson(email: string, tenant: string): TeamsPerson {
  const hex = createHash('sha256').update(`${email} in ${tenant}`).digest('hex')
  const guid = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`]
  return {
    id: `29:1${hex.slice(0, 20)}`,
    aadObjectId: [...guid, hex.slice(20, 32)].join('-'),
    email,
    conversation: `a:1${hex.slice(20, 40)}`,
  }
}

const sender = ({ id, email, aadObjectId }: TeamsPerson) => ({ id, name: email, aadObjectId })

/** The other of the two activities by which Teams tells of an install. */
const memberUpdate = (serviceUrl: string, over: Record<string, unknown>) =>
  anInstall(serviceUrl, {
    ...over,
    type: 'conversationUpdate',
    action: undefined,
    membersAdded: [{ id: BOT }],
  })

const cardOf = ({ activity }: FakeMessage): CardElement | undefined =>
  activity.attachments?.[0]?.content as CardElement | undefined

const textOf = (message: FakeMessage): string => wordsOn(cardOf(message)).join('\n')

interface Running {
  readonly connector: FakeConnector
  readonly post: TeamsService['post']
  readonly runDue: () => Promise<void>
}

/** What the HTTP answer put in a message's place, until the message itself is edited. */
const shownInstead = new Map<string, { readonly card: CardElement; readonly edits: number }>()

function chatOf(
  { connector, post, runDue }: Running,
  person: TeamsPerson,
  tenant: string,
): TeamsChat {
  const { serviceUrl } = connector
  // Message ids are one connector's own, and several live in one process.
  const shownKey = (messageId: string): string => `${serviceUrl} ${messageId}`
  const mine = {
    from: sender(person),
    conversation: {
      id: person.conversation,
      conversationType: 'personal',
      tenantId: tenant,
    },
    channelData: { tenant: { id: tenant } },
  }
  const messages = () => connector.messages(person.conversation)
  const seen = (message: FakeMessage): CardElement | undefined => {
    const instead = shownInstead.get(shownKey(message.id))
    return instead !== undefined && instead.edits === message.edits ? instead.card : cardOf(message)
  }
  const texts = () => messages().map((message) => wordsOn(seen(message)).join('\n'))

  const button = (wanted: string | RegExp): SeenOnTeams => {
    for (const message of [...messages()].reverse()) {
      const card = seen(message)
      const found = card && buttonsOf(card).find((one) => isCalled(one, wanted))
      if (card && found) return { messageId: message.id, ...whatItSends(card, found) }
    }
    throw new Error(`${person.email} sees no button ${wanted}, only:\n${texts().join('\n---\n')}`)
  }

  const sends: TeamsChat['sends'] = async (pressed, inputs = {}) => {
    const { messageId, verb } = pressed
    const edits = messages().find(({ id }) => id === messageId)?.edits ?? 0
    const data = { ...pressed.data, ...pressed.inputs, ...inputs }
    const answer = await post(anInvoke(serviceUrl, { verb, data, replyToId: messageId }, mine))
    const body = answer.body as { type?: string; value?: CardElement } | undefined
    if (body?.type === 'application/vnd.microsoft.card.adaptive' && body.value !== undefined) {
      shownInstead.set(shownKey(messageId), { card: body.value, edits })
    }
    return answer
  }
  const datasetOf = (input: string): string => {
    const list = messages()
      .flatMap((message) => everyPart(seen(message) ?? {}))
      .findLast((part) => part['id'] === input)
    const query = list?.['choices.data'] as { type?: string; dataset?: string } | undefined
    if (query?.type !== 'Data.Query' || !query.dataset || list?.style !== 'filtered') {
      throw new Error(`${input} is no list that Teams fills while somebody types`)
    }
    return query.dataset
  }
  const looksForIn = async (
    other: Pick<TeamsChat, 'datasetOf'>,
    input: string,
    words: string,
  ): Promise<readonly TeamsChoice[]> => {
    const dataset = other.datasetOf(input)
    const { status, body } = await post(aSearch(serviceUrl, { dataset, words }, mine))
    return shownBy(status, body)
  }
  return {
    person,
    datasetOf,
    looksFor: (input, words) => looksForIn({ datasetOf }, input, words),
    looksForIn,
    messages,
    texts,
    lastText: () => texts().at(-1) ?? '',
    button,
    sends,
    presses: (title, inputs) => sends(button(title), inputs),
    types: (text) => post(aMessage(serviceUrl, text, mine)),
    async installs() {
      await Promise.all([post(anInstall(serviceUrl, mine)), post(memberUpdate(serviceUrl, mine))])
      // The welcome goes through the queue: nobody presses anything before they have it.
      await runDue()
    },
  }
}

/** What a client shows of the answer: at most fifteen lines, and nothing of an answer of another shape. */
function shownBy(status: number, body: unknown): readonly TeamsChoice[] {
  const { type, value } = body as { type?: string; value?: { results?: readonly TeamsChoice[] } }
  const results = value?.results ?? []
  const isFit = results.every(({ title, value }) => title !== '' && value !== '')
  const isShown = type === 'application/vnd.microsoft.search.searchResponse' && isFit
  if (status !== 200 || !isShown || results.length > 15) {
    throw new Error(`Teams shows no list: ${status} ${JSON.stringify(body)}`)
  }
  return results
}

const isCalled = (button: CardElement, wanted: string | RegExp): boolean =>
  [button.title, button['tooltip']].some(
    (text) =>
      typeof text === 'string' &&
      (typeof wanted === 'string' ? text === wanted : wanted.test(text)),
  )

const whatItSends = (card: CardElement, button: CardElement) => ({
  verb: String(button['verb']),
  data: button['data'] as Readonly<Record<string, unknown>>,
  inputs: button['associatedInputs'] === 'none' ? {} : inputsIn(card),
})

/** Every input as a client sends it: an empty one as an empty text. */
const inputsIn = (card: CardElement): Record<string, string> =>
  Object.fromEntries(
    everyPart(card)
      .filter((part) => part.type?.startsWith('Input.'))
      .map((part) => [String(part['id']), String(part['value'] ?? '')]),
  )

/**
 * Waits, as somebody who looks at their screen does, until it shows what they wait for. How long is
 * the test's own limit's matter: that it comes is the claim.
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  throw new Error(`Waited in vain: ${what}`)
}

const LOOK_EVERY_MS = 25
const MOST_LOOKS = (5 * 60_000) / LOOK_EVERY_MS
