import { localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { isPast, nextDecisionAt, politeUntil } from '../../domain/messages/manners.ts'
import type { Conversation, NudgeItem, Situation } from '../../domain/messages/nudge.ts'
import { firstDayOfHalf, mayBeSilent } from '../../domain/messages/nudge-budget.ts'
import { type PlannedNudge, planNudges } from '../../domain/messages/nudge-planning.ts'
import { askedAboutSince } from '../../domain/messages/undelivered.ts'
import { nudges } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { pictureOf } from '../../school/load.ts'
import { situationOf } from '../../school/person-situation.ts'
import type { DeliveryParams, NewDelivery } from '../../store/deliveries.ts'
import { readPlanningFacts, writeDecisions } from '../../store/planning-facts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { claimDueWakeUps, schoolsWithDueWakeUps, type WakeUp } from '../../store/wake-ups.ts'
import type { Deps, DepsInside } from '../deps.ts'
import { eachSchool } from '../each-school.ts'
import { conversationsOf, lastUndelivered, SPOKEN } from './load-conversations.ts'
import { tutorDigests } from './send-weekly-digests.ts'
import { endedWeeks } from './week-over.ts'

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

async function planSchool(school: SchoolTx, deps: DepsInside, now: Date): Promise<NudgesPlanned> {
  const due = await claimDueWakeUps(school, now, PEOPLE_AT_ONCE)
  if (due.length === 0) return NONE
  const ids = due.map(({ personId }) => personId)
  const since = new Date(now.getTime() - LATELY_MS)
  const rows = await readPlanningFacts(school, {
    people: ids,
    ...SPOKEN,
    since,
    askedSince: askedAboutSince(now),
  })
  const earliest = due.reduce((first, { nextAt }) => (nextAt < first ? nextAt : first), now)
  const nearby = localTime(earliest, rows.facts.roster.school.timeZone).date
  const picture = pictureOf(rows.facts, deps, { now, nearby })
  const conversations = conversationsOf(picture, { people: ids, ...rows })
  const seen = lookingBack(picture, () =>
    pictureOf(rows.facts, deps, { now, nearby: halfOf(picture) }),
  )
  const decisions = due.map((wakeUp): Decision => {
    const person = picture.people.get(wakeUp.personId)
    if (person === undefined) return { next: { personId: wakeUp.personId } }
    const conversation = conversations.get(person.id) ?? { messages: [] }
    const about = { ...conversation, ...lastUndelivered(rows.undelivered) }
    return decide(situationOf(seen(conversation), person, about), wakeUp, now)
  })
  const nudged = decisions.flatMap(({ planned = [] }) =>
    planned.map((one) => deliveryOf(one, { id: deps.newId(), now })),
  )
  const digests = rows.hasDigestSchedule
    ? []
    : tutorDigests(picture, { due: whoIsDue(picture, due), newId: deps.newId, now })
  const over = endedWeeks(picture, rows.said, { newId: deps.newId, now })
  const deliveries = [...nudged, ...digests, ...over]
  const wakeUps = decisions.map(({ next }) => next)
  const added = new Set(await writeDecisions(school, { deliveries, wakeUps }))
  const kept = [...nudged, ...digests].filter(({ id }) => added.has(id))
  const stale = kept.filter(({ skipped }) => skipped !== undefined).length
  return { people: due.length, written: kept.length - stale, stale }
}

/**
 * The picture for somebody: the weeks of the whole half term are worked out only for whoever may have
 * fallen silent in it, because it depends on what was open for them then.
 */
function lookingBack(near: SchoolPicture, ofHalf: () => SchoolPicture) {
  const { calendar, today } = near
  const week = calendar.weekOf(today)
  let far: SchoolPicture | undefined
  return ({ messages: sent, ...rest }: Conversation): SchoolPicture => {
    if (week === undefined || !mayBeSilent({ sent, calendar, ...rest }, week)) return near
    far ??= ofHalf()
    return far
  }
}

/** A day in the first week of this half term; today in a break. */
function halfOf({ calendar, today }: SchoolPicture): SchoolDate {
  const week = calendar.weekOf(today)
  return week === undefined ? today : firstDayOfHalf(calendar, week)
}

const whoIsDue = ({ people }: SchoolPicture, due: readonly Due[]) =>
  due.flatMap(({ personId, nextAt }) => {
    const person = people.get(personId)
    return person === undefined ? [] : [{ person, since: nextAt }]
  })

interface Decision {
  readonly next: WakeUp
  readonly planned?: readonly Planned[]
}

interface Planned {
  readonly nudge: PlannedNudge
  readonly plannedFor: Date
  readonly isLate: boolean
  readonly timeZone: string
}

/**
 * What to say to one person now, if anything. Every moment that went by since is looked at, not the
 * oldest alone: what would have been said more than two hours ago is kept as skipped, once for each
 * message, and a moment that is still within its two hours is decided as it is now.
 */
function decide(situation: Situation, { personId, nextAt }: Due, now: Date): Decision {
  const { timeZone } = situation
  const planned: Planned[] = []
  let moment: Date | undefined = nextAt
  while (moment !== undefined && isPast(moment, now)) {
    const [nudge] = planNudges(situation, nudges, moment).send
    const isNew = !planned.some(
      (one) => one.nudge.nudge === nudge?.nudge && one.nudge.period === nudge.period,
    )
    if (nudge !== undefined && isNew) {
      planned.push({ nudge, plannedFor: moment, isLate: true, timeZone })
    }
    moment = nextDecisionAt(situation, moment)
  }
  if (moment === undefined) return { next: { personId }, planned }
  if (moment > now) return { next: { personId, nextAt: moment }, planned }
  const plan = planNudges(situation, nudges, now)
  const next = plan.nextAt === undefined ? { personId } : { personId, nextAt: plan.nextAt }
  const [nudge] = plan.send
  if (nudge !== undefined) planned.push({ nudge, plannedFor: moment, isLate: false, timeZone })
  return { next, planned }
}

function deliveryOf(
  { nudge, plannedFor, isLate, timeZone }: Planned,
  { id, now }: { readonly id: string; readonly now: Date },
): NewDelivery {
  return {
    id,
    kind: nudge.nudge,
    period: isLate ? latePeriod(nudge, localTime(plannedFor, timeZone).date) : nudge.period,
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
