import { Temporal } from 'temporal-polyfill'
import type { SchoolDate } from './school-date.ts'

/** A local day and time ('07:45'). */
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

/** The instant at which clocks in `timeZone` show `time` ('07:45') on `date`; a skipped time moves on. */
export const instantAt = (date: SchoolDate, time: string, timeZone: string): Date =>
  remembered(instants, `${timeZone} ${date} ${time}`, () => {
    const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time })
    return new Date(zoned.epochMilliseconds)
  })

/** The local day and time at `now` in `timeZone`. */
export const localTime = (now: Date, timeZone: string): LocalMoment =>
  remembered(locals, `${timeZone} ${now.getTime()}`, () => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
    return {
      date: zoned.toPlainDate().toString(),
      time: zoned.toPlainTime().toString().slice(0, 5),
    }
  })
