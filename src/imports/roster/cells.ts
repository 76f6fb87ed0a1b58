import { z } from 'zod'
import { addDays, type SchoolDate, type Weekday } from '../../domain/calendar/school-date.ts'
import type { MentorTraining, ProgrammeId, Role } from '../../domain/people.ts'
import type { Programme } from '../../domain/programme/programme.ts'
import { quoted } from '../table/import-error.ts'
import { type Cell, problem, readDay, value } from '../table/read-day.ts'

/** What the reader of a roster has to know beside the file. */
export interface RosterOptions {
  /** The programmes that this service knows. */
  readonly programmes: readonly Programme[]
  readonly today: SchoolDate
  /** Why a mentor is the induction tutor as well, where a school says so (B-03, contradiction 1). */
  readonly allowDualRole?: string
}

const ROLES: readonly Role[] = ['ect', 'mentor', 'induction-tutor', 'headteacher']
const TRAININGS: readonly MentorTraining[] = [
  'full',
  'reduced',
  'non-training',
  'transferring',
  'returning',
  'replacement',
]
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** An induction at 0.25 FTE takes eight years; nobody plans a start further ahead than two. */
const YEARS_BACK = 10
const YEARS_AHEAD = 2
const MAX_NAME_LENGTH = 200
const emailAddress = z.email().max(254)

export function readUrn(text: string): Cell<string> {
  if (/^\d{6}$/.test(text)) return value(text)
  return problem('bad-urn', `${quoted(text)} is not a URN, which has six digits.`)
}

export function readRole(text: string): Cell<Role> {
  const role = ROLES.find((each) => each === text.toLowerCase())
  if (role) return value(role)
  return problem(
    'unknown-role',
    `${quoted(text)} is not a role. The roles are ${ROLES.join(', ')}.`,
  )
}

export function readName(text: string): Cell<string> {
  if (text.length > MAX_NAME_LENGTH)
    return problem('bad-name', `The name has more than ${MAX_NAME_LENGTH} characters.`)
  if (/\p{L}/u.test(text)) return value(text)
  return problem('bad-name', 'The name has no letters.')
}

/** In lower case, because a person is known by their email whatever its capitals. */
export function readEmail(text: string): Cell<string> {
  const read = emailAddress.safeParse(text)
  if (read.success) return value(read.data.toLowerCase())
  return problem('bad-email', 'This is not one email address, like name@school.example.')
}

export function readProgramme(text: string, { programmes }: RosterOptions): Cell<ProgrammeId> {
  const programme = programmes.find(({ id }) => id === text.toLowerCase())
  if (programme) return value(programme.id)
  const known = `Keepstep knows ${programmes.map(({ id }) => id).join(', ')}.`
  return problem('unknown-programme', `${quoted(text)} is not a known programme. ${known}`)
}

export function readStartDate(text: string, { today }: RosterOptions): Cell<SchoolDate> {
  const day = readDay(text)
  if (day.kind === 'problem') return day
  const earliest = addDays(today, -YEARS_BACK * 365)
  const latest = addDays(today, YEARS_AHEAD * 365)
  if (day.value >= earliest && day.value <= latest) return day
  const range = `between ${earliest} and ${latest}`
  return problem('start-date-out-of-range', `${day.value} is not ${range}. Check the year.`)
}

export function readYear(text: string): Cell<1 | 2> {
  if (text === '1') return value(1)
  if (text === '2') return value(2)
  return problem('bad-year', `${quoted(text)} is not a year of induction. Write 1 or 2.`)
}

export function readFte(text: string): Cell<number> {
  const fte = /^\d?(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN
  if (fte > 0 && fte <= 1) return value(fte)
  const example = 'Write 1 for full time, or a part of it like 0.6.'
  return problem('bad-fte', `${quoted(text)} is not a full-time equivalent. ${example}`)
}

export function readMentorTraining(text: string): Cell<MentorTraining> {
  const training = TRAININGS.find((each) => each === text.toLowerCase())
  if (training) return value(training)
  const kinds = `The kinds are ${TRAININGS.join(', ')}.`
  return problem('unknown-mentor-training', `${quoted(text)} is not a kind of training. ${kinds}`)
}

/** `Mon Tue Wed`, `Monday to Wednesday`, `Mon-Wed`, `Mon, Wed; Fri` and `1 2 3` are all understood. */
export function readWorkingDays(text: string): Cell<Weekday[]> {
  const days = new Set<number>()
  const spans = text.replace(/\s*(?:-|–|\bto\b)\s*/gi, '-').split(/[\s,;/&+|]+/)
  for (const span of spans.filter(Boolean)) {
    const [first, last = first, ...rest] = span.split('-').map(weekday)
    if (!first || !last || last < first || rest.length > 0) return unknownDays(text)
    for (let day = first; day <= last; day++) days.add(day)
  }
  if (days.size === 0) return unknownDays(text)
  if (days.has(6) || days.has(7))
    return problem('weekend-working', 'A school week runs from Monday to Friday here.')
  return value([...days].sort() as Weekday[])
}

const unknownDays = (text: string): Cell<never> =>
  problem(
    'unknown-working-days',
    `${quoted(text)} is not a list of days. Write it like Mon Tue Wed, Mon-Wed or 1 2 3.`,
  )

/** 1 for 'Monday', 'mon' and '1'; undefined for anything else. */
function weekday(text: string): number | undefined {
  if (/^[1-7]$/.test(text)) return Number(text)
  const name = /^(mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/i.exec(text)?.[0]
  return name ? DAY_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1 : undefined
}
