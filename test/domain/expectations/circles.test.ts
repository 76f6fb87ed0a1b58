import { describe, expect, it } from 'vitest'
import type { TeachingWeek } from '../../../src/domain/calendar/school-year.ts'
import { mentorCircle, pairCircle } from '../../../src/domain/expectations/circles.ts'
import type { Pairing } from '../../../src/domain/people.ts'
import { calendar2026 } from '../../support/build-calendar.ts'
import { aMentor, aPairing, facts, mentorFacts } from '../../support/build-induction.ts'

const weeks = (...mondays: readonly string[]): readonly TeachingWeek[] =>
  mondays.flatMap((monday) => calendar2026.weekOf(monday) ?? [])

const mentorIn = (pairings: readonly Pairing[], ...mondays: readonly string[]) =>
  pairCircle(facts({ pairings, mentors: [aMentor(), aMentor({ id: 'second' })] })).mentorIn(
    weeks(...mondays),
  )?.id

describe('who mentors in a week', () => {
  it('is the mentor paired on its last teaching day', () => {
    const pairings = [
      aPairing({ to: '2026-09-16' }),
      aPairing({ mentorId: 'second', from: '2026-09-17' }),
    ]
    expect(mentorIn(pairings, '2026-09-07')).toBe('mentor')
    expect(mentorIn(pairings, '2026-09-14')).toBe('second')
  })

  it('is the one who still was there in part of it, where nobody follows', () => {
    const pairings = [aPairing({ to: '2026-09-16' })]
    expect(mentorIn(pairings, '2026-09-14')).toBe('mentor')
    expect(mentorIn(pairings, '2026-09-21')).toBeUndefined()
  })

  it('is the newer of two at the same time, as one may stand in for the other (B-08)', () => {
    const pairings = [aPairing({ mentorId: 'second', from: '2026-09-14' }), aPairing()]
    expect(mentorIn(pairings, '2026-09-14')).toBe('second')
  })

  it('is nobody from another induction', () => {
    expect(mentorIn([aPairing({ inductionId: 'other' })], '2026-09-14')).toBeUndefined()
  })
})

it('has a mentor in training alone in their circle, from the day on which training began', () => {
  const circle = mentorCircle(mentorFacts({ who: { trainingFrom: '2026-09-16' } }))
  const [week] = weeks('2026-09-14')
  expect(circle.owner).toBe('mentor')
  expect(circle.mentorIn([])).toBe(circle.learner)
  expect(week && circle.learner.days.works(week)).toBe(0b11100)
})
