/** What the days of events in a file mean for one school, before anything is written. Pure. */
import { academicYearOf } from '../../domain/calendar/school-date.ts'
import { type DatedEvent, eventOfKey, keyOnDay } from '../../domain/expectations/dated-event.ts'
import {
  eventsNamed,
  eventsNamedIn,
  type HeldEvent,
  heldEvents,
} from '../../domain/expectations/held-events.ts'
import { given } from '../../domain/given.ts'
import type { School } from '../../domain/people.ts'
import { knownProgrammes, programmeOf } from '../../programmes/index.ts'
import { daysOfEvent, programmesIn } from '../../school/events.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { readProgramme } from '../roster/cells.ts'
import { type ImportError, quoted } from '../table/import-error.ts'
import type { CancelledEvent, EventRow, UnreadEvent } from './read-event-dates.ts'

/** An event with its day, in words. */
export interface EventChange {
  readonly title: string
  readonly for: string
  readonly dated: DatedEvent
}

/** What an import does, or would do, to one school's events. */
export interface EventChanges {
  readonly urn: string
  readonly name: string
  readonly added: readonly EventChange[]
  readonly moved: readonly EventChange[]
  readonly unchanged: number
}

/** What is to be done at one school, or why nothing can be. */
export interface SchoolPlan {
  readonly changes: EventChanges
  readonly errors: readonly ImportError[]
  readonly warnings: readonly ImportError[]
}

/** What a file says about one school. */
export interface InFile {
  readonly rows: readonly EventRow[]
  readonly unread: readonly UnreadEvent[]
  readonly cancelled: readonly CancelledEvent[]
  readonly isDiary: boolean
  readonly now: Date
}

/** Which events take which day, which are called off, and what in the file is none of them. */
export function planEvents(
  { urn, name }: School,
  picture: SchoolPicture,
  file: InFile,
): SchoolPlan {
  const { isDiary, unread } = file
  const read = file.rows.map((row) => ({ row, ...meantBy(row, { picture, isDiary }) }))
  const unknown = read.flatMap(({ row, error }) => (error === undefined ? [] : [{ row, error }]))
  const meant = read.flatMap(({ row, event }) => (event === undefined ? [] : [{ row, event }]))
  const changes = meant.map((one) => changeOf(one, { picture, now: file.now }))
  const isMoved = ({ before, dated }: Change): boolean =>
    before !== undefined && sayDated(before) !== sayDated(dated)
  const all = eventsIn(picture, academicYearOf(picture.today))
  const names = ({ event }: UnreadEvent): boolean => eventsNamedIn(event, all).length > 0
  const isOther = ({ error }: { readonly error: ImportError }): boolean =>
    isDiary && error.code === 'unknown-event'
  return {
    changes: {
      urn,
      name,
      added: changes.filter(({ before }) => before === undefined).map(inWords),
      moved: changes.filter(isMoved).map(inWords),
      unchanged: changes.filter((one) => one.before !== undefined && !isMoved(one)).length,
    },
    errors: [
      ...unknown.filter((one) => !isOther(one)).map(({ error }) => error),
      ...unread.filter(names).map(({ error }) => error),
      ...saidTwice(meant),
      ...changes.flatMap(endsTooSoon),
    ],
    warnings: [
      ...file.cancelled.flatMap((one) => stillHeld(one, { picture, changes })),
      ...unknown.filter(isOther).map(({ error }) => ({ ...error, code: 'events-left-out' })),
      ...unread.filter((one) => !names(one)).map(notRead),
    ],
  }
}

/** All events of the programmes here, with the titles of a school year. */
const eventsIn = (picture: SchoolPicture, academicYear: string): readonly HeldEvent[] =>
  programmesIn(picture).flatMap((one) => heldEvents(one, academicYear))

/** An event of a row with its day as it was and as it will be. */
interface Change {
  readonly line: number
  readonly event: HeldEvent
  readonly before?: DatedEvent
  readonly dated: DatedEvent
}

function changeOf(
  { row, event }: { readonly row: EventRow; readonly event: HeldEvent },
  { picture, now }: { readonly picture: SchoolPicture; readonly now: Date },
): Change {
  const before = knownDay(picture, event, academicYearOf(row.on))
  const dated = datedFrom(row, event, { before, setAt: now })
  return { line: row.line, event, dated, ...given({ before }) }
}

const inWords = ({ event, dated }: Change): EventChange => ({
  title: event.title,
  for: event.for,
  dated,
})

const knownDay = (
  { events }: SchoolPicture,
  { programme, key }: HeldEvent,
  academicYear: string,
): DatedEvent | undefined =>
  events.find(
    (one) => one.programme === programme && one.key === key && one.academicYear === academicYear,
  )

/** An end that a row gives alone may come before the beginning that is known. */
const endsTooSoon = ({ line, dated: { startsAt, endsAt } }: Change): readonly ImportError[] =>
  startsAt === undefined || endsAt === undefined || startsAt < endsAt
    ? []
    : [
        {
          line,
          column: 'to',
          code: 'ends-too-soon',
          message: `It ends before it begins: it is known to begin at ${startsAt}. Fill from as well.`,
        },
      ]

