import { describe, expect, it } from 'vitest'
import { aCalendarFile } from '../../support/build-roster.ts'
import {
  allDay,
  anICalendar,
  bytes,
  calendarErrors,
  readWholeCalendar,
  withoutLines,
  YEAR_IN_EVENTS,
} from '../../support/read-files.ts'

describe('a calendar in iCalendar form', () => {
  it('says the same as its twin in CSV: DTEND is the day after (RFC 5545)', () => {
    const twin = aCalendarFile([
      'term,autumn,2026-09-03,2026-12-18',
      'half-term,Autumn half term,2026-10-26,2026-10-30',
      'term,spring,2027-01-04,2027-03-25',
      'half-term,Half-term,2027-02-15,2027-02-19',
      'term,summer,2027-04-12,2027-07-21',
      'half-term,Summer half term,2027-05-31,2027-06-04',
      'inset,INSET day,2026-11-02,2026-11-02',
      'closure,School closed: polling day,2027-05-06,2027-05-06',
    ])
    const { rows, warnings } = readWholeCalendar(bytes(anICalendar(YEAR_IN_EVENTS)), {
      schoolUrns: ['123456'],
    })
    expect(withoutLines(rows)).toEqual(withoutLines(readWholeCalendar(twin).rows))
    expect(warnings.map(({ line, column, code }) => [line, column, code])).toEqual([
      [51, 'SUMMARY', 'events-left-out'],
    ])
  })

  it('asks which school it is of, unless the file says so', () => {
    expect(calendarErrors(bytes(anICalendar(YEAR_IN_EVENTS)))).toEqual([
      [undefined, undefined, 'no-school'],
    ])
    const said = bytes(anICalendar(YEAR_IN_EVENTS, ['X-SCHOOL-URN:123456']))
    expect(readWholeCalendar(said).rows[0]?.urn).toBe('123456')
    expect(calendarErrors(said, { schoolUrns: ['123457'] })).toEqual([
      [undefined, 'X-SCHOOL-URN', 'other-school'],
    ])
  })

  it('understands a category before the words of a title', () => {
    const events = [
      ...YEAR_IN_EVENTS,
      [...allDay('Staff only', '20270628'), 'CATEGORIES:School,inset'],
    ]
    const { rows } = readWholeCalendar(bytes(anICalendar(events)), { schoolUrns: ['123456'] })
    expect(rows.at(-1)).toMatchObject({ kind: 'inset', name: 'Staff only', from: '2027-06-28' })
  })

  it('tells the day of an instant on English clocks, in summer time too', () => {
    const timed = ['SUMMARY:INSET day', 'DTSTART:20270624T230000Z', 'DTEND:20270625T143000Z']
    const { rows } = readWholeCalendar(bytes(anICalendar([...YEAR_IN_EVENTS, timed])), {
      schoolUrns: ['123456'],
    })
    expect(rows.at(-1)).toMatchObject({ from: '2027-06-25', to: '2027-06-25' })
  })

  it('passes over an event that was cancelled', () => {
    const cancelled = [...allDay('INSET day', '20261103'), 'STATUS:CANCELLED']
    const { rows } = readWholeCalendar(bytes(anICalendar([...YEAR_IN_EVENTS, cancelled])), {
      schoolUrns: ['123456'],
    })
    expect(rows.map(({ from }) => from)).not.toContain('2026-11-03')
  })

  it('names the line and the property of every mistake', () => {
    const file = anICalendar([
      allDay('Autumn term', '20260903', '20261219'),
      ['SUMMARY:INSET day', 'DTSTART;VALUE=DATE:20269999'],
      [...allDay('INSET day', '20261102'), 'RRULE:FREQ=TERMLY'],
      allDay('Half term', '20261231', '20270105'),
      ['SUMMARY:INSET day', 'DTSTART:20261103T090000', 'DURATION:A DAY'],
      allDay('Term', '20270104', '20270326').concat('CATEGORIES:term'),
    ])
    expect(calendarErrors(bytes(file), { schoolUrns: ['123456'] })).toEqual([
      [13, 'DTSTART', 'bad-date'],
      [19, 'RRULE', 'repeating-event'],
      [21, 'DTSTART', 'half-term-outside-term'],
      [31, 'DURATION', 'bad-date'],
      [33, 'SUMMARY', 'unknown-term'],
    ])
  })
})
