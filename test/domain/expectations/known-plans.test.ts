import { describe, expect, it } from 'vitest'
import { schoolCalendar } from '../../../src/domain/calendar/school-year.ts'
import { knownPlan } from '../../../src/domain/expectations/known-plans.ts'
import type { PlannedItem } from '../../../src/domain/expectations/planned-item.ts'
import { programmeOf } from '../../../src/programmes/index.ts'
import { bankHolidays, entries2026 } from '../../support/build-calendar.ts'

const niot = programmeOf('niot')
if (niot === undefined) throw new Error('NIoT is a programme.')

describe('plans that people share', () => {
  const ground = { calendar: schoolCalendar(entries2026, bankHolidays), programme: niot }
  const aPlan = (): readonly PlannedItem[] => []

  it('are worked out once for a shape', () => {
    const first = knownPlan(ground, 'full time from September', aPlan)
    expect(knownPlan(ground, 'full time from September', aPlan)).toBe(first)
    expect(knownPlan(ground, 'half time from January', aPlan)).not.toBe(first)
  })

  it('are worked out anew when the calendar changes', () => {
    const first = knownPlan(ground, 'full time from September', aPlan)
    const changed = { ...ground, calendar: schoolCalendar(entries2026, bankHolidays) }
    expect(knownPlan(changed, 'full time from September', aPlan)).not.toBe(first)
  })
})
