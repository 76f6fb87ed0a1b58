import { describe, expect, it } from 'vitest'
import { anICalendar, bytes, calendarErrors, YEAR_IN_EVENTS } from '../../support/read-files.ts'

describe('a calendar in iCalendar form', () => {
  it('that is broken names the line on which it breaks', () => {
    const broken = anICalendar(YEAR_IN_EVENTS).replace('UID:2', 'UID 2')
    expect(calendarErrors(bytes(broken), { schoolUrn: '123456' })).toEqual([
      [17, undefined, 'bad-icalendar'],
    ])
    expect(calendarErrors(bytes('BEGIN:VCALENDAR\r\n'))).toEqual([
      [undefined, undefined, 'bad-icalendar'],
    ])
  })
})
