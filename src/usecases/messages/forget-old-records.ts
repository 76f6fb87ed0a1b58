import { forgetOldDeliveries, forgetOldInbound } from '../../store/retention.ts'
import { listSchools } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'
import { eachSchool } from '../each-school.ts'

/** How many rows went. */
export interface Forgotten {
  readonly deliveries: number
  readonly inbound: number
}

/** Deletes what is kept no longer (trust 4): the send log after 90 days, events seen after seven. */
export async function forgetOldRecords(deps: Pick<Deps, 'store'>, now: Date): Promise<Forgotten> {
  const { inbound, schoolIds } = await deps.store.shared(async (tx) => ({
    inbound: await forgetOldInbound(tx, now),
    schoolIds: (await listSchools(tx)).map(({ id }) => id),
  }))
  const deleted = await eachSchool(deps, {
    due: schoolIds,
    work: (school) => forgetOldDeliveries(school, now),
  })
  return { inbound, deliveries: deleted.reduce((sum, count) => sum + count, 0) }
}
