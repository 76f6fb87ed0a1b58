/**
 * The real service on Slack, over HTTP: genuine signatures, a strict Slack on this machine,
 * PostgreSQL, and a clock that the test moves. People type and press as in a Slack client.
 */
import { readFileSync } from 'node:fs'
import { createVirtualClock, type VirtualClock } from '../../src/clock.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { instantAt } from '../../src/domain/calendar/local-clock.ts'
import { importCalendar } from '../../src/imports/calendar/import-calendar.ts'
import { importRoster } from '../../src/imports/roster/import-roster.ts'
import type { ButtonElement, SlackOption } from '../../src/platforms/slack/blocks.ts'
import { type Service, startService } from '../../src/service.ts'
import type { Store } from '../../src/store/database.ts'
import { aLog } from './build-server.ts'
import {
  type FakeSlack,
  SIGNING_SECRET,
  type SlackPerson,
  signed,
  startFakeSlack,
} from './fake-slack.ts'
import { newDatabase, openAgain } from './open-test-store.ts'
import { ownTime } from './own-time.ts'
import { runDue } from './run-due.ts'
import type { HttpAnswer } from './slack-client.ts'
import { SlackClient } from './slack-client.ts'
import { buttonsIn, wordsIn } from './slack-words.ts'
import { depsOn } from './way-out.ts'
import { whenOver } from './when-over.ts'

/** One person's direct messages with Keepstep, their open form and their App Home. */
export interface SlackChat {
  readonly person: SlackPerson
  texts(): readonly string[]
  lastText(): string
  /** The words of the open form, and what stands beside its fields. */
  modal(): string
  home(): string
  types(text: string): Promise<HttpAnswer>
  commands(text: string): Promise<HttpAnswer>
  opensHome(): Promise<HttpAnswer>
  /** Presses the newest button of that title, or of what it is about. */
  presses(title: string | RegExp): Promise<HttpAnswer>
  pressesInForm(title: string | RegExp, inputs?: Record<string, string>): Promise<HttpAnswer>
  pressesAtHome(title: string | RegExp, inputs?: Record<string, string>): Promise<HttpAnswer>
  submits(inputs?: Record<string, string>): Promise<HttpAnswer>
  /** Opens a list of the form that Slack asks for, or types into it: what it shows. */
  looksFor(field: string, words?: string): Promise<readonly SlackOption[]>
}

export interface SlackService {
  readonly service: Service
  readonly slack: FakeSlack
  readonly store: Store
  /** With which the service was started: another one may be, on the same database. */
  readonly config: Config
  readonly logged: readonly string[]
  chatOf(email: string): SlackChat
  typesInChannel(email: string, text: string): Promise<HttpAnswer>
  channelTexts(): readonly string[]
  moveTo(local: string): Promise<void>
  /** Does what is due, and what waits for its turn. */
  runDue(): Promise<void>
  post(body: string, headers: Record<string, string>): Promise<HttpAnswer>
}

const local = (text: string): Date => {
  const [date = '', time = ''] = text.split('T')
  return instantAt(date, time, 'Europe/London')
}
const sample = (file: string): Uint8Array =>
  readFileSync(new URL(`../../sample/${file}`, import.meta.url))

export const SLACK_CHANNEL = 'C0INDUCTION'

export interface SlackServiceWish {
  readonly now: string
  readonly team: string
  /** Settings as an administrator gives them, beside those of the stand-ins. */
  readonly env: Readonly<Record<string, string>>
}

