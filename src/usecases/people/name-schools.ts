import type { School } from '../../domain/people.ts'
import type { OpenedEvent } from '../../store/event.ts'
import { listSchools } from '../../store/schools.ts'

/** The schools at which somebody works, for them to say which one is meant. */
export async function nameSchools({
  shared,
  found,
}: Pick<OpenedEvent, 'shared' | 'found'>): Promise<readonly Pick<School, 'id' | 'name'>[]> {
  const schools = await listSchools(shared)
  return schools.filter(({ id }) => found.some((one) => one.schoolId === id))
}
