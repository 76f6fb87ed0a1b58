import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import {
  isOnStretch,
  movedTo,
  programmeIdOn,
  programmeStretches,
} from '../../../src/domain/expectations/programme-stretches.ts'
import type { Induction } from '../../../src/domain/people.ts'
import { anInduction } from '../../support/build-induction.ts'

interface Move {
  readonly programme: string
  readonly at: number
}

const START = '2026-09-01'
const DAYS = Array.from({ length: 300 }, (_, at) => addDays(START, at))

const afterAll = (moves: readonly Move[]): Induction =>
  moves.reduce(
    (one, { programme, at }) => movedTo(one, { programme, from: addDays(START, at) }),
    anInduction({ startDate: START }),
  )

/** The newest word about each day. */
const saidOf = (moves: readonly Move[], at: number): string =>
  moves.findLast((move) => move.at <= at)?.programme ?? 'niot'

describe('an induction that goes from one programme to another', () => {
  it('whatever the order of moves, each day has one programme: that of the newest word about it', () => {
    const move = fc.record({
      programme: fc.constantFrom('niot', 'ambition', 'teach-first'),
      at: fc.integer({ min: -20, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
        const induction = afterAll(moves)
        const stretches = programmeStretches(induction)
        expect(DAYS.map((day) => programmeIdOn(induction, day))).toEqual(
          DAYS.map((_, at) => saidOf(moves, at)),
        )
        expect(
          DAYS.filter((day) => stretches.filter((one) => isOnStretch(one, day)).length !== 1),
        ).toEqual([])
        expect(induction.earlier).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
