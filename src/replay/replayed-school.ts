import { given } from '../domain/given.ts'
import { InputError } from '../errors.ts'
import { importCalendar } from '../imports/calendar/import-calendar.ts'
import type { ChannelAddress } from '../imports/roster/channel.ts'
import { importRoster } from '../imports/roster/import-roster.ts'
import type { TableLayout } from '../imports/table/headings.ts'
import { type ImportError, sayImportError } from '../imports/table/import-error.ts'
import { openFile } from '../imports/table/open-file.ts'
import { readDay } from '../imports/table/read-day.ts'
import { readTable } from '../imports/table/read-table.ts'
import type { SchoolPicture } from '../school/facts.ts'
import type { DaysAway } from '../simulated/habits.ts'
import type { Deps } from '../usecases/deps.ts'

/** A school whose year is played: its files, and who is away when. */
export interface ReplayedSchool {
  readonly roster: Uint8Array
  readonly calendar: Uint8Array
  readonly away: readonly AwayRow[]
}

/** Somebody's days away, with the line of the file on which they stand. */
export interface AwayRow extends DaysAway {
  readonly line?: number
}

/** Takes the school over through the same door as any other; throws an `InputError` where a file is refused. */
export async function importReplayedSchool(
  deps: Deps,
  { roster, calendar }: ReplayedSchool,
  { now, channelAddress }: { readonly now: Date; readonly channelAddress: ChannelAddress },
): Promise<void> {
  const people = await importRoster(deps, { bytes: roster, channelAddress }, now)
  if (people.kind === 'refused') throw refused('roster-refused', people.errors)
  const { length: many } = people.schools
  if (many > 1) {
    const message = `This roster has ${many} schools, and a replay plays one. Give a file with the rows of one school.`
    throw new InputError('several-schools', message)
  }
  const days = await importCalendar(deps, { bytes: calendar }, now)
  if (days.kind === 'refused') throw refused('calendar-refused', days.errors)
}

const AWAY_LAYOUT: TableLayout<'email' | 'from' | 'to'> = {
  columns: ['email', 'from', 'to'],
  alsoCalled: { email: ['work email'], from: ['first day'], to: ['last day'] },
}

/** Who is away when, from a table with `email`, `from` and `to`, both days included. */
export async function readDaysAway(bytes: Uint8Array): Promise<readonly AwayRow[]> {
  const { rows, errors } = readTable(await openFile(bytes), AWAY_LAYOUT)
  const problems: ImportError[] = [...errors]
  const read = rows.map(({ line, cells }) => ({ line, ...readAway(cells, line) }))
  problems.push(...read.flatMap((one) => one.problems))
  if (problems.length > 0) throw refused('days-away-refused', problems)
  return read.flatMap(({ line, days }) => (days === undefined ? [] : [{ line, ...days }]))
}

interface ReadAway {
  readonly days?: DaysAway
  readonly problems: readonly ImportError[]
}

function readAway(cells: Readonly<Record<keyof DaysAway, string>>, line: number): ReadAway {
  const from = readDay(cells.from)
  const to = readDay(cells.to)
  if (from.kind === 'problem' || to.kind === 'problem') {
    const problems = Object.entries({ from, to }).flatMap(([column, cell]) =>
      cell.kind === 'problem' ? [{ line, column, ...cell }] : [],
    )
    return { problems }
  }
  if (to.value < from.value) return { problems: [{ line, column: 'to', ...TURNED_ROUND }] }
  return {
    days: { email: cells.email.toLowerCase(), from: from.value, to: to.value },
    problems: [],
  }
}

const TURNED_ROUND = {
  code: 'days-turned-round',
  message: 'The last day cannot come before the first. Turn the two round.',
}

/** Throws an `InputError` where days away are given for somebody who is not at the school. */
export function checkDaysAway(away: readonly AwayRow[], { people }: SchoolPicture): void {
  const known = new Set([...people.values()].map(({ email }) => email))
  const problems = away
    .filter(({ email }) => !known.has(email))
    .map(({ line }) => ({ ...given({ line }), ...NOBODY }))
  if (problems.length > 0) throw refused('days-away-refused', problems)
}

const NOBODY = {
  column: 'email',
  code: 'unknown-email',
  message:
    'Nobody on the roster has this email. Give it as it stands there, or leave the line out.',
}

const refused = (code: string, errors: readonly ImportError[]): InputError =>
  new InputError(code, errors.map(sayImportError).join('\n'))
