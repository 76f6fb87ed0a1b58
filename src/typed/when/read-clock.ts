/** A time of day that stands in a phrase, and what is left of the phrase. */
export interface Clock {
  /** '15:30', as written in a school: 4 is in the afternoon, 8 in the morning. */
  readonly time: string
  readonly rest: string
}

interface Numbers {
  readonly hour: number
  readonly minute: number
  readonly half?: 'am' | 'pm'
}

type Reader = (found: RegExpExecArray) => Numbers

const figures: Reader = ([, hour, minute, half]) => ({
  hour: Number(hour),
  minute: Number(minute ?? 0),
  ...(half === 'am' || half === 'pm' ? { half } : {}),
})
const before = (hour: number, minutes: number): Numbers => ({
  hour: hour === 1 ? 12 : hour - 1,
  minute: 60 - minutes,
})

const WRITTEN: readonly (readonly [RegExp, Reader])[] = [
  [/(?:\bat )?(?<![\d.:])(\d{1,2})[:.](\d{2}) ?(am|pm)?\b(?!\.\d)/, figures],
  [/(?:\bat )?\b(\d{1,2})()(am|pm)\b/, figures],
  [/(?:\bat )?\b(\d{1,2}) o'clock\b/, figures],
  [/(?:\bat )?\bhalf (?:past )?(\d{1,2})\b/, ([, hour]) => ({ hour: Number(hour), minute: 30 })],
  [
    /(?:\bat )?\b(?:a )?quarter past (\d{1,2})\b/,
    ([, hour]) => ({ hour: Number(hour), minute: 15 }),
  ],
  [/(?:\bat )?\b(?:a )?quarter to (\d{1,2})\b/, ([, hour]) => before(Number(hour), 15)],
  [
    /(?:\bat )?\b(\d{1,2})(?: minutes)? past (\d{1,2})\b/,
    ([, minute, hour]) => ({ hour: Number(hour), minute: Number(minute) }),
  ],
  [
    /(?:\bat )?\b(5|10|20|25)(?: minutes)? to (\d{1,2})\b/,
    ([, minutes, hour]) => before(Number(hour), Number(minutes)),
  ],
  [/(?:\bat )?\b(0[7-9]|1[0-8])([0-5]\d)\b(?: hours| hrs|h)?/, figures],
  [
    /\b(?:at|about|around) (\d{1,2})\b(?! ?(?:st|nd|rd|th|days?|weeks?|hours?|months?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|past|to|half)\b|[/.:-])/,
    figures,
  ],
  [/(?<=\b(?:today|tomorrow)(?: until)? )(\d{1,2})$/, figures],
]

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/(?:\bat )?\bnoon\b/, '12:00'],
  [/(?:\bat )?\bmidnight\b/, '00:00'],
  [/(?:\bat |\bafter )?\blunch\b/, '12:30'],
  [/\bafter school(?: today)?\b/, '15:30'],
]
const PART =
  /(?:\b(?:in|during|by) )?(?:\bthe )?(?:\b(this) )?(?:\b(?:early|late|mid)[ -]?)?\b(morning|afternoon|evening)\b/
const PARTS: Readonly<Record<string, string>> = {
  morning: '08:00',
  afternoon: '13:00',
  evening: '19:00',
}

/** The time of day in a phrase; undefined where none stands there. After `plainWords`. */
export function takeClock(text: string): Clock | undefined {
  const part = PART.exec(text)
  const rest = part === null ? text : without(text, part, part[1] === undefined ? ' ' : ' today ')
  const found = spoken(rest) ?? written(rest, part?.[2])
  return found ?? (part === null ? undefined : { time: PARTS[part[2] ?? ''] ?? '', rest })
}

function spoken(text: string): Clock | undefined {
  for (const [pattern, time] of SPOKEN) {
    const found = pattern.exec(text)
    if (found !== null) return { time, rest: without(text, found) }
  }
  return undefined
}

function written(text: string, part: string | undefined): Clock | undefined {
  for (const [pattern, read] of WRITTEN) {
    const found = pattern.exec(text)
    if (found !== null) return clockOf(read(found), part, without(text, found))
  }
  return undefined
}

/** '4' after *until* or *at*: an hour in school. */
export const schoolHour = (hour: number): string => timeOf({ hour, minute: 0 }) ?? ''

function clockOf(numbers: Numbers, part: string | undefined, rest: string): Clock | undefined {
  const half = numbers.half ?? (part === undefined ? undefined : part === 'morning' ? 'am' : 'pm')
  const time = timeOf(half === undefined ? numbers : { ...numbers, half })
  return time === undefined ? undefined : { time, rest }
}

/** At a school, '3:30' without am or pm is in the afternoon. */
function timeOf({ hour, minute, half }: Numbers): string | undefined {
  if (hour > 23 || minute > 59) return undefined
  const on24 = hour <= 12 && half !== undefined ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  const said = half === undefined && hour > 0 && hour < 7 ? hour + 12 : on24
  return `${String(said).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const without = (text: string, found: RegExpExecArray, by = ' '): string =>
  `${text.slice(0, found.index)}${by}${text.slice(found.index + found[0].length)}`
    .replace(/\s+/g, ' ')
    .trim()
