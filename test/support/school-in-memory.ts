/**
 * A small school, to be talked to as its people do. It is the service's own core on a PostgreSQL
 * database of its own, with a clock that stands still and the sandbox as its chats: nothing is mocked.
 *
 *   const school = await openSchool({ now: '2026-09-14T12:00' })
 *   await school.chatOf('priya').types('my week')
 *   await school.chatOf('priya').presses('Log')
 *
 * It closes by itself when the test file ends.
 */

import { randomUUID } from 'node:crypto'
import { type Core, type CoreOptions, createCore } from '../../src/app.ts'
import type { CardElement } from '../../src/cards/element.ts'
import { sandboxPageLink } from '../../src/chats/page-links.ts'
import { createVirtualClock, type VirtualClock } from '../../src/clock.ts'
import { instantAt } from '../../src/domain/calendar/local-clock.ts'
import type { Draft } from '../../src/domain/coaching/draft.ts'
import type { Expectation } from '../../src/domain/expectations/expectation.ts'
import { given } from '../../src/domain/given.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import { importCalendar } from '../../src/imports/calendar/import-calendar.ts'
import { importRoster } from '../../src/imports/roster/import-roster.ts'
import type { Logger } from '../../src/log.ts'
import type { ChatEvent } from '../../src/platforms/chat-event.ts'
import type { ChatReply, FoundChoice } from '../../src/platforms/chat-platform.ts'
import { channelAddress, personalAddress, SANDBOX } from '../../src/platforms/sandbox/addresses.ts'
import type { SandboxMessage } from '../../src/platforms/sandbox/cards.ts'
import type { SandboxAnswer } from '../../src/platforms/sandbox/events.ts'
import {
  createSandboxPlatform,
  type SandboxChat,
  type SandboxPlatform,
} from '../../src/platforms/sandbox/platform.ts'
import { sandboxChatOn } from '../../src/sandbox/chat-on-store.ts'
import { inviteEverybody } from '../../src/sandbox/invite-everybody.ts'
import type { SchoolPicture } from '../../src/school/facts.ts'
import { loadSchool } from '../../src/school/load.ts'
import type { Store } from '../../src/store/database.ts'
import { findByEmail } from '../../src/store/directory.ts'
import { countSandboxMessages } from '../../src/store/sandbox-chats.ts'
import type { SchoolTx } from '../../src/store/tx.ts'
import type { Deps } from '../../src/usecases/deps.ts'
import type { Actor } from '../../src/usecases/turn.ts'
import { aCard } from './build-card.ts'
import {
  aCalendarFile,
  aMentorRow,
  anEctRow,
  aRoster,
  aTutorRow,
  type RosterCells,
  TERMS_2026,
} from './build-roster.ts'
import { calendarLinks } from './calendar-links.ts'
import { buttonsOf, everyPart, inputsOf } from './card-walk.ts'
import { lendCopyOf, lendEmpty, type TestEngine } from './lent-databases.ts'
import { listLogEntries, listOpenDrafts, loadPerson } from './read-tables.ts'
import { whenOver } from './when-over.ts'

/** Everybody in the sandbox is in London. */
const LONDON = 'Europe/London'
const CHANNEL = 'Induction'

/** The real year of one English school with its training days: 23 October and 2 November are two. */
export const CALENDAR_2026 = [
  ...TERMS_2026,
  'inset,Training days before term,2026-09-01,2026-09-02',
  'inset,Training day,2026-10-23,2026-10-23',
  'inset,Training day,2026-11-02,2026-11-02',
  'inset,Training day,2026-11-27,2026-11-27',
]

/** A line of the roster without its school: `openSchool` puts that in. */
type Row = Partial<RosterCells>

