import { InputError } from '../errors.ts'
import { importCalendar } from '../imports/calendar/import-calendar.ts'
import type { ChannelAddress } from '../imports/roster/channel.ts'
import { importRoster } from '../imports/roster/import-roster.ts'
import type { TableLayout } from '../imports/table/headings.ts'
import { type ImportError, sayImportError } from '../imports/table/import-error.ts'
import { openFile } from '../imports/table/open-file.ts'
import { readDay } from '../imports/table/read-day.ts'
import { readTable } from '../imports/table/read-table.ts'
import type { Deps } from '../usecases/deps.ts'
import type { DaysAway } from './habits.ts'

/** A school whose year is played: its files, and who is away when. */
export interface ReplayedSchool {
  readonly roster: Uint8Array
  readonly calendar: Uint8Array
  readonly away: readonly DaysAway[]
}

/** Takes the school over through the same door as any other; throws an `InputError` where a file is refused. */
export async function importReplayedSchool(
  deps: Deps,
  { roster, calendar }: ReplayedSchool,
  { now, channelAddress }: { readonly now: Date; readonly channelAddress: ChannelAddress },
): Promise<void> {
  const people = await importRoster(deps, { bytes: roster, channelAddress }, now)
  if (people.kind === 'refused') throw refused('roster-refused', people.errors)
  const days = await importCalendar(deps, { bytes: calendar }, now)
  if (days.kind === 'refused') throw refused('calendar-refused', days.errors)
}

const AWAY_LAYOUT: TableLayout<'email' | 'from' | 'to'> = {
  columns: ['email', 'from', 'to'],
  alsoCalled: { email: ['work email'], from: ['first day'], to: ['last day'] },
}

/** Who is away when, from a table with `email`, `from` and `to`, both days included. */
export async function readDaysAway(bytes: Uint8Array): Promise<readonly DaysAway[]> {
  const { rows, errors } = readTable(await openFile(bytes), AWAY_LAYOUT)
  const problems: ImportError[] = [...errors]
  const away = rows.flatMap(({ line, cells }) => {
    const from = readDay(cells.from)
    const to = readDay(cells.to)
    if (from.kind === 'value' && to.kind === 'value')
      return [{ email: cells.email.toLowerCase(), from: from.value, to: to.value }]
    for (const [column, cell] of Object.entries({ from, to }))
      if (cell.kind === 'problem') problems.push({ line, column, ...cell })
    return []
  })
  if (problems.length > 0) throw refused('days-away-refused', problems)
  return away
}

const refused = (code: string, errors: readonly ImportError[]): InputError =>
  new InputError(code, errors.map(sayImportError).join('\n'))
