/**
 * The pace of one induction through its time (B-11): the share of full time, or what school, provider
 * and appropriate body agreed, each from a day on. A later one leaves what came before as it was.
 */
import { HALVES_A_YEAR, halfNumberAt, numberOf, ROUNDING } from '../calendar/half-number.ts'
import { addDays, type SchoolDate } from '../calendar/school-date.ts'
import type { HalfTerm, SchoolCalendar, TeachingWeek } from '../calendar/school-year.ts'
import type { Induction, Person } from '../people.ts'
import { type Agreement, agreedPaces } from './agreements.ts'

/** A time with one pace, from a day on; the first has no beginning. */
export interface PaceStep {
  readonly from?: SchoolDate
  /** Of full time, from 0.1 to 1. */
  readonly share: number
  /** Agreed for this ECT: then weekly things come pro rata as well. */
  readonly isAgreed: boolean
}

/** One pace, or several one after the other, on a calendar's half terms. */
export interface Pace {
  readonly steps: readonly [PaceStep, ...PaceStep[]]
  readonly halves: readonly HalfTerm[]
}

/** What decides the pace of an induction. */
export interface PaceFacts {
  readonly induction: Pick<Induction, 'anchor' | 'earlierFte'>
  readonly ect: Pick<Person, 'fte'>
  readonly agreements?: readonly Agreement[] | undefined
  readonly calendar: Pick<SchoolCalendar, 'halves'>
}

/** The same pace all the time. */
export const steadyPace = (share: number, isAgreed = false): Pace => ({
  steps: [{ share: withinBounds(share), isAgreed }],
  halves: [],
})

const withinBounds = (share: number): number => Math.min(1, Math.max(0.1, share))

/** The pace of an induction. What begins by its first day holds from the first. */
export function paceOf(facts: PaceFacts): Pace {
  const { induction, agreements = [], calendar } = facts
  const shares = (induction.earlierFte ?? []).map(({ until }) => addDays(until, 1))
  const days = [...shares, ...agreedPaces(agreements).map(({ from }) => from)]
  const later = [...new Set(days)].filter((day) => day > induction.anchor.from).sort()
  const steps = later.map((from) => ({ from, ...holdsOn(facts, from) }))
  const first = holdsOn(facts, induction.anchor.from)
  const changes = steps.filter((step, at) => {
    const before = steps[at - 1] ?? first
    return step.share !== before.share || step.isAgreed !== before.isAgreed
  })
  return { steps: [first, ...changes], halves: calendar.halves }
}

function holdsOn(
  { induction, ect, agreements = [] }: PaceFacts,
  day: SchoolDate,
): Omit<PaceStep, 'from'> {
  const agreed = agreedPaces(agreements).findLast(({ from }) => from <= day)
  const share = agreed?.amount ?? shareOn(induction, ect, day)
  return { share: withinBounds(share), isAgreed: agreed !== undefined }
}

/** The share of full time on a day. */
export const shareOn = (
  { earlierFte = [] }: Pick<Induction, 'earlierFte'>,
  { fte }: Pick<Person, 'fte'>,
  day: SchoolDate,
): number => earlierFte.find(({ until }) => day <= until)?.fte ?? fte

/** The same facts with no more of the pace than what holds on a day. */
export function asAgreedOn<Facts extends PaceFacts>(facts: Facts, day: SchoolDate): Facts {
  const { induction, ect, agreements = [] } = facts
  return {
    ...facts,
    induction: {
      ...induction,
      earlierFte: (induction.earlierFte ?? []).filter(({ until }) => until < day),
    },
    ect: { ...ect, fte: shareOn(induction, ect, day) },
    agreements: agreements.filter(({ kind, from }) => kind !== 'pace' || from <= day),
  }
}

/** The days from which another pace holds. */
export const daysOfChange = ({ steps }: Pace): readonly SchoolDate[] =>
  steps.flatMap(({ from }) => from ?? [])

/** What holds on a day. */
export const paceOn = ({ steps }: Pace, day: SchoolDate): PaceStep =>
  steps.findLast(({ from }) => from === undefined || from <= day) ?? steps[0]

/** What holds in a week: that of its first teaching day. */
export const paceIn = (pace: Pace, { teachingDays, monday }: TeachingWeek): PaceStep =>
  pace.steps.length === 1 ? pace.steps[0] : paceOn(pace, teachingDays[0] ?? monday)

/** Whether it is full time all the time. */
export const isFullTime = ({ steps }: Pace): boolean => steps.every(({ share }) => share >= 1)

/** How much of what comes weekly comes: all of it, unless a pace is agreed. */
export const rhythmOf = ({ share, isAgreed }: PaceStep): number => (isAgreed ? share : 1)

/** Full-time halves' worth of induction from one half to another, which is not included (`numberOf`). */
export function progressBetween(pace: Pace, from: number, to: number): number {
  const [only] = pace.steps
  if (pace.steps.length === 1) return (to - from) * only.share
  let sum = 0
  for (let number = from; number < to; number++) sum += meanOf(pace, number, ({ share }) => share)
  return sum
}

/** How many halves so many years of induction last, from the half of that number on. */
export function halvesForYears(pace: Pace, start: number, years: number): number {
  const needed = years * HALVES_A_YEAR
  const [only] = pace.steps
  if (pace.steps.length === 1) return Math.ceil(needed / only.share - ROUNDING)
  let progress = 0
  let count = 0
  while (progress < needed - ROUNDING) {
    progress += meanOf(pace, start + count, ({ share }) => share)
    count += 1
  }
  return count
}

/** How many times as long as a full-time year of weekly things the year from that half on is. */
export function rhythmOfYear(pace: Pace, firstHalf: number): number {
  const [only] = pace.steps
  if (pace.steps.length === 1) return only.isAgreed ? 1 : 1 / only.share
  let progress = 0
  let rhythm = 0
  for (let number = firstHalf; progress < HALVES_A_YEAR - ROUNDING; number++) {
    const share = meanOf(pace, number, (step) => step.share)
    const part = Math.min(1, (HALVES_A_YEAR - progress) / share)
    rhythm += part * meanOf(pace, number, rhythmOf)
    progress += share
  }
  return rhythm / HALVES_A_YEAR
}

/** Over the weeks of a half; beyond the calendar, of the pace that begins by it. */
function meanOf(pace: Pace, number: number, of: (step: Omit<PaceStep, 'from'>) => number): number {
  const half = pace.halves.find((one) => numberOf(one) === number)
  if (half === undefined || half.weeks.length === 0) return of(stepAtHalf(pace, number))
  const sum = half.weeks.reduce((total, week) => total + of(paceIn(pace, week)), 0)
  return sum / half.weeks.length
}

const stepAtHalf = ({ steps, halves }: Pace, number: number): PaceStep =>
  steps.findLast(
    ({ from }) => from === undefined || halfNumberAt({ halves } as SchoolCalendar, from) <= number,
  ) ?? steps[0]

/** Whether all of the time from one half to the beginning of another is full time. */
export const isFullTimeUntil = (pace: Pace, from: number, number: number): boolean =>
  isFullTime(pace) ||
  (progressBetween(pace, from, number) >= number - from - ROUNDING &&
    shareAtStartOf(pace, number) >= 1)

function shareAtStartOf(pace: Pace, number: number): number {
  const week = pace.halves.find((one) => numberOf(one) === number)?.weeks[0]
  return (week === undefined ? stepAtHalf(pace, number) : paceIn(pace, week)).share
}
