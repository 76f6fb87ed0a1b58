import { editionAdvice, type Programme } from '../../domain/programme/programme.ts'
import { GENERAL_WORDS, inWordsOf } from '../../domain/programme/programme-words.ts'
import { withoutSources } from '../../domain/programme/sources.ts'
import type { ImportError } from '../table/import-error.ts'
import type { RosterOptions } from './cells.ts'
import { groupRoles, personAtSchool } from './checks.ts'
import type { RosterRow } from './row.ts'

const DAYS_A_WEEK = 5
/** Half a day on each side, and a little for thirds: 0.5 over three days is nothing strange. */
const FTE_TOLERANCE = 0.15

/** What a whole and correct roster may still have forgotten. None of it stops an import. */
export function rosterWarnings(
  rows: readonly RosterRow[],
  { programmes }: Pick<RosterOptions, 'programmes'>,
): ImportError[] {
  const mentored = new Set(rows.map(({ urn, mentorEmail }) => `${urn} ${mentorEmail}`))
  const rolesOf = groupRoles(rows)
  return [
    ...rows.flatMap((row) => [
      ...workingTimeWarnings(row),
      ...(row.role === 'ect'
        ? ectWarnings(row, { roles: rolesOf.get(personAtSchool(row) ?? ''), programmes })
        : []),
      ...(row.role === 'mentor' ? mentorWarnings(row, mentored) : []),
    ]),
    ...dualRoles(rows, rolesOf),
    ...schoolsWithoutTutor(rows),
    ...programmes.flatMap((programme) => editionWarnings(rows, programme)),
  ]
}

function workingTimeWarnings({ line, fte, workingDays }: RosterRow): ImportError[] {
  if (fte === undefined) return []
  const place = { line, column: 'working_days' }
  if (!workingDays)
    return fte < 1 - FTE_TOLERANCE
      ? [{ ...place, code: 'working-days-assumed', message: PART_TIME_WITHOUT_DAYS }]
      : []
  if (Math.abs(workingDays.length / DAYS_A_WEEK - fte) <= FTE_TOLERANCE) return []
  const days = workingDays.length === 1 ? '1 working day' : `${workingDays.length} working days`
  const message = `${days} a week and an FTE of ${fte} do not fit together. Check both.`
  return [{ ...place, code: 'working-days-and-fte', message }]
}

const PART_TIME_WITHOUT_DAYS =
  'Part time, and no working days: Monday to Friday is assumed, so messages may come on a day off.'

function ectWarnings(
  { line, mentorEmail, programme }: RosterRow,
  of: {
    readonly roles: ReadonlySet<string> | undefined
    readonly programmes: readonly Programme[]
  },
): ImportError[] {
  const words = of.programmes.find(({ id }) => id === programme)?.words ?? GENERAL_WORDS
  const warnings: ImportError[] = []
  if (!mentorEmail)
    warnings.push({
      line,
      column: 'mentor_email',
      code: 'no-mentor',
      message: inWordsOf(
        words,
        'This ECT has no mentor yet. {DropIns} and {sessions} wait until there is one.',
      ),
    })
  if (of.roles?.has('mentor'))
    warnings.push({
      line,
      column: 'role',
      code: 'ect-mentors',
      message: 'This ECT is a mentor as well. Check that this is meant.',
    })
  return warnings
}

function mentorWarnings(row: RosterRow, mentored: ReadonlySet<string>): ImportError[] {
  const warnings: ImportError[] = []
  if (!mentored.has(`${row.urn} ${row.email}`))
    warnings.push({
      line: row.line,
      column: 'email',
      code: 'mentor-without-ect',
      message: 'No ECT of this file has this mentor.',
    })
  if (!row.mentorTraining)
    warnings.push({
      line: row.line,
      column: 'mentor_training',
      code: 'no-mentor-training',
      message: 'No kind of mentor training is given, so none is expected of this mentor.',
    })
  return warnings
}

function dualRoles(
  rows: readonly RosterRow[],
  rolesOf: ReadonlyMap<string, ReadonlySet<string>>,
): ImportError[] {
  return rows
    .filter(({ role }) => role === 'mentor')
    .filter((row) => rolesOf.get(personAtSchool(row) ?? '')?.has('induction-tutor'))
    .map(({ line }) => ({
      line,
      column: 'role',
      code: 'dual-role',
      message:
        'This mentor is the induction tutor as well. The reason given is kept. Agree who else the ECT can turn to, and who assesses.',
    }))
}

function schoolsWithoutTutor(rows: readonly RosterRow[]): ImportError[] {
  const firstLine = new Map<string, number>()
  for (const { urn, line } of rows) if (!firstLine.has(urn)) firstLine.set(urn, line)
  for (const { urn, role } of rows) if (role === 'induction-tutor') firstLine.delete(urn)
  return [...firstLine].map(([urn, line]) => ({
    line,
    column: 'school_urn',
    code: 'no-induction-tutor',
    message: `School ${urn} has no induction tutor in this file, so nobody gets its digest.`,
  }))
}

/** A programme's material may be older than what its provider uses now: said once, at the first ECT whom it concerns. */
function editionWarnings(rows: readonly RosterRow[], programme: Programme): ImportError[] {
  const warnings = rows.flatMap(({ line, role, programme: id, startDate }) => {
    if (role !== 'ect' || id !== programme.id || startDate === undefined) return []
    const advice = editionAdvice(programme, startDate)
    const message = advice && withoutSources(advice)
    return message === undefined
      ? []
      : [{ line, column: 'programme', code: 'older-edition', message }]
  })
  return warnings.slice(0, 1)
}
