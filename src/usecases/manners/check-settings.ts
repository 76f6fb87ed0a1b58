import {
  addDays,
  parseSchoolDate,
  type SchoolDate,
  sayTime,
  type Weekday,
} from '../../domain/calendar/school-date.ts'
import { EARLIEST, LATEST_REMINDER } from '../../domain/messages/manners.ts'
import type { NudgeId } from '../../domain/messages/nudge.ts'
import { switches } from '../../nudges/index.ts'

/** What the settings form holds, as typed. */
export type SettingsTyped = Readonly<
  Record<'day' | 'time' | 'workingDays' | 'nudges' | 'awayFrom' | 'awayTo', string>
>

/** Choices that can be kept. */
export interface CheckedSettings {
  readonly day: Weekday
  readonly time: string
  readonly workingDays: readonly Weekday[]
  readonly nudgesOff: readonly NudgeId[]
  readonly nudgesOn: readonly NudgeId[]
  /** They agree to be named where they met a step (B-88). */
  readonly celebrate: boolean
  readonly away?: { readonly from: SchoolDate; readonly to: SchoolDate }
}

/** What to put right where a day or a time cannot be kept. */
export const CHOOSE_A_DAY = 'Choose a day from Monday to Friday.'
export const CHOOSE_A_TIME = `Choose a time from ${sayTime(EARLIEST)} to ${sayTime(LATEST_REMINDER)}.`

/** Its place among what somebody wants, beside the kinds of message. */
export const CELEBRATE = 'celebrate'

type Errors = Readonly<Record<string, string>>

/** Reads the settings form; every problem at once, by field. */
export function checkSettings(
  typed: SettingsTyped,
):
  | { readonly kind: 'ok'; readonly settings: CheckedSettings }
  | { readonly kind: 'invalid'; readonly errors: Errors } {
  const day = schoolDay(typed.day)
  const days = typed.workingDays.split(',').flatMap((one) => schoolDay(one.trim()) ?? [])
  const workingDays = [...new Set(days)].sort()
  const away = readAway(typed)
  const errors: Record<string, string> = {
    ...(day === undefined ? { day: CHOOSE_A_DAY } : {}),
    ...(isPolite(typed.time) ? {} : { time: CHOOSE_A_TIME }),
    ...(workingDays.length === 0 ? { workingDays: 'Choose at least one day.' } : {}),
    ...away.errors,
  }
  if (day === undefined || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  const on = new Set(typed.nudges.split(',').map((one) => one.trim()))
  const named = (wanted: boolean, onRequest: boolean): readonly NudgeId[] =>
    switches
      .filter((one) => on.has(one.id) === wanted && (one.onRequest === true) === onRequest)
      .map(({ id }) => id)
  const settings = {
    day,
    time: typed.time,
    workingDays,
    nudgesOff: named(false, false),
    nudgesOn: named(true, true),
    celebrate: on.has(CELEBRATE),
  }
  return {
    kind: 'ok',
    settings: away.dates === undefined ? settings : { ...settings, away: away.dates },
  }
}

/** Monday to Friday as a form gives it, '1' to '5'. */
export const schoolDay = (text: string): Weekday | undefined =>
  /^[1-5]$/.test(text) ? (Number(text) as Weekday) : undefined

/** Whether a time is one at which Keepstep may write, with room to try again. */
export const isPolite = (time: string): boolean =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && time >= EARLIEST && time <= LATEST_REMINDER

/** Both days or none; one day alone means that day. */
function readAway({ awayFrom, awayTo }: SettingsTyped): {
  readonly dates?: { readonly from: SchoolDate; readonly to: SchoolDate }
  readonly errors: Errors
} {
  if (awayFrom.trim() === '' && awayTo.trim() === '') return { errors: {} }
  const from = parseSchoolDate(awayFrom.trim())
  const to = awayTo.trim() === '' ? from : parseSchoolDate(awayTo.trim())
  if (from === undefined) return { errors: { awayFrom: 'Give the first day away as a date.' } }
  if (to === undefined) return { errors: { awayTo: 'Give the last day away as a date.' } }
  if (to < from) return { errors: { awayTo: 'The last day cannot come before the first.' } }
  if (to > addDays(from, 366)) return { errors: { awayTo: 'Days away are for up to a year.' } }
  return { dates: { from, to }, errors: {} }
}