/** What to open; everyone's email is their first name at the school's domain. */
export interface SchoolWish {
  /** Local time, '2026-09-14T12:00': a Monday in the third teaching week unless said otherwise. */
  readonly now?: string
  /** Lines of the roster, of `smallRoster`'s kind, instead of the small school's. */
  readonly roster?: readonly RosterCells[]
  /** Lines of the calendar, such as 'term,autumn,2026-09-03,2026-12-18'. */
  readonly calendar?: readonly string[]
  /** Why one person may be mentor and induction tutor. */
  readonly allowDualRole?: string
  /** PostgreSQL unless said otherwise. */
  readonly engine?: TestEngine
  /** Where chats are, instead of the database; `moveToNextSend` counts what is there. */
  readonly chat?: SandboxChat
}

/** The email of somebody at the school of `domain`. */
const emailOf = (firstName: string, domain = 'hillcrest'): string =>
  `${firstName}@${domain}.example`

/**
 * The small school: Amina (year 1) and Bethan (year 2) with Priya, Callum (year 1, part-time) with
 * Tom, Helen the induction tutor, Marcus the headteacher.
 */
export function smallRoster({ urn = '123456', domain = 'hillcrest' } = {}): RosterCells[] {
  const at = {
    school_urn: urn,
    school_name: domain === 'hillcrest' ? 'Hillcrest School' : 'Next School',
  }
  const named = (name: string): Row => ({
    ...at,
    name,
    email: emailOf(name.split(' ')[0]?.toLowerCase() ?? '', domain),
  })
  const mentor = (name: string): Row => ({ mentor_email: emailOf(name, domain) })
  return [
    aTutorRow({ ...named('Helen Whitcombe'), channel: `${CHANNEL} ${urn}` }),
    aTutorRow({ ...named('Marcus Adeyemi'), role: 'headteacher', channel: '' }),
    aMentorRow(named('Priya Raman')),
    aMentorRow({ ...named('Tom Hargreaves'), mentor_training: 'reduced' }),
    anEctRow({ ...named('Amina Yusuf'), ...mentor('priya') }),
    anEctRow({ ...named('Bethan Pryce'), ...mentor('priya'), start_date: '2025-09-01', year: '2' }),
    anEctRow({ ...named('Callum Reid'), ...mentor('tom'), fte: '0.6', working_days: 'Mon-Wed' }),
  ]
}

/** A button as somebody sees it. */
export interface SeenButton {
  readonly messageId: string
  readonly title: string
  readonly verb: string
  readonly data: Readonly<Record<string, unknown>>
  /** What the card's inputs hold before anybody types: a client sends them all. */
  readonly inputs: Readonly<Record<string, string>>
}

/** One conversation with Keepstep, and what the person there can do. */
export interface Chat {
  readonly email: string
  types(text: string): Promise<SandboxAnswer>
  /**
   * Presses the button on the newest card that has it, with what stands in the card's inputs and
   * `inputs` typed over it. The title, or with what it is about: 'Log: Drop-in, Amina Yusuf'.
   */
  presses(title: string | RegExp, inputs?: Readonly<Record<string, string>>): Promise<SandboxAnswer>
  /** The same press, by hand: a button seen before, or a forged one. */
  sends(button: SeenButton, inputs?: Readonly<Record<string, string>>): Promise<SandboxAnswer>
  /** The newest such button, whether pressed or not; undefined where no card has it. */
  sees(title: string | RegExp): Promise<SeenButton | undefined>
  /** As `sees`; an error says which buttons there are. */
  button(title: string | RegExp): Promise<SeenButton>
  messages(): Promise<readonly SandboxMessage[]>
  /** Keepstep's newest message. */
  lastCard(): Promise<CardElement>
  /** Its plain-text twin. */
  lastText(): Promise<string>
  /** Everything in the chat now, oldest first: cards as they read after updates. */
  allTexts(): Promise<readonly string[]>
  /** What stands in an input of the newest card that has it. */
  inputOf(id: string): Promise<CardElement>
  /** Types into a list that is filled as one types, on the newest card that has it: what it shows. */
  looksFor(id: string, words: string): Promise<readonly FoundChoice[]>
}

