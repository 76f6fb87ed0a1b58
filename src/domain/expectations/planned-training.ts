import { HALVES_A_YEAR, halfNumberAt, numberOf } from '../calendar/half-number.ts'
import type { SchoolDate } from '../calendar/school-date.ts'
import type { MentorTraining, Pairing } from '../people.ts'
import {
  type MentorTrainingItem,
  type TrainingLevel,
  trainingNeeded,
  trainingYears,
} from '../programme/mentor-training.ts'
import type { Programme } from '../programme/programme.ts'
import { windows } from './event-windows.ts'
import type { YearPart } from './induction-clock.ts'
import type { MentorTrainingFacts } from './induction-facts.ts'
import { knownPlan } from './known-plans.ts'
import { type ModuleRun, runsAlong } from './module-plan.ts'
import { steadyPace } from './pace.ts'
import { type PlannedItem, runsByWeek, type YearGround } from './planned-item.ts'

/**
 * What mentor training asks of one mentor: a year or two from the term in which it begins, by cohort,
 * once only (contradictions 2 and 3), at the level of their kind of mentor (B-05). Where nobody said
 * which kind they are, what they did before decides (B-78).
 */
export function plannedTraining(facts: MentorTrainingFacts): readonly PlannedItem[] {
  const { mentor, programme, history } = facts
  const kind =
    mentor.mentorTraining ?? (history && trainingNeeded(programme.mentorTraining, history).training)
  const own = facts.pairings.filter(({ mentorId }) => mentorId === mentor.id)
  const from = trainingBegan(facts)
  if (kind === undefined || from === undefined) return []
  const spans = own.map((pairing) => [pairing.from, pairing.to])
  const shape = JSON.stringify([kind, from, facts.sequences, spans, facts.offers])
  return knownPlan(facts, shape, () => planOf(facts, { kind, own, from }))
}

/** The first day of a mentor's training: as the school says, else that of their first pairing. */
export const trainingBegan = ({
  mentor,
  pairings,
}: Pick<MentorTrainingFacts, 'mentor' | 'pairings'>): SchoolDate | undefined =>
  mentor.trainingFrom ??
  pairings
    .filter(({ mentorId }) => mentorId === mentor.id)
    .map(({ from }) => from)
    .sort()[0]

interface Training {
  readonly kind: MentorTraining
  readonly own: readonly Pairing[]
  readonly from: SchoolDate
}

function planOf(facts: MentorTrainingFacts, { kind, own, from }: Training): readonly PlannedItem[] {
  const { mentorTraining } = facts.programme
  const level = mentorTraining.levels[kind]
  const years = ([1, 2] as const).slice(0, trainingYears(mentorTraining, from))
  return years.flatMap((year) => {
    const items = mentorTraining.items
      .filter((item) => isAsked(item, { year, level, offers: facts.offers ?? [] }))
      .map((item) => atLevel(item, level))
    return windows({ pattern: 'window', items }, trainingGround(facts, from, year)).filter(
      ({ item, weeks }) => !needsEct(item) || own.some((pairing) => isDuring(pairing, weeks)),
    )
  })
}

function isAsked(
  item: MentorTrainingItem,
  at: {
    readonly year: 1 | 2
    readonly level: TrainingLevel
    readonly offers: readonly string[]
  },
): boolean {
  const isOffered = item.ifOffered === undefined || at.offers.includes(item.ifOffered)
  return (item.year ?? 1) === at.year && item.for.includes(at.level) && isOffered
}

const atLevel = (item: MentorTrainingItem, level: TrainingLevel): MentorTrainingItem =>
  item.optionalFor?.includes(level) === true ? { ...item, optional: true } : item

const needsEct = (item: Partial<MentorTrainingItem>): boolean => item.needsEct === true

function isDuring(pairing: Pairing, weeks: PlannedItem['weeks']): boolean {
  const first = weeks[0]?.monday ?? ''
  const last = weeks.at(-1)?.teachingDays.at(-1) ?? ''
  return pairing.from <= last && (pairing.to ?? last) >= first
}

/** A mentor's year of training as ground for the rules: three terms, with the modules of colleagues who began in September. */
function trainingGround(facts: MentorTrainingFacts, from: SchoolDate, year: 1 | 2): YearGround {
  const { calendar, programme } = facts
  const begun = halfNumberAt(calendar, from)
  const endOfFirst = begun - (begun % 2) + HALVES_A_YEAR - 1
  const firstHalf = year === 1 ? begun : endOfFirst + 1
  const lastHalf = year === 1 ? endOfFirst : endOfFirst + HALVES_A_YEAR
  const parts = calendar.halves.flatMap((half) => {
    if (numberOf(half) < firstHalf || numberOf(half) > lastHalf) return []
    const weeks = half.weeks.filter(({ teachingDays }) => (teachingDays.at(-1) ?? '') >= from)
    return weeks.length === 0 ? [] : [{ half, weeks }]
  })
  const runs = colleaguesRuns(facts, parts)
  const halves = lastHalf - firstHalf + 1
  const last = parts.at(-1)
  const isWhole = last !== undefined && numberOf(last.half) === lastHalf
  const stretch = {
    year: 1,
    firstHalf,
    halves,
    parts,
    ...(isWhole ? { to: last.half.lastDay } : {}),
  } as const
  return {
    programme,
    stretch,
    runs,
    runOf: runsByWeek(runs),
    pace: steadyPace(1),
    choices: [],
    isAway: () => false,
    leftOver: [],
    notTaken: [],
  }
}

const pathOf = ({ years }: Programme) => years[1]?.path ?? years[2]?.path

/** The modules of the school's full-time ECTs in these weeks, as those have them who began in September. */
function colleaguesRuns(
  { calendar, programme, sequences }: MentorTrainingFacts,
  parts: readonly YearPart[],
): readonly ModuleRun[] {
  const path = pathOf(programme)
  if (path === undefined) return parts.map((part, position) => ({ ...part, position }))
  const own = new Set(parts.flatMap(({ weeks }) => weeks))
  const years = [...new Set(parts.map(({ half }) => half.academicYear))]
  return years.flatMap((academicYear) => {
    const [first] = calendar.halves.filter((half) => half.academicYear === academicYear)
    if (first === undefined) return []
    const ofYear = calendar.halves.filter((half) => half.academicYear === academicYear)
    const stretch = {
      year: 1,
      from: first.firstDay,
      firstHalf: numberOf(first) - first.index,
      halves: HALVES_A_YEAR,
      progressAtStart: 0,
      extendedBy: 0,
      parts: ofYear.map((half) => ({ half, weeks: half.weeks })),
    } as const
    const all = runsAlong(path, {
      programme,
      stretch,
      sequences,
      pace: steadyPace(1),
      isAway: () => false,
    })
    return all.flatMap((run) => {
      const weeks = run.weeks.filter((week) => own.has(week))
      return weeks.length === 0 ? [] : [{ ...run, weeks }]
    })
  })
}
