import { describe, expect, it } from 'vitest'
import {
  sayWindow,
  windowOn,
  windowsOfInduction,
  windowsOfMentor,
} from '../../../src/domain/oversight/declaration-window.ts'

const fullTime = { isFullTime: true, isExtended: false }

describe('when a provider tells the department how training stands', () => {
  it('follows the department’s dates for an ECT who began in September', () => {
    const windows = windowsOfInduction('2025-09-01', fullTime)
    expect(windows.map(({ name, to }) => `${name} ${to}`)).toEqual([
      'started 2025-12-31',
      'retained 1 2026-03-31',
      'retained 2 2026-07-31',
      'retained 3 2026-12-31',
      'retained 4 2027-03-31',
      'completed 2027-07-31',
    ])
  })

  it('gives no dates below full time, and no end where induction is extended', () => {
    expect(windowsOfInduction('2025-09-01', { isFullTime: false, isExtended: false })).toEqual([])
    const extended = windowsOfInduction('2025-09-01', { isFullTime: true, isExtended: true })
    expect(extended.map(({ name }) => name)).not.toContain('completed')
    expect(extended).toHaveLength(5)
  })

  it('has a start and an end only for mentors, whose training is one year', () => {
    expect(windowsOfMentor('2026-09-01').map(sayWindow)).toEqual([
      'started, Monday 1 June 2026 to Thursday 31 December 2026',
      'completed, Thursday 1 April 2027 to Saturday 31 July 2027',
    ])
  })

  it('gives no dates for those registered at other times of the year', () => {
    expect(windowsOfInduction('2027-01-04', fullTime)).toEqual([])
    expect(windowOn([], '2027-01-10')).toBeUndefined()
  })

  it('says the window that is open, else the next', () => {
    const windows = windowsOfMentor('2026-09-01')
    expect(windowOn(windows, '2027-02-01')?.name).toBe('completed')
    expect(windowOn(windows, '2027-08-01')).toBeUndefined()
  })
})
