import ICAL from 'ical.js'
import { given } from '../../domain/given.ts'
import type { ImportError } from '../table/import-error.ts'

/** A property as ical.js reads it. */
export interface EventProperty {
  readonly line: number
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Texts as they are, a rule of repetition as an object. */
  readonly values: readonly unknown[]
}

/** One event of an iCalendar file, by itself: what is wrong in it is wrong nowhere else. */
export interface CalendarEvent {
  readonly line: number
  /** All properties of that name, in order; those that cannot be read are among `broken`. */
  readonly properties: (name: string) => readonly EventProperty[]
  /** Lines that are no property, and an end that never comes. */
  readonly broken: readonly BrokenLine[]
}

/** A line of an event that is not iCalendar. */
export interface BrokenLine {
  readonly line: number
  readonly text: string
}

/** The events of an iCalendar file, or why it cannot be read at all. */
export interface CalendarEvents {
  readonly events: readonly CalendarEvent[]
  /** `X-SCHOOL-URN`, where the file says which school it is of. */
  readonly urn?: string
  readonly errors: readonly ImportError[]
}

/** A line with those that continue it (RFC 5545, 3.1), at the line where it begins. */
interface ContentLine {
  readonly line: number
  readonly text: string
}

/**
 * Reads iCalendar text (RFC 5545) event by event. Lines are told apart here, so that each keeps its
 * number and a broken one spoils its own event only; ical.js reads what a line says.
 */
export function readEvents(text: string): CalendarEvents {
  const reader = new EventReader()
  for (const content of unfold(text)) reader.take(content)
  if (reader.isOpen) return { events: [], errors: [cutOff(text)] }
  const { events, urn } = reader
  return { events, errors: [], ...given({ urn }) }
}

/** Takes line after line, and knows which component it is in. */
class EventReader {
  readonly events: CalendarEvent[] = []
  urn: string | undefined
  readonly #open: string[] = []
  #lines: ContentLine[] = []

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  take(content: ContentLine): void {
    const [, word, name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(content.text) ?? []
    if (word?.toLowerCase() === 'begin') this.#begin(name.toLowerCase(), content)
    else if (word) this.#end(name.toLowerCase(), content)
    else if (this.#open.at(-1) === 'vevent') this.#lines.push(content)
    else if (this.#open.at(-1) === 'vcalendar' && /^X-SCHOOL-URN[;:]/i.test(content.text))
      this.urn ??= content.text.slice(content.text.indexOf(':') + 1).trim()
  }

  #begin(component: string, content: ContentLine): void {
    // An event cannot hold another one: the end of the first was lost.
    if (component === 'vevent' && this.#open.includes('vevent')) {
      this.#finish(content)
      this.#open.splice(this.#open.indexOf('vevent'))
    }
    this.#open.push(component)
    if (component === 'vevent') this.#lines = [content]
  }

  #end(component: string, content: ContentLine): void {
    const depth = this.#open.lastIndexOf(component)
    if (depth === -1) return
    if (component === 'vevent') this.#finish()
    else if (this.#open.indexOf('vevent') > depth) this.#finish(content)
    this.#open.splice(depth)
  }

  /** `insteadOfEnd` is the line that stands where the end of the event should. */
  #finish(insteadOfEnd?: ContentLine): void {
    this.events.push(eventOf(this.#lines, insteadOfEnd))
    this.#lines = []
  }
}

const cutOff = (text: string): ImportError => ({
  line: text.trimEnd().split('\n').length,
  code: 'bad-icalendar',
  message:
    'The file ends before END:VCALENDAR, so part of it may be lost. Export or download it again.',
})

function unfold(text: string): ContentLine[] {
  const lines: { line: number; text: string }[] = []
  for (const [i, each] of text.split('\n').entries()) {
    const last = lines.at(-1)
    if (last && /^[ \t]/.test(each)) last.text += each.slice(1)
    else if (each.trim() !== '') lines.push({ line: i + 1, text: each })
  }
  return lines
}

/** What an event says that matters for a school's days. The rest is only looked at for its form. */
const READ = new Set(
  'summary dtstart dtend duration rrule rdate exdate status categories uid recurrence-id location'.split(
    ' ',
  ),
)
/** `NAME:value` or `NAME;parameter=…:value`, as nearly all lines are. */
const WELL_FORMED = /^[\w-]+(?:;[\w-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*:/

function eventOf(
  [begin, ...lines]: readonly ContentLine[],
  insteadOfEnd: ContentLine | undefined,
): CalendarEvent {
  const found = new Map<string, EventProperty[]>()
  const broken: BrokenLine[] = insteadOfEnd ? [insteadOfEnd] : []
  const isWorthReading = ({ text }: ContentLine): boolean =>
    READ.has(nameOf(text)) || !WELL_FORMED.test(text)
  for (const content of lines.filter(isWorthReading)) {
    const property = propertyOf(content)
    const name = nameOf(content.text)
    if (!property) broken.push(content)
    else found.set(name, added(found.get(name), property))
  }
  return { line: begin?.line ?? 1, broken, properties: (name) => found.get(name) ?? [] }
}

const nameOf = (text: string): string => /^[\w-]+/.exec(text)?.[0].toLowerCase() ?? ''

function added(same: EventProperty[] | undefined, property: EventProperty): EventProperty[] {
  if (!same) return [property]
  same.push(property)
  return same
}

function propertyOf({ line, text }: ContentLine): EventProperty | undefined {
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(text) as unknown as [
      string,
      Record<string, unknown>,
      string,
      ...unknown[],
    ]
    return { line, parameters, type, values }
  } catch (error) {
    // ical.js throws its own and plain errors for lines that it cannot read.
    if (error instanceof Error) return undefined
    throw error
  }
}
