import type { SchoolDate } from '../calendar/school-date.ts'
import type { Induction } from '../people.ts'
import { type Module, moduleOf, modulesOnPath, type Programme } from '../programme/programme.ts'
import type { Expectation } from './expectation.ts'

/**
 * The modules that an ECT has studied so far, in their order, the one being studied now last (B-49):
 * those whose time has begun, but for modules of an earlier year that were carried over and not begun
 * again. Of a year before Keepstep's record its whole path counts. A module has begun with the ECT's
 * own study of it, or where there is none, with anything else in its time.
 */
export function studiedModules(
  expectations: readonly Expectation[],
  of: {
    readonly programme: Programme
    readonly induction: Pick<Induction, 'anchor' | 'ectId'>
    readonly today: SchoolDate
  },
): readonly Module[] {
  const isOwn = ({ personId }: Expectation): boolean => personId === of.induction.ectId
  const withStudy = new Set(expectations.filter(isOwn).map(({ module }) => module?.id))
  const begun = expectations
    .filter((one) => isOwn(one) || !withStudy.has(one.module?.id))
    .filter(({ opensOn, excusedFor }) => opensOn <= of.today && excusedFor !== 'carried-over')
    .sort((a, b) => (a.opensOn < b.opensOn ? -1 : Number(a.opensOn > b.opensOn)))
    .flatMap(({ module }) => (module === undefined ? [] : [module.id]))
  const latestFirst = [...earlierModules(of), ...begun].reverse()
  return [...new Set(latestFirst)].reverse().flatMap((id) => moduleOf(of.programme, id) ?? [])
}

function earlierModules({
  programme,
  induction,
}: {
  readonly programme: Programme
  readonly induction: Pick<Induction, 'anchor'>
}): readonly string[] {
  const path = programme.years[1]?.path
  return induction.anchor.year === 1 || path === undefined ? [] : modulesOnPath(programme, path)
}
