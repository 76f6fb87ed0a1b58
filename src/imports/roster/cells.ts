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
  /** A school says that dates like 01/09/2026 are day, month, year. */
  readonly dayFirst?: boolean
  /** Why a mentor is the induction tutor as well, where a school says so (B-03, contradiction 1). */
  readonly allowDualRole?: string
}

const ROLES: readonly Role[] = ['ect', 'mentor', 'induction-tutor', 'headteacher']
/** How schools write the same roles. Who leads a school has many titles, and one part in this. */
const OTHER_ROLE_NAMES: Readonly<Record<Role, readonly string[]>> = {
  ect: ['early-career-teacher', 'ects'],
  mentor: ['ect-mentor', 'ects-mentor'],
  'induction-tutor': ['ect-induction-tutor', 'induction-lead', 'induction-coordinator'],
  headteacher: ['head-teacher', 'head', 'principal', 'headmaster', 'headmistress'],
}
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
const MILLION = 1_000_000
const emailAddress = z.email().max(254)

export function readUrn(text: string): Cell<string> {
  if (/^\d{6}$/.test(text)) return value(text)
  return problem('bad-urn', `${quoted(text)} is not a URN, which has six digits.`)
}

export function readRole(text: string): Cell<Role> {
  const word = text.toLowerCase().replace(/[\s_]+/g, '-')
  const role = ROLES.find((each) => each === word || OTHER_ROLE_NAMES[each].includes(word))
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

/** The email of a mentor, where many a school writes the name. */
export function readMentorEmail(text: string): Cell<string> {
  const email = readEmail(text)
  if (email.kind === 'value' || text.includes('@')) return email
  return problem(
    'bad-email',
    'A mentor is found by email, not by name. Give the email of their row.',
  )
}

/** 'teach-first' for 'Teach First', whatever stands between and around its words. */
const plainName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export function readProgramme(
  text: string,
  { programmes }: Pick<RosterOptions, 'programmes'>,
): Cell<ProgrammeId> {
  const word = plainName(text)
  const programme = programmes.find(({ id, name, alsoCalled = [] }) =>
    [id, name, ...alsoCalled].some((known) => plainName(known) === word),
  )
  if (programme) return value(programme.id)
  const known = `Keepstep knows ${programmes.map(({ id }) => id).join(', ')}.`
  return problem('unknown-programme', `${quoted(text)} is not a known programme. ${known}`)
}

export function readStartDate(
  text: string,
  { today, dayFirst = false }: RosterOptions,
): Cell<SchoolDate> {
  const day = readDay(text, { dayFirst })
  if (day.kind === 'problem') return day
  const earliest = addDays(today, -YEARS_BACK * 365)
  const latest = addDays(today, YEARS_AHEAD * 365)
  if (day.value >= earliest && day.value <= latest) return day
  const range = `between ${earliest} and ${latest}`
  return problem('start-date-out-of-range', `${day.value} is not ${range}. Check the year.`)
}

/** `1`, `Year 1` and `ECT1` are all understood. */
export function readYear(text: string): Cell<1 | 2> {
  const year = /^(?:ect|year|yr|y)?\s*([12])(?:\.0+)?$/i.exec(text)?.[1]
  if (year !== undefined) return value(year === '1' ? 1 : 2)
  return problem('bad-year', `${quoted(text)} is not a year of induction. Write 1 or 2.`)
}

/** `1`, `0.6`, `.6216`, `1.0000` and `60%`: to a millionth, which is finer than any contract. */
export function readFte(text: string): Cell<number> {
  const [, digits = '', percent] = /^(\d{0,3}(?:\.\d{0,20})?)\s?(%?)$/.exec(text) ?? []
  const fte = digits === '' || digits === '.' ? Number.NaN : Number(digits) / (percent ? 100 : 1)
  const rounded = Math.round(fte * MILLION) / MILLION
  if (rounded > 0 && rounded <= 1) return value(rounded)
  const isHours =
    fte > 1 && fte <= 48 ? ' If these are hours a week, divide them by those of full time.' : ''
  const example = `Write 1 for full time, or a part of it like 0.6.${isHours}`
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

/** 'M T W Th F', as timetables have them: then T alone is Tuesday. */
const INITIALS = ['m', 't', 'w', 'th', 'f', 'sa', 'su', 'mo', 'tu', 'we', 'th', 'fr']

/** 1 for 'Monday', 'mon' and '1'; undefined for anything else. */
function weekday(text: string): number | undefined {
  if (/^[1-7]$/.test(text)) return Number(text)
  const initial = INITIALS.indexOf(text.toLowerCase())
  if (initial !== -1) return (initial % DAY_NAMES.length) + 1
  const name = /^(mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/i.exec(text)?.[0]
  return name ? DAY_NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1 : undefined
}