/** A running school. */
export interface School {
  readonly id: string
  readonly core: Core
  readonly deps: Deps
  readonly platform: SandboxPlatform
  readonly clock: VirtualClock
  /** Faults that were logged; every driver throws where there are any it did not expect. */
  readonly faults: unknown[]
  /** By first name ('amina') or by email. */
  chatOf(who: string): Chat
  /** What stands in the tutor's channel, oldest first. */
  channelTexts(): Promise<readonly string[]>
  /** Local time, '2026-09-10T12:00', running all that falls due on the way; never backwards. */
  moveTo(local: string): Promise<void>
  /** To the next moment at which anybody gets a message; false where none comes within a year. */
  moveToNextSend(): Promise<boolean>
  /** Runs `work` with this school's data. */
  in<T>(work: (tx: SchoolTx) => Promise<T>): Promise<T>
  personIdOf(who: string): Promise<string>
  actorOf(who: string): Promise<Actor>
  /** The whole school as it is now. */
  picture(): Promise<SchoolPicture>
  inductionOf(ect: string): Promise<string>
  expectationsOf(who: string): Promise<readonly Expectation[]>
  /** Entries that stand, oldest first. */
  log(): Promise<readonly LogEntry[]>
  drafts(): Promise<readonly Draft[]>
  /** An event straight into the product, past the platform: a redelivery, a forgery. */
  receives(event: Partial<ChatEvent> & { readonly as: string }): Promise<ChatReply>
  /** Another school in the same service, on the same clock, with people of the same first names. */
  openNextDoor(): Promise<School>
}

/** Opens the small school, with everybody invited and welcomed. */
export async function openSchool(wish: SchoolWish = {}): Promise<School> {
  const now = wish.now ?? USUAL_MOMENT
  const { roster, calendar, allowDualRole, engine = 'postgres' } = wish
  const isUsual = now === USUAL_MOMENT && !roster && !calendar && !allowDualRole && !wish.chat
  if (isUsual && engine === 'postgres') return await openUsualSchool()
  const store = (await lendEmpty(engine)).open()
  const running = await run(IN_MEMORY, { now, store, ...given({ chat: wish.chat }) })
  whenOver(() => running.core.stop())
  return await admit(running, {
    ...HILLCREST,
    roster: roster ?? HILLCREST.roster,
    calendar: calendar ?? HILLCREST.calendar,
    allowDualRole,
  })
}

const USUAL_MOMENT = '2026-09-14T12:00'
const HILLCREST = {
  domain: 'hillcrest',
  urn: '123456',
  roster: smallRoster(),
  calendar: CALENDAR_2026,
}

/** What most tests begin with is imported once a run, and copied for each. */
async function openUsualSchool(): Promise<School> {
  return await openSchoolAfter({ name: 'usual_school', until: USUAL_MOMENT })
}

/** What has happened in the small school before a test begins. */
export interface Happened {
  /** No other school of the tests has it: what bears it is lived once a run. */
  readonly name: string
  /** When the school came to Keepstep, local: at the end of that time where absent. */
  readonly from?: string
  readonly until: string
  /** What somebody did at the beginning. */
  before?(school: School): Promise<unknown>
}

/** Opens the small school with some weeks behind it, which are lived once a run and copied for each. */
export async function openSchoolAfter({
  name,
  until,
  from = until,
  before,
}: Happened): Promise<School> {
  const lent = await lendCopyOf(name, async (databaseUrl) => {
    const running = await run({ ...IN_MEMORY, databaseUrl }, { now: from })
    const school = await admit(running, HILLCREST)
    await before?.(school)
    if (from !== until) await school.moveTo(until)
    await running.core.stop()
  })
  const running = await run(IN_MEMORY, { now: until, store: lent.open() })
  whenOver(() => running.core.stop())
  return await schoolIn(running, HILLCREST)
}

