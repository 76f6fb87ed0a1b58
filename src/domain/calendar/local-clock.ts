import type { SchoolDate } from './school-date.ts'
import { instantAt, localTime } from './school-date.ts'

/** A local day and time. */
export interface LocalMoment {
  readonly date: SchoolDate
  readonly time: string
}

const MOST_KEPT = 2000
const instants = new Map<string, Date>()
const locals = new Map<string, LocalMoment>()

/** Remembers answers that never change: thousands of people share few times of day and time zones. */
function remembered<Answer>(known: Map<string, Answer>, key: string, work: () => Answer): Answer {
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size >= MOST_KEPT) known.clear()
  const answer = work()
  known.set(key, answer)
  return answer
}

/** `instantAt` for loops over many people. */
export const instantOf = (date: SchoolDate, time: string, timeZone: string): Date =>
  remembered(instants, `${timeZone} ${date} ${time}`, () => instantAt(date, time, timeZone))

/** `localTime` for loops over many people. */
export const localOf = (now: Date, timeZone: string): LocalMoment =>
  remembered(locals, `${timeZone} ${now.getTime()}`, () => localTime(now, timeZone))
