/*
 * The handbooks, read by hand: for each programme, year and role, what its own tables and lists ask
 * for, laid by hand on the test school's weeks. Nothing here imports from `src/`: it is what
 * `expectations.test.ts` holds the implementation to, line by line.
 *
 * Weeks are written `half.week`: `a1.3` is week 3 of the first half of autumn; `a1.1-a2.7` runs from
 * one week to another. Each entry of `when` is one thing that is expected.
 */

/** Who is expected to log it. */
export type By = 'ect' | 'mentor'

/** One line of a handbook. */
export interface HandbookLine {
  /** Where it says so: 'AMB:436'. */
  readonly source: string
  readonly activity:
    | 'self-study'
    | 'drop-in'
    | 'meeting'
    | 'diagnostic'
    | 'event'
    | 'expert'
    | 'mentor-training'
    | 'onboarding'
    | 'action-plan'
  readonly by: By
  /** Absent where the handbook gives no time. */
  readonly minutes?: number
  /** Words that its title must have, as the handbook names it. */
  readonly named?: string
  /** Whether it is up to them. */
  readonly optional?: true
  readonly when: readonly string[]
  /** The module of each entry of `when`, where it has one. */
  readonly modules?: readonly string[]
}

/** What a handbook asks of one person over a school year. */
export type Handbook = readonly HandbookLine[]

/** How many teaching weeks each half of the test school's years has. */
export type Halves = Readonly<Record<'a1' | 'a2' | 's1' | 's2' | 'u1' | 'u2', number>>

/** 2026-27: autumn begins on a Thursday, 3 September. */
export const IN_2026: Halves = { a1: 8, a2: 7, s1: 6, s2: 5, u1: 7, u2: 7 }

/** 2027-28: a plain year. */
export const IN_2027: Halves = { a1: 7, a2: 7, s1: 6, s2: 6, u1: 6, u2: 6 }

/** The Mondays of the first teaching week of each half, read off the calendars. */
export const FIRST_MONDAYS: Readonly<Record<string, Readonly<Record<keyof Halves, string>>>> = {
  '2026-27': {
    a1: '2026-08-31',
    a2: '2026-11-02',
    s1: '2027-01-04',
    s2: '2027-02-22',
    u1: '2027-04-12',
    u2: '2027-06-07',
  },
  '2027-28': {
    a1: '2027-09-06',
    a2: '2027-11-01',
    s1: '2028-01-03',
    s2: '2028-02-21',
    u1: '2028-04-10',
    u2: '2028-05-29',
  },
}

/** Every teaching week of a year, in order: 'a1.1', 'a1.2' … */
export const weeksOf = (halves: Halves): readonly string[] =>
  Object.entries(halves).flatMap(([half, count]) =>
    Array.from({ length: count }, (_, i) => `${half}.${i + 1}`),
  )

/** The first so many weeks of a year. */
export const firstWeeks = (halves: Halves, count: number): readonly string[] =>
  weeksOf(halves).slice(0, count)

/** The first so many fortnights of a year: weeks 1 and 2, 3 and 4 … */
export const firstFortnights = (halves: Halves, count: number): readonly string[] => {
  const weeks = weeksOf(halves)
  return Array.from({ length: count }, (_, i) => {
    const [first, second] = weeks.slice(2 * i, 2 * i + 2)
    return second === undefined ? `${first}` : `${first}-${second}`
  })
}

/** 'B1' to 'B12', or a part of them. */
export const modules = (letter: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`)
