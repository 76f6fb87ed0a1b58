import { describe, expect, it } from 'vitest'
import { anICalendar, bytes, calendarErrors, YEAR_IN_EVENTS } from '../../support/read-files.ts'

describe('a calendar in iCalendar form', () => {
  it('that is broken names the line on which it breaks', () => {
    const broken = anICalendar(YEAR_IN_EVENTS).replace('UID:2', 'UID 2')
    expect(calendarErrors(bytes(broken), { schoolUrns: ['123456'] })).toEqual([
      [17, 'UID', 'broken-line'],
    ])
  })

  it('that ends in the middle is refused: what is lost could be a holiday', () => {
    const cut = anICalendar(YEAR_IN_EVENTS).split('\r\n').slice(0, 30).join('\r\n')
    expect(calendarErrors(bytes(cut), { schoolUrns: ['123456'] })).toContainEqual([
      30,
      undefined,
      'bad-icalendar',
    ])
  })
})
