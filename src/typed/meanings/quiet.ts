import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import {
  addDays,
  daysBetween,
  type SchoolDate,
  sayDay,
  sayTime,
  weekdayOf,
} from '../../domain/calendar/school-date.ts'
import { EARLIEST, LATEST } from '../../domain/messages/manners.ts'
import type { DateProblem, Intent, Suggestion, TextContext } from '../intent.ts'
import type { Said } from '../said.ts'
import type { Purpose } from '../when/phrase.ts'
import { readWhen } from '../when/read-when.ts'
import type { Moment, Unclear, When } from '../when/when.ts'

/** A snooze is for days; longer is a pause. */
export const LONGEST_SNOOZE_DAYS = 14
/** A pause ends within a year. */
export const LONGEST_PAUSE_DAYS = 366

/** A snooze until the time that was said; the form where none was, or where somebody only asks. */
export function snoozeTo(said: Said, context: TextContext): Intent {
  const phrase = said.times[0]
  if (phrase === undefined || said.mood === 'question') return { kind: 'open-snooze' }
  const when = readWhen(phrase, context, 'snooze')
  if (when.kind === 'vague') return { kind: 'open-snooze' }
  if (when.kind === 'later') return snoozeLater(when.at, context)
  if (when.kind === 'unclear') return ask('snooze', when, context)
  if (when.kind !== 'day' && when.kind !== 'time') return notUsable('snooze', when)
  const time = when.kind === 'time' ? when.time : context.reminderTime
  return snoozeUntil(when.on, time, context)
}

/** What of a place and moment is needed to say whether somebody can be written to then. */
export interface SnoozeContext {
  readonly now: Date
  readonly timeZone: string
}

const zoneOf = ({ now, place }: TextContext): SnoozeContext => ({ now, timeZone: place.timeZone })

/** A snooze to that day and time, or why it cannot be. */
export const snoozeUntil = (on: SchoolDate, time: string, context: TextContext): Intent =>
  snoozeOn(on, time, zoneOf(context))

/** The same for a day and time that were picked in a form. */
export function snoozeOn(
  on: SchoolDate,
  time: string,
  { now, timeZone }: SnoozeContext,
): Extract<Intent, { kind: 'snooze' | 'date-not-usable' }> {
  const { date: today } = localTime(now, timeZone)
  if (daysBetween(today, on) > LONGEST_SNOOZE_DAYS) {
    const sentence = `A snooze is for up to two weeks. For longer, type: pause until ${sayDate(on)}.`
    return { kind: 'date-not-usable', asked: 'snooze', because: 'too-far', sentence }
  }
  if (weekdayOf(on) > 5) {
    const sentence = `${sayDay(on)} is at the weekend, when Keepstep does not write. Type: snooze until Monday.`
    return { kind: 'date-not-usable', asked: 'snooze', because: 'weekend', sentence }
  }
  if (time < EARLIEST || time >= LATEST) {
    const sentence = `Keepstep writes between ${sayTime(EARLIEST)} and ${sayTime(LATEST)}. Type: snooze until tomorrow 8am.`
    return { kind: 'date-not-usable', asked: 'snooze', because: 'outside-hours', sentence }
  }
  return { kind: 'snooze', until: instantAt(on, time, timeZone), on, time }
}

/** So many hours from now; where that is in the evening or at night, the next morning. */
function snoozeLater(at: Date, context: TextContext): Intent {
  const { timeZone } = context.place
  const { date, time } = localTime(at, timeZone)
  const { date: today } = localTime(context.now, timeZone)
  if (daysBetween(today, date) > LONGEST_SNOOZE_DAYS) return snoozeUntil(date, time, context)
  if (time >= EARLIEST && time < LATEST && weekdayOf(date) <= 5) {
    return { kind: 'snooze', until: at, on: date, time }
  }
  let on = time < EARLIEST ? date : addDays(date, 1)
  while (weekdayOf(on) > 5) on = addDays(on, 1)
  return snoozeUntil(on, context.reminderTime, context)
}