/** Starts the service with the sample school's roster and calendar, everybody in one workspace. */
export async function startSlackService({
  now,
  team,
  env,
}: SlackServiceWish): Promise<SlackService> {
  const clock: VirtualClock = createVirtualClock(local(now))
  const slack = await startFakeSlack()
  whenOver(() => slack.close())
  slack.people.length = 0
  slack.addChannel(SLACK_CHANNEL, team)
  const settings = await newDatabase('postgres')
  const store = await openAgain(settings)
  await importRoster(depsOn(store), { bytes: sample('roster.csv') }, clock.now())
  await importCalendar(depsOn(store), { bytes: sample('calendar.csv') }, clock.now())
  const config = readConfig({
    PORT: '0',
    DATABASE_URL: settings.databaseUrl,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    ...env,
  })
  const { log, lines } = aLog()
  const people = new Map<string, SlackPerson>()
  const known = (email: string): SlackPerson => {
    const person = people.get(email) ?? {
      user: `U0${email.replace(/\W/g, '').toUpperCase()}`,
      email,
      team,
    }
    if (!people.has(email)) slack.people.push(person)
    people.set(email, person)
    return person
  }
  for (const line of new TextDecoder().decode(sample('roster.csv')).split('\n')) {
    const email = /[\w.]+@[\w.]+/.exec(line)?.[0]
    if (email !== undefined) known(email)
  }
  const service = await startService(config, log, { clock })
  whenOver(() => service.stop())
  const post: SlackService['post'] = async (body, headers) => {
    const taken = ownTime()
    const response = await fetch(`${service.url}/slack/events`, { method: 'POST', body, headers })
    const text = await response.text()
    const ms = taken.ms()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), ms }
  }
  const client = new SlackClient(
    slack,
    (body, type) => post(body, signed(body, { type })),
    service.idle,
  )
  const wordsOf = (channel: string) =>
    slack
      .in(channel)
      .map(({ blocks, text }) => (blocks.length > 0 ? wordsIn(blocks).join('\n') : text))
  return {
    service,
    slack,
    store,
    config,
    logged: lines,
    post,
    chatOf: (email) => chatOf(slack, client, { person: known(email), wordsOf }),
    typesInChannel: (email, text) => client.mention(text, SLACK_CHANNEL, known(email)),
    channelTexts: () => wordsOf(SLACK_CHANNEL),
    async moveTo(at) {
      clock.moveTo(local(at))
      await runDue(service, clock, store)
    },
    runDue: () => runDue(service, clock, store),
  }
}

function chatOf(
  slack: FakeSlack,
  client: SlackClient,
  { person, wordsOf }: { person: SlackPerson; wordsOf: (channel: string) => readonly string[] },
): SlackChat {
  const channel = slack.dmOf(person)
  const texts = () => wordsOf(channel)
  const inView = (blocks: unknown, wanted: string | RegExp) => {
    const found = buttonsIn(blocks).find((one) => isCalled(one, wanted))
    if (found === undefined) {
      throw new Error(`no button ${wanted} among ${buttonsIn(blocks).map(({ text }) => text)}`)
    }
    return elementOf(found)
  }
  return {
    person,
    texts,
    lastText: () => texts().at(-1) ?? '',
    modal: () => client.modalWords(),
    home: () => wordsIn(slack.homes.get(person.user)).join('\n'),
    types: (text) => client.type(text, person),
    commands: (text) => client.command(text, person),
    opensHome: () => client.openHome(person),
    presses(title) {
      for (const { ts, blocks } of slack.in(channel).toReversed()) {
        const found = buttonsIn(blocks).find((one) => isCalled(one, title))
        if (found) return client.press({ message: ts, channel }, elementOf(found), { as: person })
      }
      throw new Error(`${person.email} sees no button ${title}, only:\n${texts().join('\n---\n')}`)
    },
    pressesInForm: (title, inputs = {}) =>
      client.press('modal', inView(slack.openView()?.view, title), { as: person, inputs }),
    pressesAtHome: (title, inputs = {}) =>
      client.press('home', inView(slack.homes.get(person.user), title), { as: person, inputs }),
    submits: (inputs) => client.submit(inputs, person),
    looksFor: (field, words = '') => client.looksFor(field, words, person),
  }
}

const elementOf = ({
  actionId,
  value,
}: {
  actionId: string
  value: string
}): Pick<ButtonElement, 'action_id' | 'value'> => ({
  action_id: actionId,
  value,
})

const isCalled = ({ text, about }: { text: string; about?: string }, wanted: string | RegExp) =>
  [text, about].some(
    (words) =>
      words !== undefined && (typeof wanted === 'string' ? words === wanted : wanted.test(words)),
  )
