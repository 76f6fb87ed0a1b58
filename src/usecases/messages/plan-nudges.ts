import { localOf } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { isPast, nextDecisionAt, politeUntil } from '../../domain/messages/manners.ts'
import type { NudgeItem, Situation } from '../../domain/messages/nudge.ts'
import { type PlannedNudge, planNudges } from '../../domain/messages/nudge-planning.ts'
import { nudges } from '../../nudges/index.ts'
import { pictureOf } from '../../school/load.ts'
import { situationOf } from '../../school/person-situation.ts'
import type { DeliveryParams, NewDelivery } from '../../store/deliveries.ts'
import { readPlanningFacts, writeDecisions } from '../../store/planning-facts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { claimDueWakeUps, schoolsWithDueWakeUps, type WakeUp } from '../../store/wake-ups.ts'
import type { Deps } from '../deps.ts'
import { eachSchool } from '../each-school.ts'
import { conversationsOf, SPOKEN } from './load-conversations.ts'
import { tutorDigests } from './send-weekly-digests.ts'

/** What one tick decided: people thought about, messages written, decisions that came too late. */
export interface NudgesPlanned {
  readonly people: number
  readonly written: number
  readonly stale: number
}

const NONE: NudgesPlanned = { people: 0, written: 0, stale: 0 }
const SCHOOLS_AT_ONCE = 10_000
const PEOPLE_AT_ONCE = 1_000
/** Reaches back to the Monday of last week from any day. */
const LATELY_MS = 14 * 86_400_000

/**
 * Thinks about everybody whose moment has come, school by school: claims their wake-ups, decides,
 * writes the deliveries and their next moment, all in one transaction. Another process passes over
 * what is claimed, and the delivery's key makes a second one impossible.
 */
export async function planDueNudges(deps: Deps, now: Date): Promise<NudgesPlanned> {
  const planned = await eachSchool(deps, {
    due: (tx) => schoolsWithDueWakeUps(tx, now, SCHOOLS_AT_ONCE),
    work: (school) => planSchool(school, deps, now),
  })
  return planned.reduce(
    (sum, one) => ({
      people: sum.people + one.people,
      written: sum.written + one.written,
      stale: sum.stale + one.stale,
    }),
    NONE,
  )
}

type Due = Required<WakeUp>

async function planSchool(school: SchoolTx, deps: Deps, now: Date): Promise<NudgesPlanned> {
  const due = await claimDueWakeUps(school, now, PEOPLE_AT_ONCE)
  if (due.length === 0) return NONE
  const ids = due.map(({ personId }) => personId)
  const since = new Date(now.getTime() - LATELY_MS)
  const rows = await readPlanningFacts(school, { people: ids, ...SPOKEN, since })
  const picture = pictureOf(rows.facts, deps, { now, nearby: true })
  const conversations = conversationsOf(picture, { people: ids, ...rows })
  const decisions = due.map((wakeUp): Decision => {
    const person = picture.people.get(wakeUp.personId)
    if (person === undefined) return { next: { personId: wakeUp.personId } }
    const conversation = conversations.get(person.id) ?? { messages: [] }
    return decide(situationOf(picture, person, conversation), wakeUp, now)
  })
  const nudged = decisions.flatMap(({ planned }) =>
    planned === undefined ? [] : [deliveryOf(planned, { id: deps.newId(), now })],
  )
  const people = ids.flatMap((id) => picture.people.get(id) ?? [])
  const digests = rows.hasDigestSchedule
    ? []
    : tutorDigests(picture, { people, newId: deps.newId, now })
  const deliveries = [...nudged, ...digests]
  const wakeUps = decisions.map(({ next }) => next)
  const added = new Set(await writeDecisions(school, { deliveries, wakeUps }))
  const kept = deliveries.filter(({ id }) => added.has(id))
  const stale = kept.filter(({ skipped }) => skipped !== undefined).length
  return { people: due.length, written: kept.length - stale, stale }
}

interface Decision {
  readonly next: WakeUp
  readonly planned?: Planned
}

interface Planned {
  readonly nudge: PlannedNudge
  readonly plannedFor: Date
  readonly isLate: boolean
  readonly timeZone: string
}

/**
 * What to say to one person now, if anything. More than two hours late nothing is said: what would
 * have been said is kept as skipped, and they are thought about again at their next moment.
 */
function decide(situation: Situation, { personId, nextAt: plannedFor }: Due, now: Date): Decision {
  const isLate = isPast(plannedFor, now)
  const plan = planNudges(situation, nudges, isLate ? plannedFor : now)
  const nextAt = isLate ? nextDecisionAt(situation, now) : plan.nextAt
  const next = nextAt === undefined ? { personId } : { personId, nextAt }
  const [nudge] = plan.send
  if (nudge === undefined) return { next }
  return { next, planned: { nudge, plannedFor, isLate, timeZone: situation.timeZone } }
}

function deliveryOf(
  { nudge, plannedFor, isLate, timeZone }: Planned,
  { id, now }: { readonly id: string; readonly now: Date },
): NewDelivery {
  return {
    id,
    kind: nudge.nudge,
    period: isLate ? latePeriod(nudge, localOf(plannedFor, timeZone).date) : nudge.period,
    recipient: nudge.personId,
    recipientKind: 'person',
    params: paramsOf(nudge.items),
    unprompted: nudge.askedFor !== true,
    notBefore: isLate ? plannedFor : now,
    decidedAt: now,
    ...(isLate
      ? { skipped: { reason: 'stale' } }
      : { staleAfter: politeUntil({ timeZone }, plannedFor) }),
  }
}

/** A key of its own: a message missed on Monday may still be sent on Tuesday. */
const latePeriod = ({ period }: PlannedNudge, day: SchoolDate): string => `${period} late ${day}`

/** What the card is about, as ids: `expectationIds`, `draftIds`, `stepIds`, where there are any. */
function paramsOf(items: readonly NudgeItem[]): DeliveryParams {
  const ids = (of: (item: NudgeItem) => string | undefined): string[] =>
    items.flatMap((item) => of(item) ?? [])
  const params = {
    expectationIds: ids(({ expectationId }) => expectationId),
    draftIds: ids(({ draftId }) => draftId),
    stepIds: ids(({ stepId }) => stepId),
  }
  return Object.fromEntries(Object.entries(params).filter(([, them]) => them.length > 0))
}
