import type { SchoolDate } from '../calendar/school-date.ts'
import type { SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import { halfName, TERMS } from '../calendar/school-year.ts'
import { onceFor } from '../once-each.ts'
import type { Pairing } from '../people.ts'
import { HALF_NAMES } from '../programme/programme.ts'
import { datedEventsOf } from './dated-event.ts'
import type { Circle, Member } from './dated-item.ts'
import { daysInSchool } from './days-in-school.ts'
import type { InductionFacts, MentorTrainingFacts } from './induction-facts.ts'
import type { PlannedItem } from './planned-item.ts'
import { trainingBegan } from './planned-training.ts'

/** Circles of either kind that are remembered: some twenty megabytes each. */
const MOST_KEPT = 3_000

/** An ECT and those who mentor them, each with their days: one object for as long as none of them changes. */
export const pairCircle = onceFor(
  (facts: InductionFacts) => [
    facts.induction,
    facts.ect,
    facts.absences,
    facts.pairings,
    facts.mentors,
    facts.events,
    facts.calendar,
  ],
  circleOfPair,
  MOST_KEPT,
)

function circleOfPair(facts: InductionFacts): Circle {
  const { induction, ect, absences } = facts
  const pairings = facts.pairings.filter(({ inductionId }) => inductionId === induction.id)
  const mentors = new Map<string, Member>(
    facts.mentors.map((mentor) => [
      mentor.id,
      { id: mentor.id, days: daysInSchool(mentor, absences, induction.anchor.from) },
    ]),
  )
  return {
    owner: induction.id,
    learner: { id: ect.id, days: daysInSchool(ect, absences, induction.anchor.from) },
    mentorIn: (weeks) => mentors.get(pairingIn(pairings, weeks)?.mentorId ?? ''),
    hasDates: hasDates(facts),
    datedIn: datedIn(facts, induction.anchor.from),
  }
}

/** A mentor in training, who needs nobody else. */
export const mentorCircle = onceFor(
  (facts: MentorTrainingFacts) => [
    facts.mentor,
    facts.absences,
    facts.pairings,
    facts.events,
    facts.calendar,
  ],
  circleOfMentor,
  MOST_KEPT,
)

function circleOfMentor(facts: MentorTrainingFacts): Circle {
  const { mentor, absences } = facts
  const since = trainingBegan(facts)
  const member = { id: mentor.id, days: daysInSchool(mentor, absences, since) }
  return {
    owner: mentor.id,
    learner: member,
    mentorIn: () => member,
    hasDates: hasDates(facts),
    datedIn: datedIn(facts, since),
  }
}

/** The pairing in force on the last teaching day, else the last one that touches the weeks; the newest of several. */
function pairingIn(
  pairings: readonly Pairing[],
  weeks: readonly TeachingWeek[],
): Pairing | undefined {
  const first = weeks[0]?.monday ?? ''
  const last = weeks.at(-1)?.teachingDays.at(-1) ?? ''
  const touching = pairings.filter(({ from, to }) => from <= last && (to ?? last) >= first)
  return newest(touching.filter(({ to }) => (to ?? last) >= last)) ?? newest(touching)
}

const newest = (pairings: readonly Pairing[]): Pairing | undefined =>
  pairings.reduce<Pairing | undefined>(
    (best, each) => (best === undefined || startOf(each) >= startOf(best) ? each : best),
    undefined,
  )

const startOf = ({ from }: Pairing): SchoolDate => from

const hasDates = ({ events = [] }: Pick<InductionFacts, 'events'>): boolean => events.length > 0

const datedIn =
  (
    { events = [], calendar }: Pick<InductionFacts, 'events' | 'calendar'>,
    since: SchoolDate = '',
  ): Circle['datedIn'] =>
  (planned) => {
    if (events.length === 0) return undefined
    const { item, module, weeks } = planned
    const academicYear = weeks[0]?.academicYear ?? ''
    const halves = new Set(weeks.map(halfName))
    const days = datedEventsOf(events, { item, moduleId: module?.id, academicYear, halves })
    if (days.length === 0 || isOfCalendar(planned)) return days[0]
    const before = lastDayBefore(planned, calendar)
    return days.find(({ on }) => on >= since && on > before)
  }

const windowOf = ({ item }: PlannedItem): unknown => ('in' in item ? item.in : undefined)

/**
 * A half or a term of the calendar, or days of it, are the same for everybody. Anything else comes in
 * somebody's own time, whenever they began, and is not held for them on a day before that.
 */
const isOfCalendar = (planned: PlannedItem): boolean =>
  [...HALF_NAMES, ...TERMS].some((name) => name === windowOf(planned)) ||
  (planned.notBefore ?? planned.notAfter) !== undefined

/** The last day of school before the year of somebody's own that the item opens; empty for others. */
function lastDayBefore(planned: PlannedItem, { halves }: SchoolCalendar): SchoolDate {
  const window = windowOf(planned)
  if (window !== 'first-half' && window !== 'first-term') return ''
  const first = planned.weeks[0]?.monday ?? ''
  return halves.findLast(({ lastDay }) => lastDay < first)?.lastDay ?? ''
}