/** An event that is called off, and whose day here still stands: people are reminded of it. */
function stillHeld(
  { event: title, on, line }: CancelledEvent,
  of: { readonly picture: SchoolPicture; readonly changes: readonly Change[] },
): readonly ImportError[] {
  const { picture, changes } = of
  const year = academicYearOf(on ?? picture.today)
  const isGivenDay = ({ programme, key }: HeldEvent): boolean =>
    changes.some(({ dated }) => {
      return (
        dated.programme === programme &&
        eventOfKey(dated.key) === key &&
        dated.academicYear === year
      )
    })
  return narrowed(eventsNamedIn(title, eventsIn(picture, year)), title)
    .filter((event) => !isGivenDay(event))
    .flatMap((event) => {
      const days = daysOfEvent(picture, event, year)
      const known = days.find((one) => one.on === on) ?? days[0]
      if (known === undefined) return []
      const which = `${quoted(event.title)} (${event.for})`
      const message = `${quoted(title)} is called off in this file. Here ${which} is still on ${known.on}, and people are reminded of it until it has another day: write “event dates” in the chat, or import a file with it.`
      return [{ line, column: 'STATUS', code: 'event-called-off', message }]
    })
}

/** All that is said of an event's day, to be compared. */
const sayDated = ({ on, startsAt, endsAt, mode, place }: DatedEvent): string =>
  JSON.stringify([on, startsAt, endsAt, mode, place])

interface Meant {
  readonly event?: HeldEvent
  readonly error?: ImportError
}

const KNOWN = { programmes: knownProgrammes }

/** The one event of the school's programmes that a row names. */
function meantBy(
  row: EventRow,
  { picture, isDiary }: { readonly picture: SchoolPicture; readonly isDiary: boolean },
): Meant {
  const { line } = row
  const column = 'event'
  const named = row.programme === undefined ? undefined : readProgramme(row.programme, KNOWN)
  if (named?.kind === 'problem') {
    const { code, message } = named
    return { error: { line, column: 'programme', code, message } }
  }
  const year = academicYearOf(row.on)
  const programme = named === undefined ? undefined : programmeOf(named.value)
  const among = programme === undefined ? eventsIn(picture, year) : heldEvents(programme, year)
  const found = isDiary ? eventsNamedIn(row.event, among) : eventsNamed(row.event, among)
  const [event, ...others] = narrowed(found, row.event)
  if (event === undefined) {
    const message = `No event of a programme here is called ${quoted(row.event)}.`
    return { error: { line, column, code: 'unknown-event', message } }
  }
  if (others.length === 0) {
    return { event: { ...event, key: keyOnDay(event.key, row.on, picture.calendar) } }
  }
  const choices = [event, ...others].map((one) => `${quoted(one.title)} (${one.for})`).join(', ')
  const how = isDiary ? 'give the dates in a table with the column programme' : 'fill programme'
  const message = `${quoted(row.event)} may mean several events: ${choices}. Write its whole title, or ${how}.`
  return { error: { line, column, code: 'which-event', message } }
}

/** Something else in a diary, which cannot be read: it is named, and the import goes on. */
const notRead = ({ event, line, error }: UnreadEvent): ImportError => ({
  ...error,
  line,
  code: 'events-not-read',
  message: `Not read: ${quoted(event)}. ${error.message}`,
})

/** A whole title, or 'year 2' or 'mentor' in the name, tells events of one short name apart. */
function narrowed(events: readonly HeldEvent[], typed: string): readonly HeldEvent[] {
  const said = typed.toLowerCase()
  const whole = events.filter(({ title }) => said.includes(title.toLowerCase()))
  if (whole.length > 0) return whole
  const hinted = events.filter(
    ({ for: whom }) =>
      (/year [12]/i.exec(whom)?.[0] ?? 'mentor') === (/year [12]|mentor/.exec(said)?.[0] ?? ''),
  )
  return hinted.length > 0 ? hinted : events
}

function saidTwice(
  meant: readonly { readonly row: EventRow; readonly event: HeldEvent }[],
): readonly ImportError[] {
  const keyOf = ({ row, event }: (typeof meant)[number]): string =>
    `${event.programme} ${event.key} ${academicYearOf(row.on)}`
  return meant.flatMap((one, at) =>
    meant.findIndex((other) => keyOf(other) === keyOf(one)) === at
      ? []
      : [
          {
            line: one.row.line,
            column: 'event',
            code: 'said-twice',
            message: 'The same event stands further up with a day of its own. Keep one of them.',
          },
        ],
  )
}

/** What the file does not say stays as it is known; an end goes where the event now begins after it. */
function datedFrom(
  { line: _, urn: __, programme: ___, event: ____, ...said }: EventRow,
  { programme, key }: HeldEvent,
  { before, setAt }: { readonly before: DatedEvent | undefined; readonly setAt: Date },
): DatedEvent {
  const { startsAt, endsAt, mode, place } = before ?? {}
  const isOver = said.startsAt !== undefined && endsAt !== undefined && endsAt <= said.startsAt
  const known = given({ startsAt, endsAt: isOver ? undefined : endsAt, mode, place })
  return { ...known, ...said, programme, key, academicYear: academicYearOf(said.on), setAt }
}
