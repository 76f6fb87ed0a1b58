import type { SchoolDate } from '../calendar/school-date.ts'
import type { TeachingWeek } from '../calendar/school-year.ts'
import type { Pairing } from '../people.ts'
import { type DatedEvent, datedEventOf } from './dated-event.ts'
import type { Circle, Member } from './dated-item.ts'
import { daysInSchool } from './days-in-school.ts'
import type { InductionFacts, MentorTrainingFacts } from './induction-facts.ts'

/** An ECT and those who mentor them, each with their days. */
export function pairCircle(facts: InductionFacts): Circle {
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
    datedIn: datedIn(facts.events),
  }
}

/** A mentor in training, who needs nobody else. */
export function mentorCircle({ mentor, absences, events }: MentorTrainingFacts): Circle {
  const member = {
    id: mentor.id,
    days: daysInSchool(mentor, absences, mentor.trainingFrom),
  }
  return { owner: mentor.id, learner: member, mentorIn: () => member, datedIn: datedIn(events) }
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

const datedIn =
  (events: readonly DatedEvent[] = []): Circle['datedIn'] =>
  ({ item, module, weeks }) =>
    events.length === 0
      ? undefined
      : datedEventOf(events, {
          item,
          moduleId: module?.id,
          academicYear: weeks[0]?.academicYear ?? '',
        })
