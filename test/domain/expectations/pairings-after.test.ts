import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import { pairingsAfter } from '../../../src/domain/expectations/pairings-after.ts'
import type { Pairing } from '../../../src/domain/people.ts'

const choice = { inductionId: 'ada', startDate: '2026-09-01', today: '2026-11-10' }
const known = { ...choice, startDateBefore: '2026-09-01' }
const omar: Pairing = { inductionId: 'ada', mentorId: 'omar', from: '2026-09-01' }

describe('pairings after an import', () => {
  it('begin with a new ECT’s first day, also where that is past', () => {
    expect(pairingsAfter([], { ...choice, mentorId: 'omar' })).toEqual([omar])
  })

  it('begin today for an ECT who was there without a mentor', () => {
    expect(pairingsAfter([], { ...known, mentorId: 'omar' })).toEqual([
      { ...omar, from: '2026-11-10' },
    ])
  })

  it('of a replaced mentor end the day before the next begins (B-07)', () => {
    expect(pairingsAfter([omar], { ...known, mentorId: 'olu' })).toEqual([
      { ...omar, to: '2026-11-09' },
      { inductionId: 'ada', mentorId: 'olu', from: '2026-11-10' },
    ])
  })

  it('stay as they are where nothing changes', () => {
    const past = { ...omar, mentorId: 'olu', from: '2026-08-01', to: '2026-08-31' }
    expect(pairingsAfter([past, omar], { ...known, mentorId: 'omar' })).toEqual([past, omar])
  })

  it('never overlap, never end before they begin, and leave one open at most, whatever comes', () => {
    const step = fc.record({
      mentorId: fc.constantFrom('omar', 'olu', 'raj', undefined),
      days: fc.nat(40),
      start: fc.constantFrom('2026-09-01', '2026-09-07', '2027-01-04'),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        for (const { pairings, mentorId } of imported(steps)) {
          const open = pairings.filter(({ to }) => to === undefined)
          expect(open.map((pairing) => pairing.mentorId)).toEqual(mentorId ? [mentorId] : [])
          const days = pairings
            .toSorted((a, b) => (a.from < b.from ? -1 : 1))
            .flatMap(({ from, to = '9999-12-31' }) => [from, `${to} end`])
          expect(days).toEqual(days.toSorted())
        }
      }),
    )
  })
})

interface Step {
  readonly mentorId: string | undefined
  readonly days: number
  readonly start: string
}

/** The pairings after each of several imports, so many days apart. */
function imported(steps: readonly Step[]) {
  let pairings: Pairing[] = []
  let today = '2026-09-01'
  let before: { startDateBefore?: string } = {}
  return steps.map(({ mentorId, days, start }) => {
    today = addDays(today, days)
    const mentor = mentorId === undefined ? {} : { mentorId }
    pairings = pairingsAfter(pairings, {
      ...{ inductionId: 'ada', today, startDate: start },
      ...mentor,
      ...before,
    })
    before = { startDateBefore: start }
    return { pairings, mentorId }
  })
}
