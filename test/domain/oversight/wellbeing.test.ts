import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canHideOne,
  chance,
  EPSILON,
  SMALLEST_GROUP,
  sayResult,
  tellTally,
  termOn,
} from '../../../src/domain/oversight/wellbeing.ts'
import { calendar2026 } from '../../support/build-calendar.ts'

/** Numbers that look like chance, the same at each run. */
function seeded(seed: number): () => number {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}

/** How likely the added chance is to be this number. */
function likelihoodOf(number: number): number {
  const fades = Math.exp(-EPSILON)
  return ((1 - fades) / (1 + fades)) * fades ** Math.abs(number)
}

interface Attacked {
  readonly others: number
  readonly yesOfOthers: number
  readonly answersYes: boolean
  readonly seed: number
}

/** The best guess of whoever knows every other answer, from what is told: the one that lies nearer. */
function attack({ others, yesOfOthers, answersYes, seed }: Attacked): boolean {
  const known = Math.round(others * yesOfOthers)
  const random = seeded(seed)
  for (let warm = 0; warm < 5; warm += 1) random()
  const one = answersYes ? { yes: 1, no: 0 } : { yes: 0, no: 1 }
  const told = tellTally({ yes: known + one.yes, no: others - known + one.no }, { random })
  if (told === undefined) throw new Error('Enough have answered.')
  const awayFrom = (yes: number) => Math.abs(told.yesOfTen / 10 - yes / (others + 1))
  const nearer = awayFrom(known) - awayFrom(known + 1)
  return nearer === 0 ? random() < 0.5 : nearer > 0
}

describe('what is told of a check-in', () => {
  it('is nothing while fewer than forty have answered, whatever a school sets', () => {
    for (const answers of [0, 1, 5, 12, SMALLEST_GROUP - 1]) {
      const told = tellTally({ yes: answers, no: 0 }, { random: () => 0.5, smallest: 5 })
      expect(told).toBeUndefined()
    }
    expect(canHideOne(12, 5)).toBe(false)
    expect(canHideOne(45, 60)).toBe(false)
    expect(canHideOne(60, 60)).toBe(true)
  })

  it('is never much likelier for one answer than for the other, whatever else is known', () => {
    const most = Math.exp(EPSILON) + 1e-9
    for (let told = -300; told <= 300; told += 1) {
      const ratio = likelihoodOf(told) / likelihoodOf(told - 1)
      expect(Math.max(ratio, 1 / ratio)).toBeLessThanOrEqual(most)
    }
    const all = Array.from({ length: 1001 }, (_, at) => likelihoodOf(at - 500))
    expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6)
  })

  it('has the chance in it that it says', () => {
    const random = seeded(7)
    const drawn = Array.from({ length: 40_000 }, () => chance(random))
    for (const number of [-8, -2, 0, 1, 5]) {
      const share = drawn.filter((one) => one === number).length / drawn.length
      expect(Math.abs(share - likelihoodOf(number))).toBeLessThan(0.01)
    }
  })

  it('tells whoever knows every answer but one next to nothing, over terms and schools', () => {
    const bound = Math.exp(EPSILON) / (1 + Math.exp(EPSILON))
    const school = fc.record({
      others: fc.integer({ min: SMALLEST_GROUP - 1, max: 300 }),
      yesOfOthers: fc.double({ min: 0, max: 1, noNaN: true }),
      answersYes: fc.boolean(),
      seed: fc.integer({ min: 1 }),
    })
    const schools = fc.sample(school, { numRuns: 6000, seed: 11 })
    const right = schools.filter((one) => attack(one) === one.answersYes).length
    const rate = right / schools.length
    expect(rate).toBeLessThan(bound + 0.015)
    expect(rate).toBeGreaterThan(0.5 - 0.03)
  })

  it('is said as a range, with that it has chance in it', () => {
    const told = tellTally({ yes: 40, no: 20 }, { random: () => 0 })
    expect(told).toEqual({ yesOfTen: 7, giveOrTake: 2, about: 60 })
    expect(sayResult({ yesOfTen: 9, giveOrTake: 3, about: 40 })).toContain('Between 6 and 10 of 10')
  })
})

describe('a term of check-ins', () => {
  it('is the one that is on, half term included, and none in the holidays', () => {
    const { halves } = calendar2026
    expect(termOn(halves, '2026-10-28')).toEqual({ academicYear: '2026-27', term: 'autumn' })
    expect(termOn(halves, '2026-12-24')).toBeUndefined()
    expect(termOn(halves, '2026-08-20')).toBeUndefined()
  })
})
