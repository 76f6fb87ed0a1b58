import { randomUUID } from 'node:crypto'
import { type Core, type CoreOptions, createCore } from '../app.ts'
import { createVirtualClock, type VirtualClock } from '../clock.ts'
import { instantAt } from '../domain/calendar/local-clock.ts'
import { ENGLAND } from '../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../domain/calendar/school-year.ts'
import type { Logger } from '../log.ts'
import type { ChatPlatform, Receive } from '../platforms/chat-platform.ts'
import { channelAddress, personalAddress } from '../platforms/sandbox/addresses.ts'
import { createSandboxPlatform, type SandboxPlatform } from '../platforms/sandbox/platform.ts'
import { inviteEverybody } from '../sandbox/invite-everybody.ts'
import { SAMPLE_START, seedSampleSchool } from '../sandbox/sample-school.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import { AWAY, createDice, type DaysAway, HABITS } from '../simulated/habits.ts'
import { enterDaysAway, lookAtChat, type SimulatedPerson } from '../simulated/simulated-person.ts'
import { listSchools } from '../store/schools.ts'
import { type FormOrder, notingForms } from './form-order.ts'
import { createMemoryChat, type MemoryChat } from './memory-chat.ts'
import { checkDaysAway, importReplayedSchool, type ReplayedSchool } from './replayed-school.ts'

/** A year that was played through, with everything that happened in it. */
export interface PlayedYear {
  readonly core: Core
  readonly chat: MemoryChat
  /** Everything that went out, as it went out: the send log itself forgets after 90 days. */
  readonly posts: readonly Post[]
  readonly forms: FormOrder
  readonly people: readonly SimulatedPerson[]
  readonly schoolId: string
  /** The school as it stands at the end of the year. */
  readonly picture: SchoolPicture
}

/** A message that went out. */
export interface Post {
  readonly at: Date
  readonly conversation: string
  /** The card's template: 'messages/my-week'. */
  readonly card: string
  readonly deliveryId: string
}

/** When simulated people look at their chats. */
const BREAK = '12:30'
const HOUR_MS = 3_600_000

/** What a replay is told. */
export interface Replay {
  readonly log: Logger
  readonly onDay: (done: number, of: number) => void
  /** Absent: the sample school, with its own people away. */
  readonly school?: ReplayedSchool
  /** An empty database to play it in. Absent: one of its own in memory. */
  readonly config?: CoreOptions['config']
}

/**
 * Plays a school year on a virtual clock, in a database that is thrown away. Throws an `InputError` where a
 * file is refused, or names days away that cannot be entered.
 */
export async function runYear(replay: Replay): Promise<PlayedYear> {
  const clock = createVirtualClock(SAMPLE_START)
  const core = await createCore({
    config: replay.config ?? { dataDir: 'memory' },
    log: replay.log,
    clock,
    onWaiting: () => undefined,
  })
  try {
    return await play(replay, core, clock)
  } catch (error) {
    await core.stop()
    throw error
  }
}

async function play(
  { onDay, school }: Replay,
  core: Core,
  clock: VirtualClock,
): Promise<PlayedYear> {
  const chat = createMemoryChat()
  const forms = notingForms(core.receive)
  const platform = createPlatform({ receive: forms.receive, chat, clock })
  const posts: Post[] = []
  core.connect(notingPosts(platform, clock, posts))
  if (school === undefined) await seedSampleSchool(core.deps, clock.now(), channelAddress)
  else await importReplayedSchool(core.deps, school, { now: clock.now(), channelAddress })
  await inviteEverybody(core.deps, core.receive)
  const schoolId = await onlySchool(core)
  const start = await look(core, schoolId, clock.now())
  checkDaysAway(school?.away ?? [], start)
  const people = castOf(start)
  for (const person of people) {
    for (const days of daysAwayOf(person, school?.away)) {
      await enterDaysAway(person, { chat, platform }, days)
    }
  }
  await playDays({ core, clock, calendar: start.calendar, onDay }, async () => {
    for (const person of people) await lookAtChat(person, { chat, platform })
  })
  const picture = await look(core, schoolId, clock.now())
  return { core, chat, posts, forms: forms.order, people, schoolId, picture }
}

const daysAwayOf = (
  { email, habit }: SimulatedPerson,
  away: readonly DaysAway[] | undefined,
): readonly Omit<DaysAway, 'email'>[] =>
  away?.filter((one) => one.email === email) ?? (habit === 'away' ? [AWAY] : [])

const createPlatform = ({
  receive,
  chat,
  clock,
}: {
  receive: Receive
  chat: MemoryChat
  clock: VirtualClock
}): SandboxPlatform =>
  createSandboxPlatform({
    chat,
    receive,
    isKnown: async () => true,
    now: clock.now,
    newId: randomUUID,
    sorryFor: (error) => {
      throw error
    },
  })

/** The platform, with a note of each post that it took. */
const notingPosts = (
  platform: SandboxPlatform,
  clock: VirtualClock,
  posts: Post[],
): ChatPlatform => ({
  ...platform,
  async send(at, card, deliveryId) {
    const outcome = await platform.send(at, card, deliveryId)
    const { conversation } = at
    if (outcome.kind === 'sent')
      posts.push({ at: clock.now(), conversation, card: card.name, deliveryId })
    return outcome
  },
})

async function onlySchool(core: Core): Promise<string> {
  const [school] = await core.store.shared(listSchools)
  if (school === undefined) throw new Error('No school was imported.')
  return school.id
}

const look = (core: Core, schoolId: string, now: Date): Promise<SchoolPicture> =>
  core.store.withSchool(schoolId, (school) => loadSchool(school, core.deps, { now }))

/** Everybody of the roster, each with a habit and dice of their own; the tutor is keen. */
const castOf = (picture: SchoolPicture): readonly SimulatedPerson[] =>
  [...picture.people.values()].map(({ email, roles }, at) => ({
    email,
    conversation: personalAddress(email).conversation,
    habit: roles.includes('induction-tutor') ? 'keen' : (HABITS[at % HABITS.length] ?? 'keen'),
    dice: createDice(at + 1),
  }))

interface Playing {
  readonly core: Core
  readonly clock: VirtualClock
  readonly calendar: SchoolCalendar
  readonly onDay: (done: number, of: number) => void
}

/** Day after day to the end of the year, holidays included: that is when silence is shown. */
async function playDays(
  { core, clock, calendar, onDay }: Playing,
  inTheBreak: () => Promise<void>,
): Promise<void> {
  const days = calendar.weeks.flatMap((week) => week.workingDays)
  for (const [done, day] of days.entries()) {
    await core.schedule.advance(instantAt(day, BREAK, ENGLAND), clock)
    await inTheBreak()
    onDay(done + 1, days.length)
  }
  await core.schedule.advance(new Date(clock.now().getTime() + 24 * HOUR_MS), clock)
}
