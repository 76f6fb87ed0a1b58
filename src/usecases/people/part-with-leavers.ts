import { localTime } from '../../domain/calendar/local-clock.ts'
import { ENGLAND } from '../../domain/calendar/school-date.ts'
import { closeToLeavers } from '../../store/placements.ts'
import { listSchools } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'
import { eachSchool } from '../each-school.ts'

/**
 * Whose day of leaving has come is known at that school no longer (B-09): else whoever moved to
 * another school would be asked for ever which of the two is meant.
 */
export async function partWithLeavers(deps: Pick<Deps, 'store'>, now: Date): Promise<void> {
  const schools = await deps.store.shared(listSchools)
  const zoneOf = new Map(schools.map(({ id, timeZone }) => [id, timeZone]))
  await eachSchool(deps, {
    due: [...zoneOf.keys()],
    work: async (school) => {
      const zone = zoneOf.get(school.schoolId) ?? ENGLAND
      await closeToLeavers(school, localTime(now, zone).date)
    },
  })
}
