import { type CalendarEntry, TERMS } from '../../domain/calendar/school-year.ts'
import { type ImportError, quoted } from '../table/import-error.ts'
import { type Cell, problem, value } from '../table/read-day.ts'
import { readTitle } from './title.ts'

/** What a calendar may hold. Bank holidays come by themselves. */
export const CALENDAR_KINDS = ['term', 'half-term', 'inset', 'closure'] as const
/** A kind of calendar entry. */
export type CalendarKind = CalendarEntry['kind']

/** One line or event of a school's calendar; both days are included. */
export interface CalendarRow extends CalendarEntry {
  /** 0 for what is stored already, where a file only changes it. */
  readonly line: number
  readonly urn: string
}

/** Days on which school goes on as usual, whatever the calendar says: only where a file changes one. */
export interface OpenDays {
  readonly line: number
  readonly urn: string
  readonly from: string
  readonly to: string
}

/** What either form of calendar comes to before its rows are compared with each other. */
export interface CalendarRows {
  readonly rows: readonly CalendarRow[]
  readonly openDays: readonly OpenDays[]
  readonly errors: readonly ImportError[]
  readonly warnings: readonly ImportError[]
  /** A term could not be read: what lies in it is not outside of it for that. */
  readonly lacksTerm?: boolean
  /** How the file calls the places that errors point at. */
  readonly columns: CalendarColumns
}

/** The names that a CSV column and an event's property have for the same thing. */
export interface CalendarColumns {
  readonly kind: string
  readonly name: string
  readonly from: string
  readonly to: string
}

const USUAL_NAMES: Record<CalendarKind, string> = {
  term: '',
  'half-term': 'half term',
  inset: 'INSET day',
  closure: 'closed',
}

/** What a file that changes a calendar may call a day on which school goes on as usual. */
export const OPEN = 'school-day'

/** `term`, `half-term`, `inset` or `closure`, or what a title would call the same. */
export function readKind(text: string): Cell<CalendarKind | typeof OPEN> {
  const word = text.toLowerCase().replace(/[\s_]+/g, '-')
  const kind = ([...CALENDAR_KINDS, OPEN] as const).find((each) => each === word)
  if (kind) return value(kind)
  const meant = readTitle(text).is
  if (meant === 'inset' || meant === 'closure' || meant === 'half-term') return value(meant)
  const kinds = `The kinds are ${CALENDAR_KINDS.join(', ')}.`
  const hint = /bank holiday/i.test(text) ? ' Bank holidays come by themselves.' : ''
  return problem('unknown-kind', `${quoted(text)} is not a kind of day. ${kinds}${hint}`)
}

/** A term's name is one of three, or that of half of it; another kind may have any, or the usual one. */
export function readEntryName(text: string, kind: CalendarKind): Cell<string> {
  if (kind !== 'term') return value(text || USUAL_NAMES[kind])
  const word = text.toLowerCase().replace(/ term$/, '')
  const name = TERMS.find((each) => each === word)
  if (name) return value(name)
  const meaning = readTitle(text)
  if (meaning.is === 'term' && meaning.term) return value(meaning.term)
  if (meaning.is === 'half') return value(text)
  const names = `A term is called ${TERMS.join(', ')}.`
  return problem('unknown-term', `${quoted(text)} is not the name of a term. ${names}`)
}
