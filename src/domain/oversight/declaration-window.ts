import { type SchoolDate, sayDay } from '../calendar/school-date.ts'

/** A time in which a provider tells the department how somebody's training stands (B-75, B-77). */
export interface DeclarationWindow {
  /** 'retained 2', in the department's own words. */
  readonly name: string
  readonly from: SchoolDate
  readonly to: SchoolDate
}

/* The department's guidance on schedules and milestones, for those registered from June to October. */

type Window = readonly [name: string, yearsOn: number, from: string, to: string]

const OF_ECTS: readonly Window[] = [
  ['started', 0, '06-01', '12-31'],
  ['retained 1', 1, '01-01', '03-31'],
  ['retained 2', 1, '04-01', '07-31'],
  ['retained 3', 1, '08-01', '12-31'],
  ['retained 4', 2, '01-01', '03-31'],
  ['completed', 2, '04-01', '07-31'],
]

/** Mentors train for one year and are only ever started and completed. */
const OF_MENTORS: readonly Window[] = [
  ['started', 0, '06-01', '12-31'],
  ['completed', 1, '04-01', '07-31'],
]

/**
 * The windows of an ECT who began on `start`. At a pace below full time none, as the guidance at hand
 * gives dates for two years only; where induction is extended, it is not completed by its last one.
 */
export function windowsOfInduction(
  start: SchoolDate,
  { isFullTime, isExtended }: { readonly isFullTime: boolean; readonly isExtended: boolean },
): readonly DeclarationWindow[] {
  if (!isFullTime) return []
  return windowsFrom(start, isExtended ? OF_ECTS.filter(([name]) => name !== 'completed') : OF_ECTS)
}

/** The windows of a mentor whose training began on `start`. */
export const windowsOfMentor = (start: SchoolDate): readonly DeclarationWindow[] =>
  windowsFrom(start, OF_MENTORS)

/** None for those registered from November to May, whose dates the guidance at hand does not give. */
function windowsFrom(start: SchoolDate, windows: readonly Window[]): readonly DeclarationWindow[] {
  const month = Number(start.slice(5, 7))
  if (month < 6 || month > 10) return []
  const year = Number(start.slice(0, 4))
  return windows.map(([name, on, from, to]) => ({
    name,
    from: `${year + on}-${from}`,
    to: `${year + on}-${to}`,
  }))
}

/** The window that is open on a day, else the next one; undefined once all are over. */
export const windowOn = (
  windows: readonly DeclarationWindow[],
  today: SchoolDate,
): DeclarationWindow | undefined => windows.find(({ to }) => today <= to)

/** 'retained 2, Thursday 1 April 2027 to Saturday 31 July 2027'. */
export const sayWindow = ({ name, from, to }: DeclarationWindow): string =>
  `${name}, ${sayDay(from)} ${from.slice(0, 4)} to ${sayDay(to)} ${to.slice(0, 4)}`