/** A pause until the day that was said; so many hours, or a time of the next fortnight, is a snooze. */
export function pauseTo(said: Said, context: TextContext): Intent {
  const phrase = said.times[0]
  if (phrase === undefined || said.mood === 'question') return { kind: 'open-pause' }
  const when = readWhen(phrase, context, 'pause')
  if (when.kind === 'vague') return { kind: 'open-pause' }
  if (when.kind === 'later') return snoozeLater(when.at, context)
  if (when.kind === 'unclear') return ask('pause', when, context)
  if (when.kind !== 'day' && when.kind !== 'time') return notUsable('pause', when)
  return when.kind === 'time' ? pauseUntilTime(when, context) : pauseUntil(when.on, context)
}

function pauseUntil(on: SchoolDate, context: TextContext): Intent {
  const { date: today } = localTime(context.now, context.place.timeZone)
  if (daysBetween(today, on) > LONGEST_PAUSE_DAYS) {
    const sentence = 'A pause is for up to a year. Choose an earlier day.'
    return { kind: 'date-not-usable', asked: 'pause', because: 'too-far', sentence }
  }
  return { kind: 'pause', until: on }
}

/** A morning is a day; another time of day can be kept by a snooze, as long as those last. */
function pauseUntilTime(when: Extract<When, { kind: 'time' }>, context: TextContext): Intent {
  const { date: today } = localTime(context.now, context.place.timeZone)
  const { on, time } = when
  const isMorning = on > today && time <= '08:00'
  if (isMorning) return pauseUntil(on, context)
  if (daysBetween(today, on) <= LONGEST_SNOOZE_DAYS) return snoozeUntil(on, time, context)
  const choices = [{ on }, { on: addDays(on, 1) }] as const
  return ask('pause', { kind: 'unclear', because: 'two-meanings', choices }, context)
}

type Unusable = Extract<When, { kind: 'past' | 'no-such-day' | 'not-a-date' | 'not-in-calendar' }>

function notUsable(asked: Purpose, when: Unusable): Intent {
  const example = asked === 'snooze' ? 'snooze until Thursday' : 'pause until 12 April'
  const sentence = `${problemWith(when)} Nothing was changed. Type, for example: ${example}.`
  return { kind: 'date-not-usable', asked, because: when.kind satisfies DateProblem, sentence }
}

function problemWith(when: Unusable): string {
  switch (when.kind) {
    case 'past':
      return `${sayDay(when.on)} has begun or gone by.`
    case 'no-such-day':
      return 'There is no such day in the calendar.'
    case 'not-in-calendar':
      return 'The calendar of the school does not reach that far.'
    case 'not-a-date':
      return 'Keepstep could not read that day or time.'
  }
}

const BECAUSE: Readonly<Record<Unclear, string>> = {
  'weekday-and-date': 'The day of the week and the date do not agree.',
  'two-meanings': 'That can mean two things.',
  'next-weekday': 'That can be this week or the week after.',
  'starts-later': 'That begins later than now.',
}

/** Two buttons; each types words that can mean only one thing. */
function ask(
  asked: Purpose,
  when: Extract<When, { kind: 'unclear' }>,
  context: TextContext,
): Intent {
  const [one, other] = when.choices
  return {
    kind: 'question',
    sentence: `${BECAUSE[when.because]} Nothing was changed yet. Until when do you mean?`,
    choices: [choice(asked, one, context), choice(asked, other, context)],
  }
}

function choice(asked: Purpose, { on, time }: Moment, context: TextContext): Suggestion {
  const { date: today } = localTime(context.now, context.place.timeZone)
  const isFar = daysBetween(today, on) > LONGEST_SNOOZE_DAYS
  const verb = isFar ? 'pause' : asked
  const at = time === undefined || isFar ? '' : ` at ${sayTime(time)}`
  const title = `${sayDay(on)}${at}`
  return { title, text: `${verb} until ${sayDate(on)} ${on.slice(0, 4)}${at}` }
}

const sayDate = (on: SchoolDate): string => sayDay(on).split(' ').slice(1).join(' ')
