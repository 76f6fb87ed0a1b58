import type { Core } from '../app.ts'
import type { VirtualClock } from '../clock.ts'
import { instantAt, localTime } from '../domain/calendar/local-clock.ts'
import { eachDay, type SchoolDate } from '../domain/calendar/school-date.ts'
import { personalAddress } from '../platforms/sandbox/addresses.ts'
import type { SandboxPlatform } from '../platforms/sandbox/platform.ts'
import type { SchoolPicture } from '../school/facts.ts'
import { loadSchool } from '../school/load.ts'
import { createDice, type Habit } from '../simulated/habits.ts'
import { lookAtChat, type SimulatedPerson } from '../simulated/simulated-person.ts'
import { listSchools } from '../store/schools.ts'
import { sandboxChatOn } from './chat-on-store.ts'

interface Played {
  readonly core: Core
  readonly platform: SandboxPlatform
  readonly clock: VirtualClock
}

/** When people look at their chats: in the break, as in a replay. */
const BREAK = '12:30'
/** All of them log; some leave one thing or another for another day. */
const HABITS: readonly Habit[] = ['keen', 'patchy', 'keen']

/**
 * Moves the clock to an instant, and has everybody deal with their cards in the break of each working
 * day on the way. Whoever is played at the page by hand finds what they began: nothing is pressed
 * twice, and what was typed into a form stays.
 */
export async function advanceWithPeople(
  { core, platform, clock }: Played,
  to: Date,
  onDay: () => Promise<void>,
): Promise<void> {
  const chat = { chat: sandboxChatOn(core.store), platform }
  const schools = await picturesOf(core, clock.now())
  for (const { at, people } of breaksUntil(schools, { now: clock.now(), to })) {
    await core.schedule.advance(at, clock)
    for (const person of people) await lookAtChat(person, chat)
    await core.schedule.tick(clock.now())
    await onDay()
  }
  await core.schedule.advance(to, clock)
}

async function picturesOf(core: Core, now: Date): Promise<readonly SchoolPicture[]> {
  const schools = await core.store.shared(listSchools)
  return Promise.all(
    schools.map(({ id }) =>
      core.store.withSchool(id, (school) => loadSchool(school, core.deps, { now })),
    ),
  )
}

interface Break {
  readonly at: Date
  readonly people: readonly SimulatedPerson[]
}

/** The breaks of all schools between two instants, in order. */
function breaksUntil(
  schools: readonly SchoolPicture[],
  { now, to }: { readonly now: Date; readonly to: Date },
): readonly Break[] {
  const breaks = schools.flatMap((picture): Break[] => {
    const { timeZone } = picture.school
    const [first, last] = [now, to].map((one) => localTime(one, timeZone).date)
    const people = castOf(picture, first ?? '')
    return eachDay(first ?? '', last ?? '')
      .filter((day) => ['teaching', 'inset'].includes(picture.calendar.kindOf(day)))
      .map((day) => ({ at: instantAt(day, BREAK, timeZone), people }))
  })
  return breaks
    .filter(({ at }) => at > now && at <= to)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** Everybody of a school; the dice fall anew on another day. */
const castOf = ({ people }: SchoolPicture, day: SchoolDate): readonly SimulatedPerson[] =>
  [...people.values()].map(({ email }, at) => ({
    email,
    conversation: personalAddress(email).conversation,
    habit: HABITS[at % HABITS.length] ?? 'keen',
    dice: createDice(at + 1 + Number(day.replaceAll('-', ''))),
  }))
