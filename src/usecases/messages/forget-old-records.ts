import { localTime } from '../../domain/calendar/local-clock.ts'
import { DEFAULT_RETENTION, notesKeptUntil } from '../../domain/oversight/retention.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import { listAbsences } from '../../store/absences.ts'
import { loadCalendar } from '../../store/calendar.ts'
import type { ErasingTx } from '../../store/erasing.ts'
import { listInductions } from '../../store/inductions.ts'
import { countOptOuts } from '../../store/manners.ts'
import { listPeople } from '../../store/people.ts'
import {
  forgetClosedDrafts,
  forgetOldDeliveries,
  forgetOldInbound,
  forgetOldLooks,
  forgetOldPasses,
  forgetWords,
} from '../../store/retention.ts'
import { listSchools, loadSchool } from '../../store/schools.ts'
import type { Deps } from '../deps.ts'
import { eachSchoolErasing } from '../each-school.ts'
import { tellWellbeing } from '../people/tell-wellbeing.ts'

/** How many rows went. */
export interface Forgotten {
  readonly deliveries: number
  readonly inbound: number
  readonly drafts: number
  readonly looks: number
  /** Notes, half-finished logs and words of steps about inductions that ended long enough ago. */
  readonly words: number
  /** How many people have turned each kind of reminder off, over all schools. */
  readonly optOuts: ReadonlyMap<string, number>
}

type ForgettingDeps = Pick<
  Deps,
  'store' | 'bankHolidays' | 'retention' | 'smallestGroup' | 'random'
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
  await tellWellbeing(tx, deps, now)
  return {
    deliveries: await forgetOldDeliveries(tx, now, kept.messagesDays),
    drafts: await forgetClosedDrafts(tx, now, kept.eventsDays),
    looks: await forgetOldLooks(tx, now, kept.looksDays),
    words: await forgetWords(tx, await inductionsPast(tx, deps, now)),
    optOuts: await countOptOuts(tx),
  }
}

/** Inductions of which nothing that was written is kept any more, also of ECTs who left. */
async function inductionsPast(tx: ErasingTx, deps: ForgettingDeps, now: Date): Promise<string[]> {
  const { notesTerms } = deps.retention ?? DEFAULT_RETENTION
  const school = await loadSchool(tx)
  if (school === undefined) return []
  const today = localTime(now, school.timeZone).date
  const inductions = await listInductions(tx)
  const ects = await listPeople(
    tx,
    inductions.map(({ ectId }) => ectId),
  )
  const absences = await listAbsences(tx)
  const calendar = workOutCalendar(await loadCalendar(tx), deps.bankHolidays)
  return inductions.flatMap((induction) => {
    const ect = ects.find(({ id }) => id === induction.ectId)
    if (ect === undefined) return []
    const facts = { induction, ect, absences, calendar }
    const until = notesKeptUntil(
      ect.leftOn === undefined ? facts : { ...facts, leftOn: ect.leftOn },
      notesTerms,
    )
    return until < today ? [induction.id] : []
  })
}
