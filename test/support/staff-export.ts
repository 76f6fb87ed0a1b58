/**
 * The staff of a large school as its data manager exports them: 60 people in an Excel workbook with
 * the headings of a school's system, and every second row with a mistake of the kinds that offices make.
 */
import type { WorkbookCell } from './build-workbook.ts'

const FIRST_NAMES =
  'Ada Ben Cora Dan Ella Finn Gwen Hugo Isla Jack Kira Liam Mina Noah Orla Paul Rhea Sam Tara Umar'.split(
    ' ',
  )
const SURNAMES = ['Ashdown', 'Brookes', 'Carver']
export const STAFF = 60
const MENTORS = 24

/** The headings, and below each what the school's system writes there. */
export const HEADINGS = [
  ...['URN', 'Establishment Name', 'Surname', 'Forename', 'Work Email', 'Role', 'Lead Provider'],
  ...['Start Date', 'ECT Year', 'Contract FTE', 'Days worked', 'Mentor Email', 'Mentor Training'],
  ...['Digest channel', 'Date of Birth', ''],
] as const
type Heading = (typeof HEADINGS)[number]

/** A row as it should be. */
export type StaffRow = Readonly<Record<Heading, WorkbookCell>>

const emailOf = (who: number): string =>
  `${FIRST_NAMES[who % 20]}.${SURNAMES[Math.floor(who / 20)]}@fairview.example`.toLowerCase()

/** What a row of somebody with this role has beside name, email and school. */
const OF_ROLE: Readonly<Record<string, (who: number) => Partial<StaffRow>>> = {
  Headteacher: () => ({}),
  'Induction tutor': () => ({ 'Digest channel': 'Induction' }),
  Mentor: (who) => ({
    'Lead Provider': 'NIoT',
    'Start Date': startOf(who),
    'Mentor Training': who % 2 === 0 ? 'full' : 'reduced',
  }),
  ECT: (who) => ({
    'Lead Provider': 'NIoT',
    'Start Date': startOf(who),
    'ECT Year': who % 3 === 0 ? 2 : 1,
    'Mentor Email': emailOf(2 + (who % MENTORS)),
    ...(who % 7 === 0 ? { 'Contract FTE': 0.6216, 'Days worked': 'Mon-Wed' } : {}),
  }),
}
const startOf = (who: number): WorkbookCell => ({
  day: who % 3 === 0 ? '2025-09-01' : '2026-09-01',
})
const ROLES = ['Headteacher', 'Induction tutor', ...Array.from({ length: MENTORS }, () => 'Mentor')]

/** Everybody as they should be: a headteacher, a tutor, 24 mentors and 34 ECTs of both years. */
export const staff: readonly StaffRow[] = Array.from({ length: STAFF }, (_, who) => {
  const role = ROLES[who] ?? 'ECT'
  const empty = Object.fromEntries(HEADINGS.map((heading) => [heading, undefined]))
  return {
    ...(empty as StaffRow),
    URN: 123456,
    'Establishment Name': 'Fairview High School',
    Surname: SURNAMES[Math.floor(who / 20)],
    Forename: FIRST_NAMES[who % 20],
    'Work Email': emailOf(who),
    Role: role,
    'Contract FTE': 1,
    'Date of Birth': { day: `198${who % 10}-05-1${who % 9}` },
    ...OF_ROLE[role]?.(who),
  }
})

/** What goes wrong in a row: in which column, and what stands there instead. */
export type Slip = readonly [Heading, (row: StaffRow) => WorkbookCell]

const ofEcts: readonly Slip[] = [
  ['Contract FTE', () => 32.5],
  ['Contract FTE', () => 'full time'],
  ['Work Email', (row) => String(row['Work Email']).replace('@', ' at ')],
  ['Work Email', () => undefined],
  ['Start Date', () => '09/2026'],
  ['Start Date', () => undefined],
  ['Start Date', () => ({ error: '#VALUE!' })],
  ['Mentor Email', () => ({ error: '#N/A' })],
  ['Mentor Email', () => 'Gwen Ashdown'],
  ['Mentor Email', () => 'left.last.year@fairview.example'],
  ['Mentor Email', (row) => row['Work Email']],
  ['Role', () => 'Teacher of English'],
  ['ECT Year', () => 3],
  ['ECT Year', () => undefined],
  ['Days worked', () => 'Full week'],
  ['Surname', () => undefined],
  ['Lead Provider', () => 'The other one'],
]
const ofMentors: readonly Slip[] = [
  ['Mentor Training', () => 'fulll'],
  ['ECT Year', () => 1],
  ['Work Email', (row) => `${row['Work Email']};office@fairview.example`],
  ['Work Email', () => ({ formula: 'LOWER(D9)&"@fairview.example"', came: undefined })],
  ['Contract FTE', () => 0],
  ['URN', () => 12345],
  ['Days worked', () => 'Mon-Sat'],
  ['Establishment Name', () => 'Fairview School'],
  ['Forename', () => undefined],
  ['Start Date', () => '2062-09-01'],
]

/** The slip of each row; undefined where it is right. Every second one is not. */
export const slips: readonly (Slip | undefined)[] = staff.map((row, who) => {
  if (who % 2 === 0) return undefined
  const kinds = row.Role === 'ECT' ? ofEcts : ofMentors
  return kinds[Math.floor(who / 2) % kinds.length]
})
