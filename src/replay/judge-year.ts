import { localTime } from '../domain/calendar/local-clock.ts'
import { mondayOf, type SchoolDate, weekdayOf } from '../domain/calendar/school-date.ts'
import { EARLIEST, LATEST } from '../domain/messages/manners.ts'
import { NORMAL_BUDGET, WEEKLY_CAP } from '../domain/messages/nudge-budget.ts'
import { personalAddress } from '../platforms/sandbox/addresses.ts'
import { type Delivery, listDeliveries } from '../store/deliveries.ts'
import { listNotes } from '../store/notes.ts'
import { judgeChains } from './judge-chains.ts'
import type { RuleKept } from './rule-kept.ts'
import type { PlayedYear } from './run-year.ts'

/** What one person was sent unprompted. */
export interface PersonCount {
  readonly email: string
  readonly habit: string
  readonly messages: number
  readonly busiestWeek: number
  readonly weeks: number
}

/** What a year came to. */
export interface YearReport {
  readonly rules: readonly RuleKept[]
  readonly people: readonly PersonCount[]
  readonly digests: number
  /** Drop-ins and meetings that followed on from one another. */
  readonly links: number
  readonly states: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** What people did not ask for in that moment. */
interface Sent {
  readonly kind: string
  readonly to: string
  readonly on: SchoolDate
  readonly time: string
}

/** Looks at everything that was sent in a year, and at how each expectation stands at its end. */
export async function judgeYear(year: PlayedYear): Promise<YearReport> {
  const { core, picture, schoolId } = year
  const { deliveries, notes } = await core.store.withSchool(schoolId, async (school) => ({
    deliveries: await listDeliveries(school),
    notes: await listNotes(
      school,
      picture.log.map(({ id }) => id),
    ),
  }))
  const sent = sentIn(year)
  const chains = judgeChains(picture, notes, year.forms)
  return {
    rules: [...rulesOf(year, deliveries, sent), ...chains.rules],
    links: chains.links,
    people: countsOf(year, sent),
    digests: sent.filter(({ kind }) => kind === DIGEST).length,
    states: statesOf(year),
  }
}

/** Cards that come once, at first contact: nobody is nagged by them. */
const WELCOME = 'messages/welcome'
const DIGEST = 'messages/weekly-digest'

function sentIn({ picture, posts }: PlayedYear): readonly Sent[] {
  const byConversation = new Map(
    [...picture.people.values()].map((one) => [personalAddress(one.email).conversation, one.id]),
  )
  return posts
    .filter(({ card }) => card !== WELCOME)
    .map(({ at, card, conversation }) => {
      const { date: on, time } = localTime(at, picture.school.timeZone)
      return { kind: card, to: byConversation.get(conversation) ?? conversation, on, time }
    })
}

function rulesOf(
  year: PlayedYear,
  deliveries: readonly Delivery[],
  sent: readonly Sent[],
): readonly RuleKept[] {
  const { picture } = year
  const broken = (rule: string, of: readonly Sent[]): RuleKept => ({
    rule,
    broken: of.map(sayWhere),
  })
  return [
    broken(
      'nothing outside 7:30am to 6pm',
      sent.filter(({ time }) => time < EARLIEST || time >= LATEST),
    ),
    broken(
      'nothing at weekends',
      sent.filter(({ on }) => weekdayOf(on) > 5),
    ),
    broken(
      'nothing outside teaching weeks',
      sent.filter(({ on }) => picture.calendar.weekOf(on) === undefined),
    ),
    broken(
      'nothing on days away',
      sent.filter((one) => isAway(year, one)),
    ),
    {
      rule: `at most ${WEEKLY_CAP} messages to a person in a school week`,
      broken: overBudget(sent, WEEKLY_CAP),
    },
    {
      rule: `at most ${NORMAL_BUDGET} reminders to a person in a school week, unless one has a date`,
      broken: overBudget(
        sent.filter(({ kind }) => UNDATED.has(kind)),
        NORMAL_BUDGET,
      ),
    },
    { rule: 'nothing sent twice', broken: duplicatesIn(year) },
    { rule: 'one digest in each teaching week', broken: digestGaps(year, sent) },
    {
      rule: 'every message sent, or not sent for a reason',
      broken: deliveries
        .filter(({ state }) => !['sent', 'cancelled', 'skipped'].includes(state))
        .map(({ kind, period, state }) => `${kind} of ${period}: ${state}`),
    },
  ]
}

/** Reminders without a date of their own; the others may be a third. */
const UNDATED = new Set(
  ['my-week', 'not-logged-yet', 'half-finished', 'nudges-stopped'].map(
    (name) => `messages/${name}`,
  ),
)

const sayWhere = ({ kind, on, time }: Sent): string => `${kind} on ${on} at ${time}`

const isAway = ({ picture }: PlayedYear, { to, on }: Sent): boolean =>
  picture.absences.some((one) => one.personId === to && one.from <= on && on <= one.to)

function overBudget(sent: readonly Sent[], most: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const { kind, to, on } of sent) {
    if (kind === DIGEST) continue
    const key = `${to} in the week of ${mondayOf(on)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > most).map(([key, count]) => `${count} to ${key}`)
}

/** A delivery that stands in the chats more than once. */
function duplicatesIn({ posts }: PlayedYear): readonly string[] {
  const counts = new Map<string, number>()
  for (const { deliveryId } of posts) counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1)

  return [...counts].filter(([, count]) => count > 1).map(([id]) => `delivery ${id}`)
}

function digestGaps({ picture }: PlayedYear, sent: readonly Sent[]): readonly string[] {
  const posted = sent.filter(({ kind }) => kind === DIGEST).map(({ on }) => mondayOf(on))
  return picture.calendar.weeks
    .map(({ monday }) => ({ monday, count: posted.filter((one) => one === monday).length }))
    .filter(({ count }) => count !== 1)
    .map(({ monday, count }) => `${count} in the week of ${monday}`)
}

function countsOf({ picture, people }: PlayedYear, sent: readonly Sent[]): readonly PersonCount[] {
  return people.map(({ email, habit }) => {
    const id = [...picture.people.values()].find((one) => one.email === email)?.id
    const weeks = new Map<string, number>()
    for (const { on } of sent.filter(({ to }) => to === id)) {
      weeks.set(mondayOf(on), (weeks.get(mondayOf(on)) ?? 0) + 1)
    }
    const perWeek = [...weeks.values()]
    const messages = perWeek.reduce((sum, count) => sum + count, 0)
    return { email, habit, messages, busiestWeek: Math.max(0, ...perWeek), weeks: weeks.size }
  })
}

function statesOf({ picture }: PlayedYear): YearReport['states'] {
  const states = new Map<string, Map<string, number>>()
  const all = [
    ...picture.inductions.flatMap(({ id }) => picture.expectationsOfInduction(id)),
    ...[...picture.people.keys()].flatMap((id) =>
      picture.expectationsOf(id).filter((one) => one.inductionId === undefined),
    ),
  ]
  for (const { activity, state } of all) {
    const row = states.get(activity) ?? new Map<string, number>()
    states.set(activity, row.set(state, (row.get(state) ?? 0) + 1))
  }
  return states
}
