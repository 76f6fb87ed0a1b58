import { parseSchoolDate, type SchoolDate } from '../domain/calendar/school-date.ts'
import { InputError } from '../errors.ts'

/** Two days of a command line, both included. Throws `usage-days` where they cannot be read. */
export function readDays(flags: { readonly from: string; readonly to: string }): {
  readonly from: SchoolDate
  readonly to: SchoolDate
} {
  const from = parseSchoolDate(flags.from)
  const to = parseSchoolDate(flags.to)
  if (from === undefined)
    throw new InputError('usage-days', `--from ${flags.from} is not a day such as 2026-09-07.`)
  if (to === undefined)
    throw new InputError('usage-days', `--to ${flags.to} is not a day such as 2026-09-07.`)
  if (to < from) throw new InputError('usage-days', `--to ${to} comes before --from ${from}.`)
  return { from, to }
}
