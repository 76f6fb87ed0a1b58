import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { chooseInduction, type InductionChoice } from '../../../src/imports/roster/inductions.ts'

const stored = {
  id: 'i',
  ectId: 'ada',
  programme: 'niot' as const,
  startDate: '2026-01-05',
  anchor: { year: 1 as const, from: '2026-01-05' },
}
/** A late joiner in the first year (B-10), met again in September. */
const aChoice = (its: Partial<InductionChoice> = {}): InductionChoice => ({
  id: 'i',
  ect: {
    id: 'ada',
    name: 'Ada Bell',
    email: 'a.bell@hillcrest.example',
    roles: ['ect'],
    fte: 1,
    workingDays: [1, 2, 3, 4, 5],
  },
  roster: { line: 4, programme: 'niot', startDate: '2026-01-05', year: 1 },
  stored,
  fteBefore: 1,
  absences: [],
  calendar: schoolCalendar([], []),
  today: '2026-09-04',
  ...its,
})
/** Two school years, so that absence can move the end of the first. */
const calendar = schoolCalendar(
  [
    { kind: 'term', name: 'autumn', from: '2026-09-03', to: '2026-12-18' },
    { kind: 'half-term', name: '', from: '2026-10-26', to: '2026-10-30' },
    { kind: 'term', name: 'spring', from: '2027-01-04', to: '2027-03-25' },
    { kind: 'half-term', name: '', from: '2027-02-15', to: '2027-02-19' },
    { kind: 'term', name: 'summer', from: '2027-04-12', to: '2027-07-21' },
    { kind: 'half-term', name: '', from: '2027-05-31', to: '2027-06-04' },
    { kind: 'term', name: 'autumn', from: '2027-09-02', to: '2027-12-17' },
    { kind: 'half-term', name: '', from: '2027-10-25', to: '2027-10-29' },
  ],
  [],
)

describe('an induction in a roster', () => {
  it('that is stored already is counted on from where it was', () => {
    expect(chooseInduction(aChoice())).toEqual({ induction: stored })
    const transferred = { ...stored, anchor: { year: 2 as const, from: '2026-09-01' } }
    const roster = {
      line: 4,
      programme: 'niot' as const,
      startDate: '2026-01-05',
      year: 2 as const,
    }
    expect(chooseInduction(aChoice({ stored: transferred, roster }))).toEqual({
      induction: transferred,
    })
  })

  it('on another programme goes on with it from today, and what was before stays; nothing had begun before its first day', () => {
    const roster = { line: 4, programme: 'ambition', startDate: '2026-01-05', year: 1 as const }
    const moved = chooseInduction(aChoice({ roster }))
    expect(moved.induction).toEqual({
      ...stored,
      programme: 'ambition',
      earlier: [{ programme: 'niot', until: '2026-09-03' }],
    })
    expect(moved.warning).toMatchObject({ code: 'programme-changes', column: 'programme', line: 4 })
    const again = chooseInduction(aChoice({ roster, stored: moved.induction, today: '2026-10-01' }))
    expect(again).toEqual({ induction: moved.induction })
    const soon = {
      ...stored,
      startDate: '2026-10-01',
      anchor: { year: 1 as const, from: '2026-10-01' },
    }
    const corrected = chooseInduction(
      aChoice({ roster: { ...roster, startDate: '2026-10-01' }, stored: soon }),
    )
    expect(corrected).toEqual({ induction: { ...soon, programme: 'ambition' } })
  })

  it('with another share of full time has it from today, and the weeks before keep theirs (B-11)', () => {
    const ect = { ...aChoice().ect, fte: 0.6 }
    const slower = chooseInduction(aChoice({ ect }))
    expect(slower.induction).toEqual({ ...stored, earlierFte: [{ fte: 1, until: '2026-09-03' }] })
    expect(slower.warning).toMatchObject({ code: 'fte-changes', column: 'fte', line: 4 })
    const known = { stored: slower.induction, fteBefore: 0.6, today: '2026-10-01' }
    expect(chooseInduction(aChoice({ ect, ...known }))).toEqual({ induction: slower.induction })
  })

  it('that absence has extended is still in its first year: nothing begins anew (induction.md 1)', () => {
    const began = {
      ...stored,
      startDate: '2026-09-01',
      anchor: { year: 1 as const, from: '2026-09-01' },
    }
    const choice = aChoice({
      stored: began,
      roster: { line: 4, programme: 'niot', startDate: '2026-09-01', year: 1 },
      calendar,
      absences: [{ personId: 'ada', from: '2027-01-04', to: '2027-03-25' }],
      today: '2027-09-10',
    })
    expect(chooseInduction(choice)).toEqual({ induction: began })
    expect(chooseInduction({ ...choice, absences: [] })).toMatchObject({
      warning: { line: 4, column: 'year', code: 'year-and-start-date' },
    })
  })

  it('with a start date that was put right is counted anew', () => {
    const roster = {
      line: 4,
      programme: 'niot' as const,
      startDate: '2026-04-13',
      year: 1 as const,
    }
    expect(chooseInduction(aChoice({ roster })).induction.anchor).toEqual({
      year: 1,
      from: '2026-04-13',
    })
  })

  it('of last year’s file is not put back a year without saying so', () => {
    const choice = aChoice({ today: '2027-09-10' })
    const { induction, warning } = chooseInduction(choice)
    expect(induction.anchor).toEqual({ year: 1, from: '2027-09-01' })
    expect(warning?.message).toContain('year 1 is counted from 2027-09-01')
  })
})
