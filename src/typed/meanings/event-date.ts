import { localTime } from '../../domain/calendar/local-clock.ts'
import { given } from '../../domain/given.ts'
import type { Intent } from '../intent.ts'
import { plainWords } from '../when/plain-words.ts'
import { takeClock } from '../when/read-clock.ts'
import { readDay } from '../when/read-day.ts'
import { type Heard, type Rule, sentence } from './rule.ts'

const NAMED =
  /^(?:the )?((?:mentor |introduction |national expert )*(?:seminar|webinar|conference|clinic)(?: [a-f]| \d(?:\.\d)?)?) (?:(?:is|will be|takes place|happens|has been|was|has)(?: now)?(?: (?:moved|held|set|fixed))?|moves|moved)\b(.+)$/
const ONLINE = /\b(?:online|remotely?|virtual(?:ly)?|(?:on|via) (?:teams|zoom))\b/
const FACE_TO_FACE = /\b(?:face[ -]to[ -]face|in[ -]person|on site|onsite)\b/
const GLUE = /\b(?:from|at|to|until|for|on|in|and|the|-)\b/g

/** 'Clinic 2 is on 11 March at 3:45pm online': what is said of an event's day (B-73). */
export const eventDateRules: readonly Rule[] = [
  sentence('event (?:is|will|takes|happens|has|was|moves|moved)\\b.*', eventDate),
]

function eventDate({ said, context }: Heard): Intent | undefined {
  const found = said.asks ? null : NAMED.exec(said.words)
  if (found === null) return undefined
  const [, event = '', rest = ''] = found
  const told = plainWords(rest)
  const mode = modeIn(told)
  const first = takeClock(told.replace(ONLINE, ' ').replace(FACE_TO_FACE, ' '))
  const second = first === undefined ? undefined : takeClock(first.rest)
  const left = (second ?? first)?.rest ?? told.replace(ONLINE, ' ').replace(FACE_TO_FACE, ' ')
  const today = localTime(context.now, context.place.timeZone).date
  const day = readDay(left.replace(GLUE, ' ').replace(/\s+/g, ' ').trim(), today)
  if (day?.kind !== 'day') return undefined
  return {
    kind: 'event-date',
    event,
    on: day.on,
    ...timesIn(first?.time, second?.time),
    ...given({ mode }),
  }
}

const modeIn = (told: string): 'online' | 'face-to-face' | undefined => {
  if (ONLINE.test(told)) return 'online'
  return FACE_TO_FACE.test(told) ? 'face-to-face' : undefined
}

/** The earlier of two times is the beginning. */
function timesIn(
  one: string | undefined,
  other: string | undefined,
): { readonly startsAt?: string; readonly endsAt?: string } {
  if (one === undefined) return {}
  if (other === undefined) return { startsAt: one }
  return one < other ? { startsAt: one, endsAt: other } : { startsAt: other, endsAt: one }
}
