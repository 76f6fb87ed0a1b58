import type { Core } from '../app.ts'
import type { VirtualClock } from '../clock.ts'
import { ENGLAND } from '../domain/calendar/school-date.ts'
import { given } from '../domain/given.ts'
import type { Person } from '../domain/people.ts'
import { addressOf, personalAddress, SANDBOX } from '../platforms/sandbox/addresses.ts'
import type { SandboxPlatform } from '../platforms/sandbox/platform.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import { listChannels } from '../store/channels.ts'
import { findByEmail } from '../store/directory.ts'
import { countSandboxMessages, listSandboxMessages } from '../store/sandbox-chats.ts'
import { listSchools } from '../store/schools.ts'
import { previewMessages } from '../usecases/messages/preview-messages.ts'
import type { ClockTarget, SandboxDesk } from '../web/sandbox/desk.ts'
import type { SandboxState } from '../web/sandbox/page/wire.ts'
import { momentOf, sayWhere } from './moments.ts'
import { advanceWithPeople } from './people-who-log.ts'

interface DeskParts {
  readonly core: Core
  readonly platform: SandboxPlatform
  readonly clock: VirtualClock
  /** Writes down where the clock stands. */
  readonly keepClock: () => Promise<void>
}

/** How far ahead the page shows what is about to be sent. */
const DAYS_AHEAD = 14
/** How far the next message is looked for: beyond a short break, beyond the longest holiday. */
const DAYS_TO_NEXT_SEND = [DAYS_AHEAD, 120]

/** What the sandbox's page can see and do, on the running service. */
export function createDesk(parts: DeskParts): SandboxDesk & {
  /** Something was changed from outside the chats: what is known of the school is worked out anew. */
  changed(): void
} {
  const { core, platform, clock, keepClock } = parts
  let known: Promise<SandboxState> | undefined
  const changed = (): void => {
    known = undefined
  }
  const workOut = (): Promise<SandboxState> => {
    const state = stateOf(parts)
    state.catch(changed)
    return state
  }
  const thenTick = async <T>(answer: T): Promise<T> => {
    await core.schedule.tick(clock.now())
    changed()
    return answer
  }
  return {
    now: clock.now,
    changed,
    async state() {
      known ??= workOut()
      return await known
    },
    conversation: (address) => conversationOf(core, address),
    async message({ as, text }) {
      if (!(await isKnown(core, as))) return { kind: 'refused', because: 'unknown-person' }
      return await thenTick(await platform.type({ as, text }))
    },
    async action(pressed) {
      if (!(await isKnown(core, pressed.as))) return { kind: 'refused', because: 'unknown-person' }
      return await thenTick(await platform.press(pressed))
    },
    async search(searched) {
      if (!(await isKnown(core, searched.as))) return { kind: 'refused', because: 'unknown-person' }
      const found = await platform.lookUp(searched)
      return { kind: 'found', found: found.map(({ value, title }) => ({ value, title })) }
    },
    async advanceTo(to, { peopleLog = false } = {}) {
      const target = to instanceof Date ? to : await namedMoment(parts, to)
      if (target === undefined) return { kind: 'refused', because: 'no-such-time' }
      const before = await countMessages(core)
      if (peopleLog) await advanceWithPeople(parts, target, keepClock)
      else await core.schedule.advance(target, clock)
      await keepClock()
      changed()
      const sent = (await countMessages(core)) - before
      return { kind: 'moved', now: clock.now().toISOString(), sent }
    },
  }
}

const isKnown = async (core: Core, email: string): Promise<boolean> =>
  (await core.store.shared((tx) => findByEmail(tx, email))).length > 0

async function conversationOf(core: Core, address: string) {
  if (addressOf(address) === undefined) return undefined
  const messages = await core.store.shared((tx) => listSandboxMessages(tx, address))
  return {
    address,
    messages: messages.map(({ id, from, at, updatedAt, text, card }) => ({
      id,
      at: at.toISOString(),
      text,
      ...given({ from, updatedAt: updatedAt?.toISOString(), card }),
    })),
  }
}

async function countMessages(core: Core): Promise<number> {
  const everywhere = await core.store.shared(countSandboxMessages)
  return [...everywhere.values()].reduce((sum, count) => sum + count, 0)
}

async function namedMoment({ core, clock }: DeskParts, name: Exclude<ClockTarget, Date>) {
  const [first] = await core.store.shared(listSchools)
  if (first === undefined) return undefined
  const now = clock.now()
  const nextSend = name === 'next-send' ? await findNextSend(core, now) : undefined
  return await core.store.withSchool(first.id, async (school) => {
    const {
      calendar,
      school: { timeZone },
    } = await loadSchool(school, core.deps, { now })
    return momentOf(name, { now, timeZone, calendar, nextSend })
  })
}

async function findNextSend(core: Core, now: Date): Promise<Date | undefined> {
  for (const days of DAYS_TO_NEXT_SEND) {
    const next = (await upcoming(core, now, days)).find(({ at }) => new Date(at) > now)
    if (next !== undefined) return new Date(next.at)
  }
  return undefined
}

const upcoming = (core: Core, from: Date, days: number) =>
  previewMessages(core.deps, { from, to: new Date(from.getTime() + days * 86_400_000) })

/** Everybody who can write here: whoever had their data restricted lifts that in their own chat. */
const withChats = ({ people, restricted = [] }: SchoolPicture): readonly Person[] =>
  [...people.values(), ...restricted].toSorted((a, b) => a.name.localeCompare(b.name))

async function stateOf({ core, clock }: DeskParts): Promise<SandboxState> {
  const now = clock.now()
  const counts = await core.store.shared(countSandboxMessages)
  const schools = await core.store.shared(listSchools)
  const shown = await Promise.all(
    schools.map(({ id }) =>
      core.store.withSchool(id, async (school) => {
        const picture = await loadSchool(school, core.deps, { now })
        return { picture, channels: await listChannels(school) }
      }),
    ),
  )
  const [first] = shown
  const timeZone = first?.picture.school.timeZone ?? ENGLAND
  const place = first && { now, timeZone, calendar: first.picture.calendar, nextSend: undefined }
  return {
    now: now.toISOString(),
    timeZone,
    school: schools.map(({ name }) => name).join(', '),
    week: place === undefined ? '' : sayWhere(place),
    people: shown.flatMap(({ picture }) =>
      withChats(picture).map((person) => {
        const address = personalAddress(person.email).conversation
        const induction = picture.inductionOfEct(person.id)
        const mentor = induction && picture.mentorsOf(induction.id)[0]
        return {
          email: person.email,
          name: person.name,
          roles: person.roles,
          address,
          messages: counts.get(address) ?? 0,
          ...given({ mentorEmail: mentor?.email }),
        }
      }),
    ),
    channels: shown.flatMap(({ channels }) =>
      channels
        .filter(({ address }) => address.platform === SANDBOX)
        .map(({ address, label }) => ({
          address: address.conversation,
          name: label ?? address.conversation,
          messages: counts.get(address.conversation) ?? 0,
        })),
    ),
    upcoming: await upcoming(core, now, DAYS_AHEAD),
  }
}
