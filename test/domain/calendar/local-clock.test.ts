import { describe, expect, it } from 'vitest'
import { instantAt, localTime } from '../../../src/domain/calendar/local-clock.ts'
import { addDays } from '../../../src/domain/calendar/school-date.ts'
import { LONDON } from '../../support/build-situation.ts'

/** What the clock on a wall there shows, by the platform's own table of time zones. */
function wallClock(now: Date, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(now)
  const [, day, month, year, time] = /^(\d+)\/(\d+)\/(\d+), (\d+:\d+)$/.exec(parts) ?? []
  return { date: `${year}-${month}-${day}`, time: String(time) }
}

describe('the clock for many people', () => {
  it('shows what the clock on the wall shows, on every day of a year and when asked again', () => {
    for (const zone of [LONDON, 'America/New_York']) {
      for (let day = '2026-08-01'; day < '2027-08-01'; day = addDays(day, 1)) {
        for (const asked of ['first', 'again']) {
          const now = instantAt(day, '07:45', zone)
          expect(wallClock(now, zone), asked).toEqual({ date: day, time: '07:45' })
          expect(localTime(now, zone), asked).toEqual({ date: day, time: '07:45' })
        }
      }
    }
  })

  it('forgets before it grows without end, and still answers right', () => {
    for (let minute = 0; minute < 2500; minute += 1) {
      const now = new Date(Date.UTC(2026, 9, 24, 22, minute))
      expect(localTime(now, LONDON)).toEqual(wallClock(now, LONDON))
    }
  })
})
