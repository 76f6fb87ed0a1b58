import { describe, expect, it } from 'vitest'
import { NO_CHOICES } from '../../../src/imports/roster/choices.ts'
import {
  judgePlacements,
  lastDayOf,
  type Placement,
} from '../../../src/imports/roster/placements.ts'

const EMAIL = 'a.yusuf@larkfield.example'
const at = (schoolName: string, startDate: string, more: Partial<Placement> = {}): Placement => ({
  email: EMAIL,
  name: 'Amina Yusuf',
  schoolId: schoolName,
  schoolName,
  urn: '999001',
  personId: `${schoolName} amina`,
  startDate,
  isNew: false,
  ...more,
})
const OLD = at('Larkfield', '2026-09-01')
const NEW = at('Millbrook', '2026-11-02', { line: 4, isNew: true })

describe('an ECT at two schools', () => {
  it('is asked about at the line that brings the second', () => {
    const { questions, endings } = judgePlacements([OLD, NEW], NO_CHOICES)
    expect(endings).toEqual([])
    expect(questions).toMatchObject([{ line: 4, column: 'email', code: 'ect-elsewhere' }])
    expect(questions[0]?.choices?.map(({ option }) => option)).toEqual([
      `--transfer ${EMAIL}`,
      `--both-schools ${EMAIL}`,
    ])
  })

  it('who moves leaves the old one on the day before the new one', () => {
    const choices = { ...NO_CHOICES, transfers: new Set([EMAIL]) }
    const { endings, questions } = judgePlacements([NEW, OLD], choices)
    expect(questions).toEqual([])
    expect(endings).toMatchObject([{ placement: OLD, leavesOn: '2026-11-02', movesTo: NEW }])
    expect(endings.map(lastDayOf)).toEqual(['2026-11-01'])
  })

  it('whose old school’s roster is imported late stays where they went', () => {
    const late = { ...OLD, line: 7, isNew: true }
    const choices = { ...NO_CHOICES, transfers: new Set([EMAIL]) }
    const { endings } = judgePlacements([{ ...NEW, isNew: false }, late], choices)
    expect(endings).toMatchObject([{ placement: late, movesTo: { schoolName: 'Millbrook' } }])
  })

  it('may be at both', () => {
    const choices = { ...NO_CHOICES, bothSchools: new Set([EMAIL]) }
    expect(judgePlacements([OLD, NEW], choices)).toEqual({ endings: [], questions: [] })
  })

  it('is not asked about again once both are known', () => {
    const both = [OLD, { ...NEW, isNew: false }]
    expect(judgePlacements(both, NO_CHOICES)).toEqual({ endings: [], questions: [] })
  })

  it('cannot move on the day on which they began', () => {
    const choices = { ...NO_CHOICES, transfers: new Set([EMAIL]) }
    const same = { ...NEW, startDate: OLD.startDate }
    expect(judgePlacements([OLD, same], choices).questions).toMatchObject([
      { line: 4, column: 'start_date', code: 'same-start' },
    ])
  })
})
