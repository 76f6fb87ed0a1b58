import type { SchoolDate } from '../calendar/school-date.ts'
import type { HalfTerm } from '../calendar/school-year.ts'

/*
 * A check-in of a minute (B-97, NIOT:543). Nobody's answer is kept: only how many said yes and how
 * many no in a term. Whoever knows every answer but one could work that one out from exact numbers,
 * however many have answered. So one number a term is told, with chance added: whatever it is, it is
 * almost as likely had that one answer been the other. It is told once, for the whole school.
 */

export const WELLBEING_ANSWERS = ['yes', 'no'] as const
export type WellbeingAnswer = (typeof WELLBEING_ANSWERS)[number]

/** How many said which in one term of one school. */
export interface WellbeingTally {
  readonly academicYear: string
  readonly term: HalfTerm['term']
  readonly yes: number
  readonly no: number
}

/** What is told of a term. */
export interface WellbeingResult {
  /** Of ten, with chance in it. */
  readonly yesOfTen: number
  /** How far off it may be through chance alone, of ten: so in nine terms of ten. */
  readonly giveOrTake: number
  /** How many answers there were, to the ten below. */
  readonly about: number
}

/** No result is told of fewer answers: chance would drown it, and without chance it would tell too much. */
export const SMALLEST_GROUP = 40

/** At most so much likelier is any result for one answer than for the other, as a power of e. */
export const EPSILON = 0.25
const FADES = Math.exp(-EPSILON)

/** Whether so few people could ever be told anything without giving somebody away. */
export const canHideOne = (people: number, smallest = SMALLEST_GROUP): boolean =>
  people >= Math.max(smallest, SMALLEST_GROUP)

/**
 * What may be told of a tally; undefined where too few answered. `random` gives numbers from 0 up to 1
 * that nobody can foresee, and is asked twice.
 */
export function tellTally(
  { yes, no }: Pick<WellbeingTally, 'yes' | 'no'>,
  { random, smallest }: { readonly random: () => number; readonly smallest?: number },
): WellbeingResult | undefined {
  const answers = yes + no
  if (!canHideOne(answers, smallest)) return undefined
  const told = (yes + chance(random)) / answers
  const within = Math.log(10) / EPSILON
  return {
    yesOfTen: Math.round(Math.min(1, Math.max(0, told)) * 10),
    giveOrTake: Math.ceil((within / answers) * 10),
    about: Math.floor(answers / 10) * 10,
  }
}

/** A whole number around 0, each as far from it as likely on either side, the farther the less likely. */
export const chance = (random: () => number): number => geometric(random()) - geometric(random())

const geometric = (one: number): number => Math.floor(Math.log(1 - one) / Math.log(FADES))

/** The term that a day lies in, half-term breaks included; undefined in the holidays. */
export function termOn(
  halves: readonly HalfTerm[],
  day: SchoolDate,
): Pick<WellbeingTally, 'academicYear' | 'term'> | undefined {
  const around = halves.filter(({ firstDay }) => firstDay <= day).at(-1)
  if (around === undefined) return undefined
  const { academicYear, term } = around
  const isOver = halves
    .filter((half) => half.academicYear === academicYear && half.term === term)
    .every(({ lastDay }) => lastDay < day)
  return isOver ? undefined : { academicYear, term }
}

/** 'Between 5 and 9 of 10 said mostly yes, of about 40 answers.' */
export function sayResult({ yesOfTen, giveOrTake, about }: WellbeingResult): string {
  const least = Math.max(0, yesOfTen - giveOrTake)
  const most = Math.min(10, yesOfTen + giveOrTake)
  return `Between ${least} and ${most} of 10 said mostly yes, of about ${about} answers. Chance is added, so that nobody’s answer can be worked out.`
}
