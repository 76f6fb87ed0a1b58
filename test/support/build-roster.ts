import { CALENDAR_COLUMNS } from '../../src/imports/calendar/table.ts'
import { ROSTER_COLUMNS, type RosterColumn } from '../../src/imports/roster/columns.ts'

/** The cells of one line of a roster, as a school types them. */
export type RosterCells = Record<RosterColumn, string>

const atHillcrest: RosterCells = {
  ...(Object.fromEntries(ROSTER_COLUMNS.map((column) => [column, ''])) as RosterCells),
  school_urn: '123456',
  school_name: 'Hillcrest School',
}

/** A full-time ECT in the first year, mentored by `aMentorRow()`. */
export const anEctRow = (cells: Partial<RosterCells> = {}): RosterCells => ({
  ...atHillcrest,
  role: 'ect',
  name: 'Ada Bell',
  email: 'a.bell@hillcrest.example',
  programme: 'niot',
  start_date: '2026-09-01',
  year: '1',
  fte: '1',
  mentor_email: 'o.said@hillcrest.example',
  ...cells,
})

/** A mentor in full mentor training. */
export const aMentorRow = (cells: Partial<RosterCells> = {}): RosterCells => ({
  ...atHillcrest,
  role: 'mentor',
  name: 'Omar Said',
  email: 'o.said@hillcrest.example',
  programme: 'niot',
  start_date: '2026-09-01',
  fte: '1',
  mentor_training: 'full',
  ...cells,
})

/** The induction tutor, with the channel for the digest. */
export const aTutorRow = (cells: Partial<RosterCells> = {}): RosterCells => ({
  ...atHillcrest,
  role: 'induction-tutor',
  name: 'Ruth Hale',
  email: 'r.hale@hillcrest.example',
  fte: '1',
  channel: 'Induction',
  ...cells,
})

const cell = (text: string): string =>
  /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

/** The bytes of a roster file with a header; without rows given, one ECT, one mentor and one tutor. */
export const aRoster = (
  rows: readonly RosterCells[] = [aTutorRow(), aMentorRow(), anEctRow()],
): Uint8Array =>
  new TextEncoder().encode(
    [
      ROSTER_COLUMNS.join(','),
      ...rows.map((row) => ROSTER_COLUMNS.map((column) => cell(row[column])).join(',')),
      '',
    ].join('\n'),
  )

/** The bytes of a calendar in CSV, from lines like 'term,autumn,2026-09-03,2026-12-18'. */
export const aCalendarFile = (lines: readonly string[], urn = '123456'): Uint8Array =>
  new TextEncoder().encode(
    [CALENDAR_COLUMNS.join(','), ...lines.map((line) => `${urn},${line}`), ''].join('\n'),
  )

/** The real year of one English school (induction.md 2), without its training days. */
export const TERMS_2026 = [
  'term,autumn,2026-09-03,2026-12-18',
  'half-term,autumn half term,2026-10-26,2026-10-30',
  'term,spring,2027-01-04,2027-03-25',
  'half-term,spring half term,2027-02-15,2027-02-19',
  'term,summer,2027-04-12,2027-07-21',
  'half-term,summer half term,2027-05-31,2027-06-04',
]
