import { localTime } from '../../src/domain/calendar/local-clock.ts'
import { schoolCalendar } from '../../src/domain/calendar/school-year.ts'
import type { Intent, Mentioned, TextContext } from '../../src/typed/intent.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { at, ENTRIES, LONDON } from '../support/build-situation.ts'

/** The sample school on the Monday morning on which the phrases are typed. */
export const monday: TextContext = {
  now: at('2026-09-07T09:00'),
  place: { timeZone: LONDON, calendar: schoolCalendar(ENTRIES, ['2026-12-25', '2027-01-01']) },
  reminderTime: '07:45',
  people: ['Amina Yusuf', 'Sofia Marques', 'Callum Reid', 'Priya Raman'].map((name) => ({
    id: name,
    name,
  })),
}

const who = (person: Mentioned | undefined): string | undefined =>
  person && `@${person.ids.length === 0 ? `?${person.typed}` : person.ids.join('/')}`

/** An intent in a line: its kind, and what was understood beside it. */
export function gistOf(intent: Intent, context = monday): string {
  switch (intent.kind) {
    case 'snooze': {
      const { date, time } = localTime(intent.until, context.place.timeZone)
      return `snooze ${date} ${time}`
    }
    case 'pause':
      return `pause ${intent.until}`
    case 'done-on':
      return line(intent.kind, intent.on ?? 'earlier', intent.activity)
    case 'away': {
      const days = intent.from && `${intent.from}..${intent.to ?? ''}`
      return line('away', who(intent.person), days)
    }
    case 'settings':
      return line('settings', intent.day && `day ${intent.day}`, intent.time)
    case 'change-details':
      return line(intent.kind, intent.what === 'other' ? undefined : intent.what)
    case 'cannot-do':
      return line(intent.kind, intent.activity, who(intent.person), intent.on)
    case 'turn-off':
    case 'turn-on':
      return line(intent.kind, intent.nudge)
    default:
      return generic(intent)
  }
}

function generic(intent: Intent): string {
  const said = intent as {
    readonly [name in 'activity' | 'outcome' | 'of' | 'on']?: string
  } & { readonly person?: Mentioned }
  return line(intent.kind, said.activity ?? said.outcome ?? said.of, who(said.person), said.on)
}

const line = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')

/** What is understood when it is typed in the sample school on that Monday. */
export const gist = (typed: string, context = monday): string =>
  gistOf(understandText(typed, context), context)
