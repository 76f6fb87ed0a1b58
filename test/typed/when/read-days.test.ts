import { describe, expect, it } from 'vitest'
import { readDays } from '../../../src/typed/when/read-days.ts'
import { at, LONDON, year2026 } from '../../support/build-situation.ts'

const here = { now: at('2026-09-09T09:00'), place: { timeZone: LONDON, calendar: year2026 } }
const days = (phrase: string, tense: 'past' | 'coming') => {
  const found = readDays(phrase, tense, here)
  return found && `${found.from}..${found.to ?? ''}`
}

describe('days away, said on a Wednesday', () => {
  it.each([
    ['tomorrow', '2026-09-10..2026-09-10'],
    ['on friday', '2026-09-11..2026-09-11'],
    ['thursday and friday', '2026-09-10..2026-09-11'],
    ['from monday to wednesday', '2026-09-14..2026-09-16'],
    ['14-18 september', '2026-09-14..2026-09-18'],
    ['from 5 to 9 october', '2026-10-05..2026-10-09'],
    ['next week', '2026-09-14..2026-09-18'],
    ['all week', '2026-09-07..2026-09-11'],
    ['until 2 november', '2026-09-09..2026-11-01'],
    ['until after half term', '2026-09-09..2026-11-01'],
    ['for 3 days', '2026-09-09..2026-09-11'],
    ['from 2 november', '2026-11-02..'],
  ])('%j are %s', (phrase, found) => expect(days(phrase, 'coming')).toBe(found))

  it.each([
    ['yesterday', '2026-09-08..2026-09-08'],
    ['on monday', '2026-09-07..2026-09-07'],
    ['on friday', '2026-09-04..2026-09-04'],
    ['thursday and friday', '2026-09-03..2026-09-04'],
    ['last week', '2026-08-31..2026-09-04'],
    ['today', '2026-09-09..2026-09-09'],
  ])('%j were %s', (phrase, found) => expect(days(phrase, 'past')).toBe(found))

  it('are left out where they cannot be read', () => {
    expect(days('whenever', 'coming')).toBeUndefined()
    expect(days('until yesterday', 'coming')).toBeUndefined()
  })
})
