import { describe, expect, it } from 'vitest'
import type { TeachingWeek } from '../../../src/domain/calendar/school-year.ts'
import { inductionClock } from '../../../src/domain/expectations/induction-clock.ts'
import { assignedModules } from '../../../src/domain/expectations/module-turns.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction, startingOn } from '../../support/build-induction.ts'

const calendar = calendarOfYears(2026, 2027, 2028)
const schoolA = ['A', 'F', 'C', 'E', 'B', 'D']

interface Case {
  readonly from?: string
  readonly fte?: number
  readonly year?: 0 | 1
  readonly sequences?: Record<string, string[]>
  readonly isAway?: (week: TeachingWeek) => boolean
}

const turns = ({ from, fte = 1, year = 0, sequences = {}, isAway = () => false }: Case = {}) => {
  const induction = from === undefined ? anInduction() : startingOn(from)
  const clock = inductionClock({ induction, ect: anEct({ fte }), absences: [], calendar })
  const stretch = clock.years[year]
  if (stretch === undefined) throw new Error('no such year')
  return assignedModules({ programme: niot, stretch, sequences, pace: clock.pace, isAway })
}

const modules = (of: Case = {}): string =>
  turns(of)
    .map(({ module }) => module ?? '-')
    .join('')

describe('whose turn a module is, full time', () => {
  it('goes through A to F, or the school’s order, one a half term (B-29, B-30)', () => {
    expect(modules()).toBe('ABCDEF')
    expect(modules({ sequences: { '2026-27': schoolA } })).toBe('AFCEBD')
  })

  it('is the same in both years of a school (B-30)', () => {
    const sequences = { '2026-27': schoolA, '2027-28': schoolA }
    expect(modules({ sequences, year: 1 })).toBe('AFCEBD')
  })

  it('starts a late joiner with A, then beside colleagues, then picks up what was passed over (B-30, contradiction 27)', () => {
    expect(modules({ from: '2027-01-04' })).toBe('ADEFCB')
    expect(turns({ from: '2027-01-04' }).map(({ pickedUp }) => pickedUp)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ])
    expect(modules({ from: '2026-11-09' })).toBe('ACDEFB')
  })

  it('picks up only what colleagues will not bring again, and takes the rest beside them', () => {
    // Joining in spring 2, after colleagues began D: E and F come with them, and B and C next year.
    expect(modules({ from: '2027-02-22' })).toBe('AEFDBC')
    expect(modules({ from: '2027-06-10' })).toBe('AFBCDE')
  })

  it('picks up in the order of the school', () => {
    const sequences = { '2026-27': schoolA, '2027-28': schoolA }
    expect(modules({ from: '2027-01-04', sequences })).toBe('AEBDCF')
  })

  it('leaves a module to come as long as the ECT was away for all of its half', () => {
    const isAway = ({ term, half, academicYear }: TeachingWeek): boolean =>
      academicYear === '2026-27' && term === 'autumn' && half === 2
    expect(modules({ isAway })).toBe('ABCDEF')
    expect(turns({ isAway }).filter(({ module }) => module === 'B')).toHaveLength(1)
  })
})

describe('whose turn a module is, part time (B-11)', () => {
  it('is two halves long at 0.5, in the school’s order', () => {
    expect(modules({ fte: 0.5 })).toBe('AABBCCDDEEFF')
    expect(modules({ fte: 0.5, sequences: { '2026-27': schoolA } })).toBe('AAFFCCEEBBDD')
  })

  it('follows the floor of half count times FTE', () => {
    expect(modules({ fte: 0.6 })).toBe('AABBCDDEEF')
    expect(modules({ fte: 0.8 })).toBe('AABCDEEF')
  })

  it('takes all six modules in year 2 as well', () => {
    expect(modules({ fte: 0.8, year: 1 })).toBe('ABCCDEF')
    expect(modules({ fte: 0.6, year: 1 }).startsWith('AABB')).toBe(true)
  })

  it('keeps to one order through a year of induction that lies in two school years', () => {
    const sequences = { '2026-27': schoolA }
    expect(modules({ fte: 0.6, sequences })).toBe('AAFFCEEBBD')
  })
})
