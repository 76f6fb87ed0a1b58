import { readWhen } from '../when/read-when.ts'
import type { When, WhenContext } from '../when/when.ts'

/** A sentence in which each phrase about time is `WHEN`, and those phrases in order. */
export interface WithTimes {
  readonly text: string
  readonly phrases: readonly string[]
  /** Something followed the time: why somebody wishes it. It was left out of `text`. */
  readonly reason: string
}

const DAY =
  'mon|tues?|weds?|thurs?|thu|fri|sun|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?'
const MONTH =
  'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|april|june|july|august|september|october|november|december'
const CORE = new RegExp(
  `^(?:${DAY}|${MONTH}|today|tomorrow|tomoz|tmrw|tmr|tomo|yesterday|tonight|tonite|morning|afternoon|evening|noon|midday|midnight|lunch|lunchtime|after-school|fortnights?|weekend|weeks?|week's|days?|months?|hours?|hrs?|minutes?|mins?|half-term|term|christmas|xmas|easter|\\d{1,2}(?:st|nd|rd|th)|\\d{1,4}(?:[.:/-]\\d{1,4}){1,2}|\\d{1,2}(?:[.:]\\d{2})?(?:am|pm)|\\d{1,2}ish|\\d+(?:\\.\\d+)?(?:wks?|weeks?|hrs?|h|mins?|m|days?)|[12]\\d{3})$`,
)
/** Words that mean a time only beside another. */
const NEEDS_LEAD =
  /^(?:weeks?|days?|months?|hours?|hrs?|minutes?|mins?|half-term|term|\d{1,2}|sat|may|march|summer)$/
const GLUE =
  /^(?:at|on|in|for|from|to|and|of|the|a|an|this|next|last|coming|following|all|rest|whole|end|start|beginning|first|second|third|half|quarter|past|couple|few|one|two|three|four|five|six|seven|eight|nine|ten|about|around|over|during|by|early|late|after|before|since|week|day|long|or|time|break|holidays?|hols|commencing|beginning|other|only|now|\d{1,4})$/
const LEADS =
  /^(?:at|on|in|for|from|this|next|last|all|rest|whole|end|first|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|couple|few|\d{1,4}|over|during|by|after|since|a|an|of|per|every)$/
const UNTIL = /^(?:until|till|til|untill)$/
/** 'I am not in tomorrow': in school, not in a time. */
const IN_SCHOOL = new RegExp(`^(?:${DAY}|today|tomorrow|yesterday|this|next|all|until)$`)
/** What may follow a time: why, never another wish. */
const REASON =
  /^(?:because|as|since|due|so|i|im|we|my|our|there|thanks|thank|cheers|ta|it|while|whilst|when|work|year|kids|x|xx|xxx)$/
const MOST_WORDS = 12

/** Finds phrases about time in a sentence of whole words, before it is put into Keepstep's own. */
export function findWhen(text: string, context: WhenContext): WithTimes {
  const words = text === '' ? [] : text.split(' ')
  const until = words.findIndex((word) => UNTIL.test(word))
  if (until >= 0 && until < words.length - 1) return fromUntil(words, until, context)
  const phrases: string[] = []
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = runAt(words, at)
    if (length === 0) out.push(words[at++] ?? '')
    else {
      phrases.push(words.slice(at, at + length).join(' '))
      out.push('WHEN')
      at += length
    }
  }
  const { kept, reason } = withoutReason(out)
  return { text: kept.join(' '), phrases, reason }
}

/** How many words from here are about time; none where they are not. */
function runAt(words: readonly string[], at: number): number {
  if (!mayBegin(words, at)) return 0
  let end = at
  while (end - at < MOST_WORDS && isAboutTime(words, end)) end += 1
  while (end > at && !endsWell(words, end - 1)) end -= 1
  return words.slice(at, end).some((_, offset) => isCore(words, at + offset)) ? end - at : 0
}

const isAboutTime = (words: readonly string[], index: number): boolean =>
  isCore(words, index) || GLUE.test(words[index] ?? '')

/** 'Week' alone is no time, 'this week' is; 'about 3' is one, 'about this' is none. */
function mayBegin(words: readonly string[], at: number): boolean {
  const [first = '', next = ''] = words.slice(at, at + 2)
  if (first === 'about') return /^\d/.test(next)
  if (first === 'this') return isCore(words, at + 1)
  if (first === 'in') return !IN_SCHOOL.test(next)
  if (first === 'on' && /^holidays?$/.test(next)) return false
  if (/^(?:and|or|to|the|of|time|week|day|long|now|holidays?|hols|break)$/.test(first)) return false
  return LEADS.test(first) || !NEEDS_LEAD.test(first)
}

const endsWell = (words: readonly string[], index: number): boolean =>
  isCore(words, index) ||
  /^(?:\d{1,4}|week|break|holidays?|hols|time|next|long|half)$/.test(words[index] ?? '')

function isCore(words: readonly string[], index: number): boolean {
  const word = words[index] ?? ''
  if (CORE.test(word)) return true
  const beside = `${words[index - 1] ?? ''} ${words[index + 1] ?? ''}`
  if (/^(?:may|march|sat)$/.test(word)) {
    return /\d|\b(?:in|on|until|of|next|last|this)\b/.test(beside)
  }
  if (!/^\d{1,2}$/.test(word)) return false
  return (
    /^(?:at|on|half|past)$/.test(words[index - 1] ?? '') ||
    new RegExp(`\\b(?:${DAY}|${MONTH})\\b`).test(beside)
  )
}

/** After *until* everything is the time, or a time and a reason. */
function fromUntil(words: readonly string[], at: number, context: WhenContext): WithTimes {
  const before = words.slice(0, at)
  const rest = words.slice(at)
  const longest = Math.min(rest.length, MOST_WORDS)
  for (let end = longest; end > 1; end -= 1) {
    const phrase = rest.slice(0, end).join(' ')
    const left = rest.slice(end)
    if (!isRead(readWhen(phrase, context, 'pause'))) continue
    if (left.length > 0 && !REASON.test(left[0] ?? '')) break
    return { text: [...before, 'WHEN'].join(' '), phrases: [phrase], reason: left.join(' ') }
  }
  return { text: [...before, 'WHEN'].join(' '), phrases: [rest.join(' ')], reason: '' }
}

const isRead = (when: When): boolean => when.kind !== 'not-a-date'

/** 'Pause this week, I am on a trip': what follows the time begins with I or we. */
function withoutReason(words: readonly string[]): {
  readonly kept: readonly string[]
  readonly reason: string
} {
  const because = words.indexOf('because')
  const time = words.lastIndexOf('WHEN')
  const isAfterTime = time > 0 && REASON.test(words[time + 1] ?? '')
  const cut = because > 0 ? because : isAfterTime ? time + 1 : words.length
  return { kept: words.slice(0, cut), reason: words.slice(cut).join(' ') }
}
