import { expect, it } from 'vitest'
import { reachesBackTo } from '../../../src/domain/expectations/calendar-reach.ts'
import { calendar2026 } from '../../support/build-calendar.ts'

it('a calendar goes back to the school year of its first week, and an empty one says nothing', () => {
  expect(reachesBackTo(calendar2026, '2026-09-01')).toBe(true)
  expect(reachesBackTo(calendar2026, '2025-09-01')).toBe(false)
  expect(reachesBackTo({ weeks: [] }, '2020-09-01')).toBe(true)
})
