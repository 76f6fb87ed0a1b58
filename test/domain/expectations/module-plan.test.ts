import { describe, expect, it } from 'vitest'
import { halfName } from '../../../src/domain/calendar/school-year.ts'
import { daysInSchool } from '../../../src/domain/expectations/days-in-school.ts'
import { inductionClock } from '../../../src/domain/expectations/induction-clock.ts'
import { moduleRuns, modulesNotTaken } from '../../../src/domain/expectations/module-plan.ts'
import { steadyPace } from '../../../src/domain/expectations/pace.ts'
import type { Absence } from '../../../src/domain/people.ts'
import type { Programme } from '../../../src/domain/programme/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEct, anInduction, away, startingOn } from '../../support/build-induction.ts'
import { patternProgramme } from '../../support/build-programme.ts'

const calendar = calendarOfYears(2026, 2027, 2028)

interface Case {
  readonly programme?: Programme
  readonly from?: string
  readonly fte?: number
  readonly year?: 0 | 1
  readonly absences?: readonly Absence[]
}

const runs = ({ programme = niot, from, fte = 1, year = 0, absences = [] }: Case = {}) => {
  const induction = from === undefined ? anInduction() : startingOn(from)
  const ect = anEct({ fte })
  const clock = inductionClock({ induction, ect, absences, calendar })
  const stretch = clock.years[year]
  if (stretch === undefined) throw new Error('no such year')
  const days = daysInSchool(ect, absences)
  const isAway = (week: Parameters<typeof days.isThere>[0]): boolean => days.isThere(week) === 0
  return moduleRuns({ programme, stretch, sequences: {}, pace: steadyPace(fte), isAway })
}

describe('the time for each module', () => {
  it('is its half term, full time (NIOT:60)', () => {
    expect(runs().map(({ module, half }) => `${module} ${halfName(half)}`)).toEqual([
      'A autumn-1',
      'B autumn-2',
      'C spring-1',
      'D spring-2',
      'E summer-1',
      'F summer-2',
    ])
  })

  it('is all of its halves in one, part time (B-11)', () => {
    const [first] = runs({ fte: 0.5 })
    expect(first).toMatchObject({ module: 'A', position: 0 })
    expect(first?.weeks).toHaveLength(8 + 7)
  })

  it('says which modules a late joiner does not take this year, as colleagues had them before (contradiction 27)', () => {
    const late = runs({ from: '2027-01-04' })
    expect(modulesNotTaken(niot, late, '2026-27')).toEqual(['B', 'C'])
    expect(late.filter(({ pickedUp }) => pickedUp).map(({ module }) => module)).toEqual(['C'])
    expect(late.map(({ module }) => module)).toEqual(['A', 'D', 'E', 'F', 'C', 'B'])
    expect(modulesNotTaken(niot, runs(), '2026-27')).toEqual([])
  })

  it('comes in the extension of a year for a module whose half was all absence (induction.md 1)', () => {
    const absences = [away('ect', '2026-11-02', '2026-12-18')]
    const all = runs({ absences })
    expect(all.map(({ module }) => module)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'B'])
    expect(all.at(-1)).toMatchObject({
      pickedUp: true,
      half: { academicYear: '2027-28', index: 0 },
    })
  })

  it('has no module in an extension in which all are taken', () => {
    const absences = [away('ect', '2026-11-16', '2027-01-15')]
    expect(runs({ absences }).at(-1)?.module).toBeUndefined()
  })
})

describe('other paths through modules', () => {
  it('give each strand its half term, going on where it stopped (contradiction 4)', () => {
    const all = runs({ programme: patternProgramme })
    const inHalf = (index: number) =>
      all.filter(({ half }) => half.index === index).map(({ module }) => module)
    expect(inHalf(0)).toEqual(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8'])
    expect(inHalf(1).slice(0, 2)).toEqual(['I1', 'I2'])
    expect(inHalf(3).slice(0, 2)).toEqual(['B9', 'B10'])
  })

  it('leave weeks without a module once a strand is through', () => {
    const all = runs({ programme: patternProgramme })
    const instruction = all.filter(({ half }) => half.index === 1 || half.index === 4)
    expect(instruction.map(({ module }) => module).slice(-3)).toEqual(['I12', undefined, undefined])
  })

  it('give a part-time ECT two weeks for a weekly module at 0.5 (B-11)', () => {
    const all = runs({ programme: patternProgramme, fte: 0.5 })
    expect(all.slice(0, 2).map(({ module, weeks }) => [module, weeks.length])).toEqual([
      ['B1', 2],
      ['B2', 2],
    ])
  })

  it('give each cycle its term (B-35)', () => {
    const all = runs({ programme: patternProgramme, year: 1 })
    expect(all.map(({ module, weeks }) => [module, weeks.length])).toEqual([
      ['C1', 14],
      ['C2', 12],
      ['C3', 12],
    ])
  })
})
