import { addDays, daysBetween, type SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import type { ImportError } from '../table/import-error.ts'
import { MAX_ROWS } from '../table/read-table.ts'
import type { EventDays } from './clock-days.ts'
import { type Diary, type DiaryEntry, sayTitle } from './diary.ts'
import { type DayProblem, daysOf, isKnownRule, recurrenceDay, repeatedDays } from './event-days.ts'
import { type CalendarEvent, readEvents } from './ical.ts'
import { CALENDAR_KINDS, type CalendarKind } from './row.ts'
import { readTitle, type TitleMeaning } from './title.ts'

/** What an iCalendar file holds, and which school it says it is of. */
export interface EventDiary extends Diary {
  readonly urn?: string
}

/**
 * Reads a calendar in iCalendar form, event by event. What is wrong with an event that says what
 * kind of day it is stops the import; anything else is named and left out.
 */
export function readEventDiary(text: string, schoolNames: readonly string[]): EventDiary {
  const { events, urn, errors } = readEvents(text)
  const school = given({ urn })
  if (errors.length > 0) return { entries: [], errors, warnings: [], ...school }
  if (events.length > MAX_ROWS)
    return { entries: [], errors: [tooManyEvents], warnings: [], ...school }
  const moved = movedDays(events)
  const read = events.map((event) => readEvent(event, { moved, schoolNames }))
  return {
    entries: read.flatMap(({ entries = [] }) => entries),
    errors: read.flatMap(({ error }) => error ?? []),
    warnings: read.flatMap(({ warning }) => warning ?? []),
    lacksTerm: read.some(({ lacksTerm }) => lacksTerm === true),
    ...school,
  }
}

const tooManyEvents: ImportError = {
  code: 'too-many-rows',
  message: `There are more than ${MAX_ROWS} events. Export one academic year only.`,
}

interface ReadEvent {
  readonly entries?: readonly DiaryEntry[]
  readonly error?: ImportError
  readonly warning?: ImportError
  readonly lacksTerm?: boolean
}

interface Around {
  /** By uid: days of a series on which another event stands instead. */
  readonly moved: ReadonlyMap<string, ReadonlySet<SchoolDate>>
  readonly schoolNames: readonly string[]
}

function movedDays(events: readonly CalendarEvent[]): Map<string, Set<SchoolDate>> {
  const moved = new Map<string, Set<SchoolDate>>()
  for (const event of events) {
    const day = recurrenceDay(event)
    const uid = uidOf(event)
    if (day && uid) moved.set(uid, (moved.get(uid) ?? new Set<SchoolDate>()).add(day))
  }
  return moved
}

const uidOf = (event: CalendarEvent): string => String(event.properties('uid')[0]?.values[0] ?? '')

function readEvent(event: CalendarEvent, around: Around): ReadEvent {
  const title = titleOf(event)
  const cancelled = isCancelled(event)
  const meaning = meaningOf(event, { title, schoolNames: around.schoolNames })
  const isWanted = !cancelled && (WANTED.has(meaning.is) || mayBeWanted(event, title))
  const days = daysOf(event)
  const problem = problemWith(event, days)
  if (problem) {
    if (!isWanted) return { warning: notRead(event, title, problem) }
    return { error: problem, lacksTerm: meaning.is === 'term' || meaning.is === 'half' }
  }
  if (isProblem(days)) return {}
  const entry = { line: event.line, title, meaning, ...(cancelled ? { cancelled } : {}), ...days }
  return isWanted && repeats(event) ? series(event, { entry, around }) : { entries: [entry] }
}

/** An entry on each day on which its event is repeated, but for those on which another one stands. */
function series(
  event: CalendarEvent,
  { entry, around }: { readonly entry: DiaryEntry; readonly around: Around },
): ReadEvent {
  const firsts = repeatedDays(event, entry.from)
  if (isProblem(firsts)) return { error: firsts }
  const isMoved = recurrenceDay(event) !== undefined
  const instead = isMoved ? undefined : around.moved.get(uidOf(event))
  const standing = firsts.filter((day) => !instead?.has(day))
  return { entries: standing.map((day) => ({ ...entry, ...movedTo(entry, day) })) }
}

/** Entries of these kinds decide what a day is: one that cannot be read must not be passed over. */
const WANTED: ReadonlySet<TitleMeaning['is']> = new Set([
  'term',
  'half',
  'half-term',
  'inset',
  'closure',
])

/** An event without a title that can be read may be of any kind; its broken lines may say which. */
const mayBeWanted = (event: CalendarEvent, title: string): boolean =>
  title === '' &&
  event.broken.some(({ text }) =>
    /inset|half.?term|clos(?:ed|ure)|\bterm\b|training|cpd/i.test(text),
  )

const repeats = (event: CalendarEvent): boolean =>
  ['rrule', 'rdate'].some((name) => event.properties(name).length > 0)

const isProblem = (read: EventDays | readonly SchoolDate[] | DayProblem): read is DayProblem =>
  'code' in read

const isCancelled = (event: CalendarEvent): boolean =>
  String(event.properties('status')[0]?.values[0] ?? '').toUpperCase() === 'CANCELLED'

/** The title without marks that nobody sees and without what a spreadsheet would take for a formula. */
function titleOf(event: CalendarEvent): string {
  const text = event.properties('summary')[0]?.values[0]
  return String(text ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s=+\-@]+/, '')
    .trim()
    .slice(0, 200)
}

