import { yearProblem } from '../../domain/programme/programme.ts'
import type { ImportError } from '../table/import-error.ts'
import type { RosterOptions } from './cells.ts'
import type { RosterColumn } from './columns.ts'
import type { ReadRow } from './row.ts'

type Row = ReadRow['row']

/**
 * What the rows of a roster say against each other. Rows with errors of their own take part too; who
 * stands in a line that could not be read is not missing.
 */
export function rosterConflicts(
  rows: readonly Row[],
  options: RosterOptions,
  unread = '',
): ImportError[] {
  return [
    ...differing(rows, 'school_name', {
      sameIf: (row) => row.urn,
      factOf: (row) => row.schoolName,
      code: 'two-school-names',
      sentence: 'The same URN has another school name',
    }),
    ...differing(rows, 'name', {
      sameIf: (row) => row.email,
      factOf: (row) => row.name,
      code: 'two-names',
      sentence: 'The same email belongs to another name',
    }),
    ...differing(rows, 'fte', {
      sameIf: personAtSchool,
      factOf: (row) => row.fte?.toString(),
      code: 'two-values',
      sentence: 'The same person has another FTE',
    }),
    ...differing(rows, 'working_days', {
      sameIf: personAtSchool,
      factOf: (row) => row.workingDays?.join(' '),
      code: 'two-values',
      sentence: 'The same person has other working days',
    }),
    ...duplicates(rows),
    ...mentorErrors(rows, unread),
    ...roleErrors(rows, options),
    ...yearErrors(rows, options),
  ]
}

/** One person at one school, whatever their roles: the identity of an import. */
export const personAtSchool = ({ urn, email }: Row): string | undefined =>
  urn && email ? `${urn} ${email}` : undefined

interface Sameness {
  readonly sameIf: (row: Row) => string | undefined
  readonly factOf: (row: Row) => string | undefined
  readonly code: string
  readonly sentence: string
}

/** Rows that should agree on a column and do not; the later row is the one that is named. */
function differing(
  rows: readonly Row[],
  column: RosterColumn,
  { sameIf, factOf, code, sentence }: Sameness,
): ImportError[] {
  const first = new Map<string, { line: number; fact: string }>()
  return rows.flatMap((row) => {
    const key = sameIf(row)
    const fact = factOf(row)
    if (key === undefined || fact === undefined) return []
    const seen = first.get(key)
    if (!seen) first.set(key, { line: row.line, fact })
    if (!seen || seen.fact === fact) return []
    return [{ line: row.line, column, code, message: `${sentence} on line ${seen.line}.` }]
  })
}

function duplicates(rows: readonly Row[]): ImportError[] {
  const first = new Map<string, number>()
  return rows.flatMap((row) => {
    const person = personAtSchool(row)
    if (!person || !row.role) return []
    const key = `${person} ${row.role}`
    const line = first.get(key)
    if (line === undefined) first.set(key, row.line)
    if (line === undefined) return []
    const message = `The same person has the same role on line ${line}. Keep one of the two rows.`
    return [{ line: row.line, column: 'email', code: 'duplicate-row', message }]
  })
}

function mentorErrors(rows: readonly Row[], unread: string): ImportError[] {
  const mentors = rows.filter(({ role }) => role === 'mentor')
  const here = new Set(mentors.map(personAtSchool))
  const anywhere = new Set(mentors.map(({ email }) => email))
  const firstRowOf = new Map([...rows].reverse().map((row) => [personAtSchool(row), row]))
  const hidden = rows.filter((row) => personAtSchool(row) === undefined && row.role !== 'ect')
  const isFound = (person: string, email: string): boolean => {
    const other = firstRowOf.get(person)
    // A role that could not be read is said at its own row.
    const isUnclear = other !== undefined && other.role === undefined
    return here.has(person) || isUnclear || unread.includes(email) || hidden.some(mayHave(email))
  }
  return rows.flatMap(({ line, urn, role, email, mentorEmail }) => {
    if (role !== 'ect' || !mentorEmail) return []
    const place = { line, column: 'mentor_email' }
    if (mentorEmail === email)
      return [{ ...place, code: 'own-mentor', message: 'An ECT cannot be their own mentor.' }]
    const person = `${urn} ${mentorEmail}`
    if (!urn || isFound(person, mentorEmail)) return []
    const message = noMentor(firstRowOf.get(person), anywhere.has(mentorEmail))
    return [{ ...place, code: 'unknown-mentor', message }]
  })
}

/** Whether somebody whose email or URN could not be read may have this email: that is said at their own row. */
const mayHave =
  (wanted: string) =>
  ({ email, name }: Row): boolean => {
    if (email !== undefined) return email === wanted
    const localPart = wanted.slice(0, wanted.lastIndexOf('@'))
    const words = (name ?? '').toLowerCase().split(/[^\p{L}]+/u)
    return words.some((word) => word.length > 2 && localPart.includes(word))
  }

function noMentor(other: Row | undefined, isElsewhere: boolean): string {
  if (other)
    return `The person with this email has the role ${other.role} on line ${other.line}. Add a row with role mentor for them, or name another mentor.`
  return isElsewhere
    ? 'This mentor has a row at another school only. Add a row with role mentor at this school.'
    : 'No row with role mentor has this email. Correct it, or add a row for the mentor.'
}

/** One person's roles that do not go together (B-03). */
function roleErrors(rows: readonly Row[], { allowDualRole }: RosterOptions): ImportError[] {
  const rolesOf = groupRoles(rows)
  return rows.flatMap((row) => {
    const roles = rolesOf.get(personAtSchool(row) ?? '')
    const place = { line: row.line, column: 'role' }
    if (row.role === 'ect' && (roles?.has('induction-tutor') || roles?.has('headteacher')))
      return [
        { ...place, code: 'ect-in-charge', message: 'An ECT cannot lead their own induction.' },
      ]
    if (row.role !== 'mentor' || !roles?.has('induction-tutor') || allowDualRole) return []
    const message =
      'This mentor is the induction tutor as well, which should be an exception. If it must be so, import with --allow-dual-role and the reason.'
    return [{ ...place, code: 'dual-role', message }]
  })
}

/** Not every programme has both years here. */
function yearErrors(rows: readonly Row[], { programmes }: RosterOptions): ImportError[] {
  return rows.flatMap(({ line, role, year, programme: id }) => {
    const programme = programmes.find((one) => one.id === id)
    if (role !== 'ect' || year === undefined || programme === undefined) return []
    const message = yearProblem(programme, year)
    return message === undefined
      ? []
      : [{ line, column: 'year', code: 'year-not-in-programme', message }]
  })
}

/** The roles that each person holds at each school. */
export function groupRoles(rows: readonly Row[]): Map<string, Set<string>> {
  const rolesOf = new Map<string, Set<string>>()
  for (const row of rows) {
    const person = personAtSchool(row)
    if (person && row.role)
      rolesOf.set(person, (rolesOf.get(person) ?? new Set<string>()).add(row.role))
  }
  return rolesOf
}
