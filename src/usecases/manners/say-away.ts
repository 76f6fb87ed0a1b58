import { type SchoolDate, sayDay } from '../../domain/calendar/school-date.ts'

/** 'Away on Monday 12 October', 'Away from Monday 12 October to Friday 16 October'. */
export const sayAway = ({
  from,
  to,
}: {
  readonly from: SchoolDate
  readonly to: SchoolDate
}): string =>
  from === to ? `Away on ${sayDay(from)}` : `Away from ${sayDay(from)} to ${sayDay(to)}`
