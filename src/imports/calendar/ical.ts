import ICAL from 'ical.js'
import type { ImportError } from '../table/import-error.ts'

/** A property as ical.js reads it: its type tells a day from an instant. */
export interface EventProperty {
  readonly type: string
  readonly values: readonly string[]
}

/** One event of an iCalendar file, with the lines that its properties stand on. */
export interface CalendarEvent {
  readonly line: number
  readonly lineOf: (property: string) => number
  readonly property: (name: string) => EventProperty | undefined
}

/** The events of an iCalendar file, or why it cannot be read. */
export interface CalendarEvents {
  readonly events: readonly CalendarEvent[]
  /** `X-SCHOOL-URN`, where the file says which school it is of. */
  readonly urn?: string
  readonly errors: readonly ImportError[]
}

type Property = readonly [name: string, parameters: unknown, type: string, ...values: unknown[]]
type Component = readonly [
  name: string,
  properties: readonly Property[],
  inner: readonly Component[],
]

/** Reads iCalendar text (RFC 5545) with ical.js, which keeps no line numbers: those are counted here. */
export function readEvents(text: string): CalendarEvents {
  const parsed = parse(text)
  if (parsed.kind === 'refused') return { events: [], errors: [parsed.error] }
  const places = eventLines(text)
  const [, properties, inner] = parsed.calendar
  const urn = find(properties, 'x-school-urn')?.values[0]
  const events = inner
    .filter(([name]) => name === 'vevent')
    .map(([, own], i) => {
      const { line = 1, properties: lines = new Map<string, number>() } = places[i] ?? {}
      return {
        line,
        lineOf: (property: string) => lines.get(property) ?? line,
        property: (name: string) => find(own, name),
      }
    })
  return { events, errors: [], ...(urn === undefined ? {} : { urn }) }
}

type Parsed =
  | { readonly kind: 'calendar'; readonly calendar: Component }
  | { readonly kind: 'refused'; readonly error: ImportError }

function parse(text: string): Parsed {
  try {
    const parsed = ICAL.parse(text) as unknown as Component | readonly Component[]
    const components = (typeof parsed[0] === 'string' ? [parsed] : parsed) as readonly Component[]
    const calendar = components.find(([name]) => name === 'vcalendar')
    if (calendar && components.length === 1) return { kind: 'calendar', calendar }
    return refused('The file must hold one calendar, from BEGIN:VCALENDAR to END:VCALENDAR.')
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return refused('The calendar is not valid iCalendar. Export it again.', brokenLine(text))
  }
}

const refused = (message: string, line?: number): Parsed => ({
  kind: 'refused',
  error: { ...(line ? { line } : {}), code: 'bad-icalendar', message },
})

/** The first line that is neither `NAME:value`, `NAME;parameter=…:value` nor a continuation. */
function brokenLine(text: string): number | undefined {
  const at = text
    .split('\n')
    .findIndex((line) => line.trim() && !/^(?:[ \t]|[\w-]+(?:;[\w-]+=[^:]*)*:)/.test(line))
  return at === -1 ? undefined : at + 1
}

function find(properties: readonly Property[], wanted: string): EventProperty | undefined {
  const found = properties.find(([name]) => name === wanted)
  if (!found) return undefined
  const [, , type, ...values] = found
  // Repetition rules and the like are objects, whose content nobody here reads.
  return { type, values: values.map((each) => (typeof each === 'string' ? each : '')) }
}

interface EventLines {
  readonly line: number
  readonly properties: Map<string, number>
}

function eventLines(text: string): EventLines[] {
  const events: EventLines[] = []
  let depth = 0
  for (const [i, content] of text.split('\n').entries()) {
    const name = /^[\w-]+(?=[;:])/.exec(content)?.[0].toLowerCase()
    if (/^BEGIN:VEVENT\s*$/i.test(content)) {
      events.push({ line: i + 1, properties: new Map() })
      depth = 0
    } else if (name === 'begin') depth++
    else if (name === 'end') depth--
    else if (name && depth === 0) events.at(-1)?.properties.set(name, i + 1)
  }
  return events
}
