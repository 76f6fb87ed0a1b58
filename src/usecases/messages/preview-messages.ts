import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import { given } from '../../domain/given.ts'
import { nextDecisionAt } from '../../domain/messages/manners.ts'
import type { SentMessage, Situation } from '../../domain/messages/nudge.ts'
import { type PlannedNudge, planNudges } from '../../domain/messages/nudge-planning.ts'
import { askedAboutSince } from '../../domain/messages/undelivered.ts'
import type { Person, Role } from '../../domain/people.ts'
import { nudges } from '../../nudges/index.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { situationOf, tasksOf } from '../../school/person-situation.ts'
import { upcomingDeliveries } from '../../store/deliveries.ts'
import { listSchools } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { listUndelivered } from '../../store/undelivered.ts'
import type { Deps, DepsInside } from '../deps.ts'
import { lastUndelivered, loadConversations } from './load-conversations.ts'
import { type PreviewedMessage, type PreviewSpan, previewDigests } from './preview-digests.ts'

/**
 * Every message that would go out between two instants, worked out with the very rules that send
 * them, on the facts as they are now and as if nobody answered. Nothing is written or sent.
 */
export async function previewMessages(
  deps: Deps,
  span: PreviewSpan,
): Promise<readonly PreviewedMessage[]> {
  const schools = await deps.store.shared(listSchools)
  const all: PreviewedMessage[] = []
  for (const { id } of schools) {
    all.push(...(await deps.store.withSchool(id, (school) => previewSchool(school, deps, span))))
  }
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.to.localeCompare(b.to)))
}

/** The same for one school. */
export async function previewSchool(
  school: SchoolTx,
  deps: DepsInside,
  span: PreviewSpan,
): Promise<readonly PreviewedMessage[]> {
  const picture = await loadSchool(school, deps, { now: span.from })
  const people = [...picture.people.values()]
  const conversations = await loadConversations(
    school,
    picture,
    people.map(({ id }) => id),
  )
  const since = askedAboutSince(span.from)
  const open = (await listUndelivered(school, { since })).filter((one) => one.isAskedAbout)
  const toPeople = people.flatMap((person) => {
    const conversation = conversations.get(person.id) ?? { messages: [] }
    const about = { ...conversation, ...lastUndelivered(open) }
    const situation = situationOf(picture, person, about)
    const tasksOn = (today: SchoolDate) => tasksOf({ ...picture, today }, person)
    const own = untilLeaving(span, person, picture.school.timeZone)
    return plannedFor(situation, own, tasksOn).map((planned) => messageTo(person, planned))
  })
  return [
    ...(await alreadyWaiting(school, picture, span)),
    ...toPeople,
    ...(await previewDigests(school, picture, span)),
  ]
}

/** Nothing is sent from the day on which somebody leaves the school. */
function untilLeaving(span: PreviewSpan, { leftOn }: Person, timeZone: string): PreviewSpan {
  if (leftOn === undefined) return span
  const last = new Date(instantAt(leftOn, '00:00', timeZone).getTime() - 1)
  return { ...span, to: last < span.to ? last : span.to }
}

/** Decision after decision, each with what the ones before it would have sent. */
function plannedFor(
  start: Situation,
  { from, to }: PreviewSpan,
  tasksOn: (today: SchoolDate) => Situation['tasks'],
): readonly PlannedNudge[] {
  const planned: PlannedNudge[] = []
  const sent: SentMessage[] = [...start.sent]
  // An instant before, so that a decision due exactly at `from` is part of the span.
  let at = nextDecisionAt(start, new Date(from.getTime() - 1))
  while (at !== undefined && at <= to) {
    const tasks = tasksOn(localTime(at, start.timeZone).date)
    const plan = planNudges({ ...start, tasks, sent }, nudges, at)
    for (const nudge of plan.send) {
      planned.push(nudge)
      sent.push(sentLike(nudge, start.timeZone))
    }
    at = plan.nextAt
  }
  return planned
}

const sentLike = (
  { nudge, period, at, askedFor }: PlannedNudge,
  timeZone: string,
): SentMessage => ({
  kind: nudge,
  period,
  at,
  on: localTime(at, timeZone).date,
  ...given({ askedFor }),
})

const messageTo = (person: Person, { nudge, at, items }: PlannedNudge): PreviewedMessage => ({
  at: at.toISOString(),
  to: person.email,
  role: roleFor(person),
  nudge,
  items: items.map(({ activity, title, dueOn }) => ({ activity, title, dueOn })),
})

const roleFor = (person: Person): Role => person.roles[0] ?? 'ect'

/** Decided before and not sent yet, such as a new action step that waits for the morning. */
async function alreadyWaiting(
  school: SchoolTx,
  picture: SchoolPicture,
  { from, to }: PreviewSpan,
): Promise<readonly PreviewedMessage[]> {
  const waiting = await upcomingDeliveries(school)
  return waiting.flatMap(({ kind, recipient, notBefore }) => {
    const person = picture.people.get(recipient)
    if (person === undefined || kind === 'refresh' || notBefore > to) return []
    const when = notBefore < from ? from : notBefore
    return [
      { at: when.toISOString(), to: person.email, role: roleFor(person), nudge: kind, items: [] },
    ]
  })
}