const IN_MEMORY = { dataDir: 'memory' }

/** The service's core on a database, with the sandbox as its chats. */
async function run(
  config: CoreOptions['config'],
  {
    now,
    store,
    chat,
  }: { readonly now: string; readonly store?: Store; readonly chat?: SandboxChat },
): Promise<Running> {
  const clock = createVirtualClock(localInstant(now))
  const faults: unknown[] = []
  const core = await createCore({
    config,
    ...given({ store }),
    log: logInto(faults),
    clock,
    calendarLink: calendarLinks.linkFor,
    onWaiting: () => undefined,
    pageLink: ({ userId }, to) => sandboxPageLink(userId, to),
  })
  const chats = chat ?? sandboxChatOn(core.store)
  const platform = sandboxOn(core, { clock, faults, chats })
  core.connect(platform)
  return { core, platform, clock, faults, chats }
}

interface Running extends Pick<School, 'core' | 'platform' | 'clock' | 'faults'> {
  readonly chats: SandboxChat
}

interface Admission {
  readonly domain: string
  readonly urn: string
  readonly roster: readonly RosterCells[]
  readonly calendar: readonly string[]
  readonly allowDualRole?: string | undefined
}

/** Brings a school in through the importers, as a school's own files come in. */
async function admit(running: Running, admission: Admission): Promise<School> {
  const { core, clock } = running
  const { roster: rows, calendar: lines, urn, allowDualRole = '' } = admission
  const roster = await importRoster(
    core.deps,
    { bytes: aRoster(rows), channelAddress, allowDualRole },
    clock.now(),
  )
  if (roster.kind === 'refused') throw new Error(`The roster is refused: ${JSON.stringify(roster)}`)
  const calendar = await importCalendar(
    core.deps,
    { bytes: aCalendarFile(lines, urn) },
    clock.now(),
  )
  if (calendar.kind === 'refused') {
    throw new Error(`The calendar is refused: ${JSON.stringify(calendar)}`)
  }
  await inviteEverybody(core.deps, core.receive)
  await core.schedule.tick(clock.now())
  const school = await schoolIn(running, admission)
  noFaults(running.faults)
  return school
}

/** The school that the first person of the roster is at. */
async function schoolIn(running: Running, admission: Admission): Promise<School> {
  const first = admission.roster[0]?.email ?? ''
  const [found] = await running.core.store.shared((tx) => findByEmail(tx, first))
  if (found === undefined) throw new Error('The first person of the roster is not in the school.')
  return schoolOf(running, { ...admission, id: found.schoolId })
}

