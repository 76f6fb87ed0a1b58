import { DEFAULT_RETENTION } from '../../domain/oversight/retention.ts'
import type { ErasingTx } from '../../store/erasing.ts'
import { countOptOuts } from '../../store/manners.ts'
import {
  forgetClosedDrafts,
  forgetOldDeliveries,
  forgetOldInbound,
  forgetOldLooks,
  forgetOldNotices,
  forgetOldPasses,
} from '../../store/retention.ts'
import { listSchools } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'
import { eachSchoolErasing } from '../each-school.ts'
import { type ForgottenRecords, forgetRecords } from '../people/forget-records.ts'
import { tellWellbeing } from '../people/tell-wellbeing.ts'

/** How many rows went. */
export interface Forgotten extends ForgottenRecords {
  readonly deliveries: number
  readonly inbound: number
  readonly drafts: number
  readonly looks: number
  /** How many people have turned each kind of reminder off, over all schools. */
  readonly optOuts: ReadonlyMap<string, number>
}

type ForgettingDeps = Pick<
  Deps,
  'store' | 'newId' | 'bankHolidays' | 'retention' | 'smallestGroup' | 'random'
>

/**
 * Deletes at every school what is kept no longer, as the service's retention says. Each school is
 * visited once a day for it, and is counted on the way.
 */
export async function forgetOldRecords(deps: ForgettingDeps, now: Date): Promise<Forgotten> {
  const { eventsDays } = deps.retention ?? DEFAULT_RETENTION
  const { inbound, schoolIds } = await deps.store.shared(async (tx) => ({
    inbound: await forgetOldInbound(tx, now, eventsDays),
    schoolIds: (await listSchools(tx)).map(({ id }) => id),
  }))
  const all = await eachSchoolErasing(deps, schoolIds, (tx) => forgetAtSchool(tx, deps, now))
  const optOuts = new Map<string, number>()
  for (const { nudge, people } of all.flatMap((one) => one.optOuts)) {
    optOuts.set(nudge, (optOuts.get(nudge) ?? 0) + people)
  }
  const sum = (of: (one: ForgottenAtSchool) => number): number =>
    all.reduce((total, one) => total + of(one), 0)
  return {
    inbound,
    optOuts,
    deliveries: sum((one) => one.deliveries),
    drafts: sum((one) => one.drafts),
    looks: sum((one) => one.looks),
    words: sum((one) => one.words),
    inductions: sum((one) => one.inductions),
    people: sum((one) => one.people),
  }
}

type ForgottenAtSchool = Omit<Forgotten, 'inbound' | 'optOuts'> & {
  readonly optOuts: Awaited<ReturnType<typeof countOptOuts>>
}

async function forgetAtSchool(
  tx: ErasingTx,
  deps: ForgettingDeps,
  now: Date,
): Promise<ForgottenAtSchool> {
  const kept = deps.retention ?? DEFAULT_RETENTION
  await forgetOldPasses(tx, now)
  await forgetOldNotices(tx)
  await tellWellbeing(tx, deps, now)
  return {
    deliveries: await forgetOldDeliveries(tx, now, kept.messagesDays),
    drafts: await forgetClosedDrafts(tx, now, kept.eventsDays),
    looks: await forgetOldLooks(tx, now, kept.looksDays),
    ...(await forgetRecords(tx, deps, now)),
    optOuts: await countOptOuts(tx),
  }
}
