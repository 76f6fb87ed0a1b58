import type { School } from '../../domain/people.ts'
import { listSchools } from '../../store/schools.ts'
import type { Actor } from '../ask.ts'
import type { Deps } from '../deps.ts'

/** The schools at which somebody works, for them to say which one is meant. */
export async function nameSchools(
  deps: Deps,
  actors: readonly Actor[],
): Promise<readonly Pick<School, 'id' | 'name'>[]> {
  const schools = await deps.store.shared(listSchools)
  return schools.filter(({ id }) => actors.some((one) => one.schoolId === id))
}