function schoolOf(
  running: Running,
  { id, domain, urn }: Admission & { readonly id: string },
): School {
  const { core, platform, clock, faults, chats } = running
  const { store, deps } = core
  const emailFor = (who: string) => (who.includes('@') ? who : emailOf(who, domain))
  const inSchool = <T>(work: (tx: SchoolTx) => Promise<T>): Promise<T> => store.withSchool(id, work)
  const settle = async <T>(answer: T): Promise<T> => {
    await core.schedule.tick(clock.now())
    noFaults(faults)
    return answer
  }
  const actorOf = async (who: string): Promise<Actor> => {
    const found = await store.shared((tx) => findByEmail(tx, emailFor(who)))
    const there = found.find((one) => one.schoolId === id)
    const person = there && (await inSchool((tx) => loadPerson(tx, there.personId)))
    if (person === undefined) throw new Error(`There is nobody called ${who} at this school.`)
    return { schoolId: id, personId: person.id, roles: person.roles }
  }
  const picture = () => inSchool((tx) => loadSchool(tx, deps, { now: clock.now() }))
  const personIdOf = async (who: string) => (await actorOf(who)).personId
  return {
    id,
    core,
    deps,
    platform,
    clock,
    faults,
    in: inSchool,
    actorOf,
    personIdOf,
    picture,
    chatOf: (who) => chatOf(running, emailFor(who), settle),
    channelTexts: async () => {
      const { conversation } = channelAddress(`${CHANNEL} ${urn}`)
      return (await chats.list(conversation)).map(({ text }) => text)
    },
    async moveTo(local) {
      await core.schedule.advance(localInstant(local), clock)
      noFaults(faults)
    },
    moveToNextSend: () => moveToNextSend(running),
    async inductionOf(ect) {
      const induction = (await picture()).inductionOfEct(await personIdOf(ect))
      if (induction === undefined) throw new Error(`${ect} is no ECT here.`)
      return induction.id
    },
    async expectationsOf(who) {
      return (await picture()).expectationsOf(await personIdOf(who))
    },
    log: () => inSchool((tx) => listLogEntries(tx)),
    drafts: () => inSchool((tx) => listOpenDrafts(tx)),
    async receives({ as, ...event }) {
      const email = emailFor(as)
      const reply = await core.receive({
        kind: 'text',
        text: 'my week',
        id: randomUUID(),
        at: personalAddress(email),
        from: senderOf(email),
        ...event,
      } as ChatEvent)
      return await settle(reply)
    },
    openNextDoor: () =>
      admit(running, {
        domain: 'nextdoor',
        urn: '654321',
        roster: smallRoster({ urn: '654321', domain: 'nextdoor' }),
        calendar: CALENDAR_2026,
      }),
  }
}

const senderOf = (email: string) => ({ platform: SANDBOX, tenant: SANDBOX, userId: email, email })

function chatOf(
  { platform, chats }: Running,
  email: string,
  settle: <T>(answer: T) => Promise<T>,
): Chat {
  const { conversation } = personalAddress(email)
  const messages = () => chats.list(conversation)
  const last = async (): Promise<SandboxMessage> => {
    const own = (await messages()).filter((one) => one.from === undefined)
    const message = own.at(-1)
    if (message === undefined) throw new Error(`Keepstep has not written to ${email} yet.`)
    return message
  }
  const sees = async (title: string | RegExp) => newestButton(await messages(), title)
  const button = async (title: string | RegExp): Promise<SeenButton> => {
    const seen = (await sees(title)) ?? (await behindMore(title))
    if (seen !== undefined) return seen
    const { text, card } = await last()
    const titles = card === undefined ? [] : buttonsOf(card as CardElement).map((one) => one.title)
    throw new Error(
      `${email} sees no button ${title}; the last card has: ${titles.join(', ')}\n${text}`,
    )
  }
  /** A person looks on the next card and behind More for what the card has no room for. */
  const behindMore = async (title: string | RegExp): Promise<SeenButton | undefined> =>
    (await after(async () => newestButton([await last()], NEXT_CARD), title)) ??
    (await after(() => sees('More'), title))
  const after = async (
    way: () => Promise<SeenButton | undefined>,
    title: string | RegExp,
  ): Promise<SeenButton | undefined> => {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const on = await way()
      if (on === undefined) return undefined
      await sends(on)
      const seen = await sees(title)
      if (seen !== undefined) return seen
    }
    return undefined
  }
  const sends: Chat['sends'] = async (pressed, inputs = {}) =>
    await settle(
      await platform.press({
        as: email,
        messageId: pressed.messageId,
        verb: pressed.verb,
        data: pressed.data,
        inputs: { ...pressed.inputs, ...inputs },
      }),
    )
  return {
    email,
    messages,
    sees,
    button,
    sends,
    types: async (text) => await settle(await platform.type({ as: email, text })),
    presses: async (title, inputs) => await sends(await button(title), inputs),
    lastCard: async () => (await last()).card as CardElement,
    lastText: async () => (await last()).text,
    allTexts: async () => (await messages()).map(({ text }) => text),
    async inputOf(id) {
      const cards = (await messages()).flatMap((one) => one.card ?? []) as CardElement[]
      const found = cards.flatMap(inputsOf).findLast((one) => one['id'] === id)
      if (found === undefined) throw new Error(`${email} sees no input "${id}".`)
      return found
    },
    async looksFor(id, words) {
      const cards = (await messages()).flatMap((one) => one.card ?? []) as CardElement[]
      const list = cards.flatMap(inputsOf).findLast((one) => one['id'] === id)
      const query = list?.['choices.data'] as { readonly dataset?: string } | undefined
      if (query?.dataset === undefined) throw new Error(`${id} is not filled while one types.`)
      return await platform.lookUp({ as: email, dataset: query.dataset, words })
    },
  }
}

