import { describe, expect, it } from 'vitest'
import {
  declarationWindows,
  sayWindow,
  windowOn,
} from '../../../src/domain/oversight/declaration-window.ts'

describe('when a provider tells the department how training stands', () => {
  it('follows the department’s dates for an ECT who began in September', () => {
    const windows = declarationWindows('2025-09-01', 'ect')
    expect(windows.map(({ name, to }) => `${name} ${to}`)).toEqual([
      'started 2025-12-31',
      'retained 1 2026-03-31',
      'retained 2 2026-07-31',
      'retained 3 2026-12-31',
      'retained 4 2027-03-31',
      'completed 2027-07-31',
    ])
  })

  it('has a start and an end only for mentors, whose training is one year', () => {
    expect(declarationWindows('2026-09-01', 'mentor').map(sayWindow)).toEqual([
      'started, Monday 1 June 2026 to Thursday 31 December 2026',
      'completed, Thursday 1 April 2027 to Saturday 31 July 2027',
    ])
  })

  it('gives no dates for those registered at other times of the year', () => {
    expect(declarationWindows('2027-01-04', 'ect')).toEqual([])
    expect(windowOn([], '2027-01-10')).toBeUndefined()
  })

  it('says the window that is open, else the next', () => {
    const windows = declarationWindows('2026-09-01', 'mentor')
    expect(windowOn(windows, '2027-02-01')?.name).toBe('completed')
    expect(windowOn(windows, '2027-08-01')).toBeUndefined()
  })
})
