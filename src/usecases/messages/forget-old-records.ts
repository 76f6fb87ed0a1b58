import { countOptOuts, forgetOldDeliveries, forgetOldInbound } from '../../store/retention.ts'
import { listSchools } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'
import { eachSchool } from '../each-school.ts'

/** How many rows went. */
export interface Forgotten {
  readonly deliveries: number
  readonly inbound: number
  /** How many people have turned each kind of reminder off, over all schools. */
  readonly optOuts: ReadonlyMap<string, number>
}

/**
 * Deletes what is kept no longer (trust 4): the send log after 90 days, events seen after seven. Each
 * school is visited once a day for it, and is counted on the way.
 */
export async function forgetOldRecords(deps: Pick<Deps, 'store'>, now: Date): Promise<Forgotten> {
  const { inbound, schoolIds } = await deps.store.shared(async (tx) => ({
    inbound: await forgetOldInbound(tx, now),
    schoolIds: (await listSchools(tx)).map(({ id }) => id),
  }))
  const visited = await eachSchool(deps, {
    due: schoolIds,
    work: async (school) => ({
      deliveries: await forgetOldDeliveries(school, now),
      optOuts: await countOptOuts(school),
    }),
  })
  const optOuts = new Map<string, number>()
  for (const { nudge, people } of visited.flatMap((one) => one.optOuts)) {
    optOuts.set(nudge, (optOuts.get(nudge) ?? 0) + people)
  }
  return { inbound, optOuts, deliveries: visited.reduce((sum, one) => sum + one.deliveries, 0) }
}
