import type { SchoolDate } from '../../src/domain/calendar/school-date.ts'
import type { ActionStep } from '../../src/domain/coaching/action-step.ts'
import type { LogEntry } from '../../src/domain/log-entry.ts'
import { listActionSteps } from './read-tables.ts'
import { type Chat, NEXT_CARD, type School } from './school-in-memory.ts'

/** Who works with whom in the small school. */
interface Pair {
  readonly mentor?: string
  /** As the mentor's card names them. */
  readonly ect?: string
}

/** A button beside something of one ECT: 'Log: Drop-in, Amina Yusuf'. */
export const beside = (title: string, ect: string): RegExp => new RegExp(`^${title}: .*, ${ect}`)

/** The mentor presses Log on this week's card: the form is open. */
export async function opensDropIn(school: School, { mentor = 'priya', ect = 'Amina' }: Pair = {}) {
  const chat = school.chatOf(mentor)
  await chat.types('my week')
  await chat.presses(beside('Log', ect))
  return chat
}

/** The mentor logs this week's drop-in; answers the entry. */
export async function logsDropIn(
  school: School,
  { mentor, ect, ...inputs }: Pair & Record<string, string> = {},
): Promise<LogEntry> {
  const pair = {
    ...(mentor === undefined ? {} : { mentor }),
    ...(ect === undefined ? {} : { ect }),
  }
  const chat = await opensDropIn(school, pair)
  return await newEntry(school, () => chat.presses('Save', inputs))
}

/** The mentor opens this week's meeting: its form is open at the first stage. */
export async function opensMeeting(school: School, { mentor = 'priya', ect = 'Amina' }: Pair = {}) {
  const chat = school.chatOf(mentor)
  await chat.types('my week')
  await chat.presses(beside('Open', ect))
  return chat
}

/** An own step with the least that a meeting needs (B-53). */
export const aStep = 'Wait three seconds after each question'

/** The mentor logs this week's meeting, all answers at once; answers the step that it agreed. */
export async function agreesStep(
  school: School,
  { mentor, ect, ...answers }: Pair & Record<string, string> = {},
): Promise<ActionStep> {
  const pair = {
    ...(mentor === undefined ? {} : { mentor }),
    ...(ect === undefined ? {} : { ect }),
  }
  const chat = await opensMeeting(school, pair)
  const { id } = await newEntry(school, () =>
    chat.presses('Save and finish', { step: aStep, ...answers }),
  )
  const step = (await stepsOf(school)).find((one) => one.entryId === id)
  if (step === undefined) throw new Error('The meeting agreed no step.')
  return step
}

/** Every step of the school that stands. */
export const stepsOf = (school: School): Promise<ActionStep[]> =>
  school.in((tx) => listActionSteps(tx))

/** The entry that `act` adds. */
async function newEntry(school: School, act: () => Promise<unknown>): Promise<LogEntry> {
  const before = new Set((await school.log()).map(({ id }) => id))
  await act()
  const added = (await school.log()).find(({ id }) => !before.has(id))
  if (added === undefined) throw new Error('Nothing was logged.')
  return added
}

/** What was logged last. */
export async function newestEntry(
  school: School,
  activity: LogEntry['activity'],
): Promise<LogEntry> {
  const entries = (await school.log()).filter((one) => one.activity === activity)
  const newest = entries.sort((a, b) => a.loggedAt.getTime() - b.loggedAt.getTime()).at(-1)
  if (newest === undefined) throw new Error(`No ${activity} was logged.`)
  return newest
}

/** This week's expectation of that kind around an ECT. */
export async function expected(
  school: School,
  ect: string,
  { activity, on }: { readonly activity: LogEntry['activity']; readonly on: SchoolDate },
) {
  const picture = await school.picture()
  const around = picture.expectationsOfInduction(await school.inductionOf(ect))
  const monday = picture.calendar.weekOf(on)?.monday
  const found = around.find((one) => one.activity === activity && one.week.monday === monday)
  if (found === undefined) throw new Error(`No ${activity} is expected in the week of ${on}.`)
  return found
}

/** All cards of somebody's week, as they read them one after the other. */
export async function readsWholeWeek(chat: Chat): Promise<string> {
  await chat.types('my week')
  const texts = [await chat.lastText()]
  for (;;) {
    const [last] = (await chat.messages()).slice(-1)
    const next = await chat.sees(NEXT_CARD)
    if (last === undefined || next?.messageId !== last.id) return texts.join('\n')
    await chat.sends(next)
    texts.push(await chat.lastText())
  }
}