/** By its category, or else by its title; called off in the title is called off. */
function meaningOf(
  event: CalendarEvent,
  { title, schoolNames }: { readonly title: string; readonly schoolNames: readonly string[] },
): TitleMeaning {
  const meaning = readTitle(withoutNames(title, schoolNames))
  const categories = event.properties('categories').flatMap(({ values }) => values)
  const category = CALENDAR_KINDS.find((kind) =>
    categories.some((each) => String(each).trim().toLowerCase() === kind),
  )
  if (category === undefined || CALLED_OFF.test(title)) return meaning
  return meaningOfCategory(category, meaning)
}

const CALLED_OFF = /\b(?:cancel|postpone|called off|no longer|moved to|rescheduled)/i

function meaningOfCategory(category: CalendarKind, meaning: TitleMeaning): TitleMeaning {
  if (category === 'inset' || category === 'closure') return { is: category }
  if (category === 'half-term') return meaning.is === 'half-term' ? meaning : { is: 'half-term' }
  if (meaning.is === 'half') return meaning
  const term = 'term' in meaning ? meaning.term : undefined
  return { is: 'term', ...given({ term }), saysTerm: true }
}

/** “Larkfield Academy: INSET day” is an INSET day of Larkfield Academy. */
function withoutNames(title: string, names: readonly string[]): string {
  const lower = title.toLowerCase()
  const name = names.find((each) => each !== '' && lower.includes(each.toLowerCase()))
  if (name === undefined) return title
  const at = lower.indexOf(name.toLowerCase())
  return `${title.slice(0, at)} ${title.slice(at + name.length)}`
}

/** The first thing wrong with an event: a line that is none, its days, its rule. */
function problemWith(event: CalendarEvent, days: EventDays | DayProblem): DayProblem | undefined {
  const [broken] = event.broken
  if (broken) return { line: broken.line, ...brokenLine(broken.text) }
  if (isProblem(days)) return days
  const rule = event.properties('rrule').find((each) => !isKnownRule(each))
  return rule && { line: rule.line, ...UNKNOWN_RULE }
}

const UNKNOWN_RULE = {
  column: 'RRULE',
  code: 'repeating-event',
  message: 'This rule of repetition is none of iCalendar. Make single events.',
} as const

/** What is wrong with a line of an event that is no iCalendar. */
export function brokenLine(text: string): Omit<DayProblem, 'line'> {
  const name = /^[A-Za-z][\w-]*/.exec(text)?.[0] ?? ''
  if (/^RRULE:/i.test(text)) return UNKNOWN_RULE
  const message = 'This line is not iCalendar. Export the calendar again, or put the line right.'
  return { column: name.toUpperCase().slice(0, 30), code: 'broken-line', message }
}

/** An event that would have changed nothing: its line is named, and the import goes on. */
function notRead(event: CalendarEvent, title: string, problem: DayProblem): ImportError {
  const { line, column, code } = problem
  const where = line === event.line ? '' : `, the event of line ${event.line}`
  const message = `Not read: ${sayTitle(title)}${where}. ${NOT_READ[code] ?? ''} It is no day that matters here.`
  return { line, column, code: 'event-not-read', message }
}

const NOT_READ: Readonly<Record<string, string>> = {
  'broken-line': 'This line of it is not iCalendar.',
  'bad-date': 'Its days cannot be told.',
  'repeating-event': 'How it repeats cannot be told.',
}

function movedTo(days: EventDays, first: SchoolDate): EventDays {
  const by = daysBetween(days.from, first)
  const move = (day: SchoolDate): SchoolDate => addDays(day, by)
  const { whole } = days
  return {
    from: first,
    to: move(days.to),
    ...(whole ? { whole: { from: move(whole.from), to: move(whole.to) } } : {}),
  }
}
