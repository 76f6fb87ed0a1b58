import type { SchoolDate, Weekday } from '../../domain/calendar/school-date.ts'
import type { MentorTraining, ProgrammeId, Role } from '../../domain/people.ts'
import type { ImportError } from '../table/import-error.ts'
import type { Cell } from '../table/read-day.ts'
import type { TableRow } from '../table/read-table.ts'
import {
  type RosterOptions,
  readEmail,
  readFte,
  readMentorEmail,
  readMentorTraining,
  readName,
  readProgramme,
  readRole,
  readStartDate,
  readUrn,
  readWorkingDays,
  readYear,
} from './cells.ts'
import type { RosterColumn } from './columns.ts'

/** One person in one role at one school, as a line of the roster says it. */
export interface RosterRow {
  readonly line: number
  readonly urn: string
  readonly schoolName: string
  readonly role: Role
  readonly name: string
  readonly email: string
  readonly programme?: ProgrammeId
  /** An ECT's first day of induction at this school; a mentor's first day of mentor training. */
  readonly startDate?: SchoolDate
  /** The year of induction that an ECT is in now. */
  readonly year?: 1 | 2
  readonly fte?: number
  readonly workingDays?: readonly Weekday[]
  readonly mentorEmail?: string
  readonly mentorTraining?: MentorTraining
  /** Where the digest goes, as the school calls that channel. */
  readonly channel?: string
}

/** What could be read of a row; it is a whole `RosterRow` where it has no errors. */
export interface ReadRow {
  readonly row: Partial<RosterRow> & { readonly line: number }
  readonly errors: readonly ImportError[]
}

const ALWAYS: readonly RosterColumn[] = ['school_urn', 'school_name', 'role', 'name', 'email']
const NEEDED: Record<Role, readonly RosterColumn[]> = {
  ect: ['programme', 'start_date', 'year', 'fte'],
  mentor: [],
  'induction-tutor': [],
  headteacher: [],
}
const NOT_FOR: Record<Role, readonly RosterColumn[]> = {
  ect: ['mentor_training'],
  mentor: ['year', 'mentor_email'],
  'induction-tutor': ['year', 'mentor_email', 'mentor_training'],
  headteacher: ['year', 'mentor_email', 'mentor_training'],
}
const BELONGS_TO: Partial<Record<RosterColumn, string>> = {
  year: 'Only an ECT has a year of induction.',
  mentor_email: 'Only an ECT has a mentor.',
  mentor_training: 'Only a mentor has mentor training.',
}

/** Reads one line by itself; what several lines say together is checked afterwards. */
export function readRosterRow(
  { line, cells }: TableRow<RosterColumn>,
  options: RosterOptions,
): ReadRow {
  const errors: ImportError[] = []
  const cell = <T>(column: RosterColumn, read: (text: string) => Cell<T>): T | undefined => {
    if (cells[column] === '') return undefined
    const result = read(cells[column])
    if (result.kind === 'value') return result.value
    const { kind: _, ...problem } = result
    errors.push({ line, column, ...problem })
    return undefined
  }
  const found = {
    urn: cell('school_urn', readUrn),
    schoolName: cell('school_name', readName),
    role: cell('role', readRole),
    name: cell('name', readName),
    email: cell('email', readEmail),
    programme: cell('programme', (text) => readProgramme(text, options)),
    startDate: cell('start_date', (text) => readStartDate(text, options)),
    year: cell('year', readYear),
    fte: cell('fte', readFte),
    workingDays: cell('working_days', readWorkingDays),
    mentorEmail: cell('mentor_email', readMentorEmail),
    mentorTraining: cell('mentor_training', readMentorTraining),
    channel: cells.channel || undefined,
  }
  errors.push(...presenceErrors({ line, cells }, found.role))
  return { row: { line, ...withoutUndefined(found) }, errors }
}

/** Cells that the role needs and the row leaves empty, and cells that are not for this role. */
function presenceErrors({ line, cells }: TableRow<RosterColumn>, role?: Role): ImportError[] {
  const needed = [...ALWAYS, ...(role ? NEEDED[role] : [])].filter((column) => cells[column] === '')
  const strange = (role ? NOT_FOR[role] : []).filter((column) => cells[column] !== '')
  return [
    ...strange.map((column) => ({
      line,
      column,
      code: 'not-for-this-role',
      message: `${BELONGS_TO[column] ?? ''} Leave this cell empty.`,
    })),
    ...needed.map((column) => ({
      line,
      column,
      code: 'empty-cell',
      message: `This cell is empty; ${role === 'ect' ? 'an ECT' : 'everybody'} needs it.`,
    })),
  ]
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const withoutUndefined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, of]) => of !== undefined)) as Defined<T>
