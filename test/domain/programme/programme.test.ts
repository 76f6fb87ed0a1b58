import { expect, it } from 'vitest'
import { halfName } from '../../../src/domain/calendar/school-year.ts'
import { HALF_NAMES, moduleOf } from '../../../src/domain/programme/programme.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'
import { calendar2026 } from '../../support/build-calendar.ts'

it('finds a module by its id, and none of another programme', () => {
  expect(moduleOf(niot, 'E')?.title).toBe('Assessment for Learning')
  expect(moduleOf(niot, 'B12')).toBeUndefined()
})

it('names the halves in the order of the year', () => {
  expect(HALF_NAMES).toEqual(calendar2026.halves.map(halfName))
})
