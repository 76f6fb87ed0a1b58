import { HALVES_A_YEAR, halfNumberAt, numberOf } from '../calendar/half-number.ts'
import type { SchoolDate } from '../calendar/school-date.ts'
import type { MentorTraining, Pairing } from '../people.ts'
import type { MentorTrainingItem } from '../programme/mentor-training.ts'
import { sequenceOf } from '../programme/module-sequence.ts'
import { windows } from './event-windows.ts'
import type { MentorTrainingFacts } from './induction-facts.ts'
import { knownPlan } from './known-plans.ts'
import type { ModuleRun } from './module-plan.ts'
import { type PlannedItem, runsByWeek, type YearGround } from './planned-item.ts'

/**
 * What mentor training asks of one mentor: three terms from the one in which it begins, once only
 * (contradictions 2 and 3), at the level of their kind of mentor (B-05).
 */
export function plannedTraining(facts: MentorTrainingFacts): readonly PlannedItem[] {
  const { mentor } = facts
  const kind = mentor.mentorTraining
  const own = facts.pairings.filter(({ mentorId }) => mentorId === mentor.id)
  const from = mentor.trainingFrom ?? own.map((pairing) => pairing.from).sort()[0]
  if (kind === undefined || from === undefined) return []
  const spans = own.map((pairing) => [pairing.from, pairing.to])
  const shape = JSON.stringify([kind, from, facts.sequences, spans])
  return knownPlan(facts, shape, () => planOf(facts, { kind, own, from }))
}

interface Training {
  readonly kind: MentorTraining
  readonly own: readonly Pairing[]
  readonly from: SchoolDate
}

function planOf(facts: MentorTrainingFacts, { kind, own, from }: Training): readonly PlannedItem[] {
  const { programme } = facts
  const level = programme.mentorTraining.levels[kind]
  const items = programme.mentorTraining.items.filter((item) => item.for.includes(level))
  return windows({ pattern: 'window', items }, trainingGround(facts, from)).filter(
    ({ item, weeks }) => {
      const first = weeks[0]?.monday ?? ''
      const last = weeks.at(-1)?.teachingDays.at(-1) ?? ''
      return !needsEct(item) || own.some((pairing) => isDuring(pairing, first, last))
    },
  )
}

const needsEct = (item: Partial<MentorTrainingItem>): boolean => item.needsEct === true

const isDuring = (pairing: Pairing, first: SchoolDate, last: SchoolDate): boolean =>
  pairing.from <= last && (pairing.to ?? last) >= first

/** The mentor's year of training as ground for the rules; its modules are the school's, half by half. */
function trainingGround(facts: MentorTrainingFacts, from: SchoolDate): YearGround {
  const { calendar, programme, sequences } = facts
  const firstHalf = halfNumberAt(calendar, from)
  const lastHalf = firstHalf - (firstHalf % 2) + HALVES_A_YEAR - 1
  const parts = calendar.halves.flatMap((half) => {
    if (numberOf(half) < firstHalf || numberOf(half) > lastHalf) return []
    const weeks = half.weeks.filter(({ teachingDays }) => (teachingDays.at(-1) ?? '') >= from)
    return weeks.length === 0 ? [] : [{ half, weeks }]
  })
  const runs = parts.map(({ half, weeks }, position): ModuleRun => {
    const module = sequenceOf(programme, sequences, half.academicYear)[half.index]
    return { ...(module === undefined ? {} : { module }), position, half, weeks }
  })
  const halves = lastHalf - firstHalf + 1
  const stretch = { year: 1, firstHalf, halves, parts } as const
  const runOf = runsByWeek(runs)
  return { programme, stretch, runs, runOf, fte: 1, choices: [] }
}