/** What leads to the next card of something that does not fit one. */
export const NEXT_CARD = /^Show the rest/

/** So often there can be more behind More. */
const MOST_PAGES = 2

function newestButton(
  messages: readonly SandboxMessage[],
  wanted: string | RegExp,
): SeenButton | undefined {
  const isIt = (text: unknown) =>
    typeof text === 'string' && (typeof wanted === 'string' ? text === wanted : wanted.test(text))
  for (const { id, card } of [...messages].reverse()) {
    const element = card as CardElement | undefined
    if (element === undefined) continue
    const button = buttonsOf(element).find((one) => isIt(one.title) || isIt(one['tooltip']))
    if (button === undefined) continue
    const isForm = button['associatedInputs'] !== 'none'
    return {
      messageId: id,
      title: button.title ?? '',
      verb: String(button['verb']),
      data: button['data'] as Readonly<Record<string, unknown>>,
      inputs: isForm ? inputsIn(element) : {},
    }
  }
  return undefined
}

/** Every input as a client sends it: an empty one as an empty text. */
const inputsIn = (card: CardElement): Record<string, string> =>
  Object.fromEntries(
    everyPart(card)
      .filter((part) => part.type?.startsWith('Input.'))
      .map((part) => [String(part['id']), String(part['value'] ?? '')]),
  )

/** Far enough for any holiday. */
const MOST_MOMENTS = 2_000

async function moveToNextSend({ core, clock, faults }: Running): Promise<boolean> {
  const count = async () => {
    const everywhere = await core.store.shared(countSandboxMessages)
    return [...everywhere.values()].reduce((sum, one) => sum + one, 0)
  }
  const before = await count()
  for (let moment = 0; moment < MOST_MOMENTS; moment += 1) {
    const due = await core.schedule.nextDueAt()
    if (due === undefined) return false
    const next = due > clock.now() ? due : new Date(clock.now().getTime() + 60_000)
    await core.schedule.advance(next, clock)
    noFaults(faults)
    if ((await count()) > before) return true
  }
  return false
}

const localInstant = (local: string): Date => {
  const [date = '', time = '12:00'] = local.split('T')
  return instantAt(date, time, LONDON)
}

function sandboxOn(
  core: Core,
  { clock, faults, chats }: Pick<Running, 'clock' | 'faults' | 'chats'>,
): SandboxPlatform {
  return createSandboxPlatform({
    chat: chats,
    receive: core.receive,
    now: clock.now,
    newId: randomUUID,
    isKnown: async () => true,
    sorryFor: (error) => {
      faults.push(error)
      return aCard({ says: 'Sorry' })
    },
  })
}

/** Only what went wrong is kept. */
function logInto(faults: unknown[]): Logger {
  const quiet = () => undefined
  return {
    info: quiet,
    debug: quiet,
    trace: quiet,
    warn: quiet,
    error: (what: unknown) => faults.push(what),
    fatal: (what: unknown) => faults.push(what),
  } as unknown as Logger
}

/** A fault of ours fails the test that met it, not the one that reads the chat later. */
function noFaults(faults: unknown[]): void {
  if (faults.length === 0) return
  const all = faults.splice(0)
  throw new Error(`Keepstep met a fault of its own: ${JSON.stringify(all, null, 2)}`)
}
