import type { SchoolDate, Weekday } from '../../domain/calendar/school-date.ts'
import type { MentorTraining, ProgrammeId, Role } from '../../domain/people.ts'
import type { RosterRow } from './row.ts'

/** One person at one school: their rows, of one role each, put together. */
export interface RosterPerson {
  /** The first of their rows. */
  readonly line: number
  readonly email: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly fte: number
  readonly workingDays: readonly Weekday[]
  readonly programme?: ProgrammeId
  readonly mentorTraining?: MentorTraining
  readonly trainingFrom?: SchoolDate
  readonly dualRoleReason?: string
  readonly induction?: RosterInduction
}

/** What the roster says about an ECT's induction. */
export interface RosterInduction {
  readonly line: number
  readonly programme: ProgrammeId
  readonly startDate: SchoolDate
  readonly year: 1 | 2
  readonly mentorEmail?: string
}

/** One school's part of a roster. */
export interface RosterSchool {
  readonly urn: string
  readonly name: string
  readonly people: readonly RosterPerson[]
  /** Where the digest goes, as the first induction tutor who names a channel calls it. */
  readonly channel?: { readonly label: string; readonly tutorEmail: string }
}

const ROLE_ORDER: readonly Role[] = ['ect', 'mentor', 'induction-tutor', 'headteacher']
const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5]

/** The schools of a roster that was read without errors, with each person once. */
export function rosterSchools(
  rows: readonly RosterRow[],
  dualRoleReason: string | undefined,
): RosterSchool[] {
  return [...groupedBy(rows, ({ urn }) => urn)].map(([urn, own]) => {
    const programmes = programmesMentored(own)
    const people = [...groupedBy(own, ({ email }) => email)].map(([email, theirs]) =>
      personOf(theirs, { programme: programmes.get(email), dualRoleReason }),
    )
    const tutor = own.find(({ role, channel }) => role === 'induction-tutor' && channel)
    const channel = tutor?.channel && { label: tutor.channel, tutorEmail: tutor.email }
    return { urn, name: own[0]?.schoolName ?? urn, people, ...(channel ? { channel } : {}) }
  })
}

interface Known {
  readonly programme: ProgrammeId | undefined
  readonly dualRoleReason: string | undefined
}

function personOf(rows: readonly RosterRow[], known: Known): RosterPerson {
  const first = rows[0] as RosterRow
  const roles = ROLE_ORDER.filter((role) => rows.some((row) => row.role === role))
  const mentor = rows.find(({ role }) => role === 'mentor')
  const programme = rows.find((row) => row.programme)?.programme ?? known.programme
  const induction = inductionOf(rows)
  const isDual = roles.includes('mentor') && roles.includes('induction-tutor')
  return {
    line: first.line,
    email: first.email,
    name: first.name,
    roles,
    fte: rows.find(({ fte }) => fte !== undefined)?.fte ?? 1,
    workingDays: rows.find((row) => row.workingDays)?.workingDays ?? MONDAY_TO_FRIDAY,
    ...(programme ? { programme } : {}),
    ...(mentor?.mentorTraining ? { mentorTraining: mentor.mentorTraining } : {}),
    ...(mentor?.startDate ? { trainingFrom: mentor.startDate } : {}),
    ...(isDual && known.dualRoleReason ? { dualRoleReason: known.dualRoleReason } : {}),
    ...(induction ? { induction } : {}),
  }
}

function inductionOf(rows: readonly RosterRow[]): RosterInduction | undefined {
  const ect = rows.find(({ role }) => role === 'ect')
  if (!(ect?.programme && ect.startDate && ect.year)) return undefined
  const { line, programme, startDate, year, mentorEmail } = ect
  return { line, programme, startDate, year, ...(mentorEmail ? { mentorEmail } : {}) }
}

/** By mentor: one whose row leaves the programme empty is on that of their ECTs, where it is one. */
function programmesMentored(school: readonly RosterRow[]): Map<string, ProgrammeId | undefined> {
  const ects = school.filter(({ role }) => role === 'ect')
  const byMentor = groupedBy(ects, ({ mentorEmail }) => mentorEmail ?? '')
  return new Map(
    [...byMentor].map(([email, theirs]) => {
      const programmes = new Set(theirs.map(({ programme }) => programme))
      return [email, programmes.size === 1 ? theirs[0]?.programme : undefined]
    }),
  )
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
