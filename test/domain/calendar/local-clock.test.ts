import { describe, expect, it } from 'vitest'
import { instantOf, localOf } from '../../../src/domain/calendar/local-clock.ts'
import { addDays, instantAt, localTime } from '../../../src/domain/calendar/school-date.ts'
import { LONDON } from '../../support/build-situation.ts'

describe('the clock for many people', () => {
  it('says what the plain clock says, on every day of a year and when asked again', () => {
    for (const zone of [LONDON, 'America/New_York']) {
      for (let day = '2026-08-01'; day < '2027-08-01'; day = addDays(day, 1)) {
        const plain = instantAt(day, '07:45', zone)
        expect(instantOf(day, '07:45', zone)).toEqual(plain)
        expect(instantOf(day, '07:45', zone)).toEqual(plain)
        expect(localOf(plain, zone)).toEqual(localTime(plain, zone))
      }
    }
  })

  it('forgets before it grows without end, and still answers right', () => {
    for (let minute = 0; minute < 2500; minute += 1) {
      const now = new Date(Date.UTC(2026, 9, 24, 22, minute))
      expect(localOf(now, LONDON)).toEqual(localTime(now, LONDON))
    }
  })
})
