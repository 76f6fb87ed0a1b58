import type { SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar } from '../calendar/school-year.ts'
import type { Induction } from '../people.ts'
import { type Module, moduleOf, modulesOnPath, type Programme } from '../programme/programme.ts'
import { reachesBackTo } from './calendar-reach.ts'
import type { Expectation } from './expectation.ts'

/** Whose study it is, and up to when. */
interface StudyOf {
  readonly programme: Programme
  readonly induction: Pick<Induction, 'anchor' | 'ectId' | 'startDate'>
  readonly calendar: Pick<SchoolCalendar, 'weeks'>
  readonly today: SchoolDate
}

/**
 * The modules that an ECT has studied so far, in their order, the one being studied now last (B-49):
 * those whose time has begun, but for modules of an earlier year that were carried over and not begun
 * again. Of a year before Keepstep's record its whole path counts. A module has begun with the ECT's
 * own study of it, or where there is none, with anything else in its time.
 */
export function studiedModules(
  expectations: readonly Expectation[],
  of: StudyOf,
): readonly Module[] {
  const isOwn = ({ personId }: Expectation): boolean => personId === of.induction.ectId
  const withStudy = new Set(expectations.filter(isOwn).map(({ module }) => module?.id))
  const begun = expectations
    .filter((one) => isOwn(one) || !withStudy.has(one.module?.id))
    .filter(({ opensOn, excusedFor }) => opensOn <= of.today && excusedFor !== 'carried-over')
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : Number(a.opensOn > b.opensOn)))
    .flatMap(({ module }) => (module === undefined ? [] : [module.id]))
  const latestFirst = [...earlierModules(expectations, of), ...begun].reverse()
  return [...new Set(latestFirst)].reverse().flatMap((id) => moduleOf(of.programme, id) ?? [])
}

/**
 * Modules of year 1 from before Keepstep's record, for an ECT in year 2: all where the ECT came in
 * year 2; where the calendar begins after the ECT did, those that nothing was expected of.
 */
function earlierModules(
  expectations: readonly Expectation[],
  { programme, induction, calendar, today }: StudyOf,
): readonly string[] {
  const path = programme.years[1]?.path
  const onPath = path === undefined ? [] : modulesOnPath(programme, path)
  if (induction.anchor.year === 2) return onPath
  if (reachesBackTo(calendar, induction.startDate)) return []
  if (!expectations.some((one) => one.inductionYear === 2 && one.opensOn <= today)) return []
  const known = new Set(
    expectations.filter(({ inductionYear }) => inductionYear === 1).map(({ module }) => module?.id),
  )
  return onPath.filter((id) => !known.has(id))
}
