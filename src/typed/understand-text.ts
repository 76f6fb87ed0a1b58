import type { SchoolDate } from '../domain/calendar/school-date.ts'
import {
  addDays,
  daysBetween,
  instantAt,
  localTime,
  sayDay,
  sayTime,
  weekdayOf,
} from '../domain/calendar/school-date.ts'
import type { Activity } from '../domain/log-entry.ts'
import { EARLIEST, LATEST } from '../domain/messages/manners.ts'
import { cleanText, LONGEST_TEXT } from './clean-text.ts'
import { nearestCommand } from './nearest-command.ts'
import type { When, WhenContext } from './read-when.ts'
import { readWhen } from './read-when.ts'
import type { PlainCommand } from './text-commands.ts'
import { doneActivity, plainCommand } from './text-commands.ts'

/** Why a typed date cannot be used. */
export type DateProblem =
  | 'past'
  | 'no-such-day'
  | 'not-a-date'
  | 'too-far'
  | 'outside-hours'
  | 'weekend'

/** What a person means by what they typed. */
export type Intent =
  | { readonly kind: PlainCommand }
  /** Without an activity: whatever is most likely for this person. */
  | { readonly kind: 'done'; readonly activity?: Activity }
  | { readonly kind: 'open-snooze' }
  | { readonly kind: 'open-pause' }
  | {
      readonly kind: 'snooze'
      readonly until: Date
      readonly on: SchoolDate
      readonly time: string
    }
  /** The first day on which messages come again. */
  | { readonly kind: 'pause'; readonly until: SchoolDate }
  | {
      readonly kind: 'date-not-usable'
      readonly asked: 'snooze' | 'pause'
      readonly because: DateProblem
      readonly sentence: string
    }
  | { readonly kind: 'unknown'; readonly sentence: string; readonly suggestion?: string }

/** What is needed to read a person's message. */
export interface TextContext extends WhenContext {
  /** When a snoozed day begins for them; 7:45am unless given. */
  readonly reminderTime?: string
}

/** A snooze is for days; longer is a pause. */
export const LONGEST_SNOOZE_DAYS = 14
/** A pause ends within a year. */
export const LONGEST_PAUSE_DAYS = 366

const UNTIL = '(?: (.+))?$'
const SNOOZE = new RegExp(
  `^(?:snooze|later|not now|remind me(?: again| later)?|ask me(?: again| later)?|ask again|come back|wait)(?: later)?${UNTIL}`,
)
const PAUSE = new RegExp(
  `^(?:pause|mute|hush|be quiet|stop|unsubscribe|leave me alone|(?:i'm|i am|im) (?:away|off))(?: (?:all|the|my|sending|me))*(?: (?:messages|nudges|reminders|everything))?${UNTIL}`,
)

/**
 * Reads a typed message: case, punctuation, mentions and emoji do not matter, long texts are cut,
 * and what is not understood gets the nearest command. Never throws and changes nothing.
 */
export function understandText(text: string, context: TextContext): Intent {
  const said = cleanText(text)
  const done = doneActivity(said)
  if (done !== undefined)
    return done === 'any' ? { kind: 'done' } : { kind: 'done', activity: done }
  const plain = plainCommand(said)
  if (plain !== undefined) return { kind: plain }
  const snooze = SNOOZE.exec(said)
  if (snooze !== null) return snoozeFrom(snooze[1], context)
  const pause = PAUSE.exec(said)
  if (pause !== null) return pauseFrom(pause[1], context)
  return unknown(said, text.length > LONGEST_TEXT)
}

function snoozeFrom(phrase: string | undefined, context: TextContext): Intent {
  if (phrase === undefined) return { kind: 'open-snooze' }
  const when = readWhen(phrase, context)
  if (when.kind === 'later') return snoozeLater(when.at, context)
  if (when.kind !== 'day' && when.kind !== 'time') return notUsable('snooze', when)
  const time = when.kind === 'time' ? when.time : (context.reminderTime ?? '07:45')
  return snoozeUntil(when.on, time, context)
}

/** A snooze to that day and time, or why it cannot be. */
export function snoozeUntil(on: SchoolDate, time: string, context: TextContext): Intent {
  const { date: today } = localTime(context.now, context.timeZone)
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
  return { kind: 'snooze', until: instantAt(on, time, context.timeZone), on, time }
}

/** So many hours from now; where that is in the evening or at night, the next morning. */
function snoozeLater(at: Date, context: TextContext): Intent {
  const { date, time } = localTime(at, context.timeZone)
  const { date: today } = localTime(context.now, context.timeZone)
  if (daysBetween(today, date) > LONGEST_SNOOZE_DAYS) return snoozeUntil(date, time, context)
  if (time >= EARLIEST && time < LATEST && weekdayOf(date) <= 5) {
    return { kind: 'snooze', until: at, on: date, time }
  }
  let on = time < EARLIEST ? date : addDays(date, 1)
  while (weekdayOf(on) > 5) on = addDays(on, 1)
  return snoozeUntil(on, context.reminderTime ?? '07:45', context)
}

function pauseFrom(phrase: string | undefined, context: TextContext): Intent {
  if (phrase === undefined) return { kind: 'open-pause' }
  const when = readWhen(phrase, context)
  if (when.kind === 'later') return snoozeLater(when.at, context)
  if (when.kind !== 'day' && when.kind !== 'time') return notUsable('pause', when)
  const { date: today } = localTime(context.now, context.timeZone)
  if (when.kind === 'time' && when.on === today) return snoozeUntil(when.on, when.time, context)
  if (daysBetween(today, when.on) > LONGEST_PAUSE_DAYS) {
    const sentence = 'A pause is for up to a year. Choose an earlier day.'
    return { kind: 'date-not-usable', asked: 'pause', because: 'too-far', sentence }
  }
  return { kind: 'pause', until: when.on }
}

type Unusable = Extract<When, { readonly kind: 'past' | 'no-such-day' | 'not-a-date' }>

function notUsable(asked: 'snooze' | 'pause', when: Unusable): Intent {
  const example = asked === 'snooze' ? 'snooze until Thursday' : 'pause until 12 April'
  const sentence = `${problemWith(when)} Nothing was changed. Type, for example: ${example}.`
  return { kind: 'date-not-usable', asked, because: when.kind, sentence }
}

function problemWith(when: Unusable): string {
  if (when.kind === 'past') return `${sayDay(when.on)} has begun or gone by.`
  return when.kind === 'no-such-day'
    ? 'There is no such day in the calendar.'
    : 'Keepstep could not read that day or time.'
}

const sayDate = (on: SchoolDate): string => sayDay(on).split(' ').slice(1).join(' ')

function unknown(said: string, wasLong: boolean): Intent {
  if (wasLong) {
    const sentence =
      'That is longer than Keepstep reads. To log something, type: my week. For all that can be typed, type: help.'
    return { kind: 'unknown', sentence, suggestion: 'my week' }
  }
  const suggestion = nearestCommand(said)
  return suggestion === undefined
    ? { kind: 'unknown', sentence: 'Type help to see what Keepstep understands.' }
    : { kind: 'unknown', sentence: `Did you mean: ${suggestion}?`, suggestion }
}
