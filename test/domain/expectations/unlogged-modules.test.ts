import { describe, expect, it } from 'vitest'
import { inductionExpectations } from '../../../src/domain/expectations/expectations.ts'
import type { InductionFacts } from '../../../src/domain/expectations/induction-facts.ts'
import { plannedInduction } from '../../../src/domain/expectations/planned-year.ts'
import { unloggedModules } from '../../../src/domain/expectations/unlogged-modules.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { calendarOfYears } from '../../support/build-calendar.ts'
import { anEntry, facts, inYearTwo } from '../../support/build-induction.ts'

const calendar = calendarOfYears(2026, 2027)
const YEAR_TWO = '2027-09-08'

/** Study logged in every week with a module but for these. */
const loggedBut = (...modules: readonly string[]) =>
  plannedInduction(facts({ programme: ambition, calendar }))
    .filter(
      ({ item, module, inductionYear }) =>
        item.id === 'module-study' && inductionYear === 1 && !modules.includes(module?.id ?? ''),
    )
    .map(({ key, weeks }) =>
      anEntry({ on: weeks[0]?.teachingDays[0] ?? '', expectationId: `induction/${key}`, id: key }),
    )

const of = (but: Partial<InductionFacts>) => {
  const all = facts({ programme: ambition, calendar, today: YEAR_TWO, ...but })
  return unloggedModules(plannedInduction({ ...all, log: [] }), all)
}

describe('what was left over from year 1', () => {
  it('is the modules of which nothing was logged', () => {
    expect(of({ log: loggedBut('B4', 'S12') })).toEqual(['B4', 'S12'])
    expect(of({ log: loggedBut() })).toEqual([])
  })

  it('is nothing before year 2 begins, and nothing where there is no record of year 1', () => {
    expect(of({ log: loggedBut('B4'), today: '2027-07-21' })).toEqual([])
    expect(of({ log: [] })).toEqual([])
    expect(of({ induction: inYearTwo(), today: '2026-10-01' })).toEqual([])
  })

  it('is taken up first in year 2, and is not asked for twice (B-28, AMB:435)', () => {
    const all = inductionExpectations(
      facts({ programme: ambition, calendar, today: YEAR_TWO, log: loggedBut('B4', 'S12') }),
    )
    const study = all.filter(
      ({ activity, inductionYear }) =>
        inductionYear === 2 && (activity === 'self-study' || activity === 'diagnostic'),
    )
    expect(study.slice(0, 4).map(({ title }) => title)).toEqual([
      'Self-study from year 1: Directing attention',
      'Self-study from year 1: Feedback',
      'Year 2 diagnostic',
      'Self-study by the action plan: revisit a module or read further',
    ])
    const before = all.find(({ id }) => id.endsWith('module-study-b4'))
    expect(before).toMatchObject({ state: 'excused', excusedFor: 'carried-over' })
  })

  it('is fulfilled by what is logged in year 2, in its turn (B-21)', () => {
    const log = [...loggedBut('B4', 'S12'), anEntry({ on: YEAR_TWO, id: 'autumn' })]
    const all = inductionExpectations(
      facts({ programme: ambition, calendar, today: YEAR_TWO, log }),
    )
    expect(all.find(({ doneBy }) => doneBy === 'autumn')?.id).toMatch(/outstanding-b4$/)
  })
})
