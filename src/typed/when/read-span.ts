import { UNITS } from './plain-words.ts'

/** A length of time: from minutes to months, days of school, or one without a number. */
export type Span =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'school-days'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number }
  | { readonly kind: 'vague' }

const LEADING =
  /^(?:(?:the|next|following|coming|another|about|around|roughly|at least|only|just|maybe|say|whole|full) ){1,4}/
const VAGUE =
  /^(?:(?:1 |a )?(?:little |short |good )?(?:while|bit|time|moment|sec|second|minute|min)(?: longer| more)?|some time|(?:a |1 )?(?:few|several|some) (?:\w+)|a little longer|now|the (?:time being|moment|present|foreseeable)|ever|forever|good|indefinitely|later(?: on| today)?|further notice|i say(?: so)?|i (?:tell|ask) you.{0,20}|then|half (?:a |1 )?(?:day|week)|(?:1 )?week and a half|ages|sometime)$/
const SCHOOL_DAYS = /^(\d{1,2}) (?:school|working|teaching|week) ?days?$/
const AMOUNT = new RegExp(`^(\\d{1,4}(?:\\.\\d{1,2})?)( and (?:a|1) half)? ?(${UNITS})$`)
const HOURS_AND =
  /^(\d{1,2}) ?(?:hours?|hrs?|h)(?: and)? ?(?:(a half|half|1 half)|(\d{1,2}) ?(?:minutes?|mins?|m)?)$/
const PART_OF_HOUR = /^(?:a |1 )?(half|quarter|3 quarters)(?: of)?(?: an?| 1)? ?hours?$/

/** '2.5 hours', 'half an hour', '1 fortnight', '3 school days', 'a bit'; after `plainWords`. */
export function readSpan(text: string): Span | undefined {
  const plain = text.replace(LEADING, '').replace(/^(?:an?) (?=half|quarter)/, '')
  if (VAGUE.test(text) || VAGUE.test(plain)) return { kind: 'vague' }
  const schoolDays = SCHOOL_DAYS.exec(plain)
  if (schoolDays !== null) return { kind: 'school-days', days: Number(schoolDays[1]) }
  return hoursAndMinutes(plain) ?? amount(plain)
}

function hoursAndMinutes(text: string): Span | undefined {
  const part = PART_OF_HOUR.exec(text)
  if (part !== null) {
    const minutes = { half: 30, quarter: 15, '3 quarters': 45 }[part[1] ?? ''] ?? 0
    return { kind: 'minutes', minutes }
  }
  const both = HOURS_AND.exec(text)
  if (both === null) return undefined
  const [, hours, half, minutes] = both
  return { kind: 'minutes', minutes: Number(hours) * 60 + (half ? 30 : Number(minutes)) }
}

function amount(text: string): Span | undefined {
  const found = AMOUNT.exec(text)
  if (found === null) return undefined
  const [, digits, half, unit = ''] = found
  const number = Number(digits) + (half === undefined ? 0 : 0.5)
  if (unit.startsWith('mon')) return whole({ kind: 'months', months: number }, number)
  if (unit.startsWith('m')) return { kind: 'minutes', minutes: Math.ceil(number) }
  if (/^h(?:$|r|ou)/.test(unit)) return { kind: 'minutes', minutes: Math.round(number * 60) }
  const days = DAYS_IN[unit[0] ?? '']
  return days === undefined
    ? undefined
    : whole({ kind: 'days', days: number * days }, number * days)
}

const DAYS_IN: Readonly<Record<string, number>> = { d: 1, w: 7, f: 14 }

/** Half a day has no morning on which to begin again. */
const whole = (span: Span, number: number): Span =>
  Number.isInteger(number) ? span : { kind: 'vague' }
