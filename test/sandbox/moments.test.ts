import { describe, expect, it } from 'vitest'
import { instantAt, localTime } from '../../src/domain/calendar/local-clock.ts'
import { momentOf, type NamedMoment, sayWhere } from '../../src/sandbox/moments.ts'
import { calendar2026 } from '../support/build-calendar.ts'

const LONDON = 'Europe/London'
const place = (local: string, nextSend?: Date) => {
  const [date = '', time = ''] = local.split('T')
  return { now: instantAt(date, time, LONDON), timeZone: LONDON, calendar: calendar2026, nextSend }
}
const from = (local: string, name: NamedMoment): string | undefined => {
  const at = momentOf(name, place(local))
  const moved = at && localTime(at, LONDON)
  return moved && `${moved.date}T${moved.time}`
}

describe('the moments that the page’s buttons name', () => {
  it.each([
    ['2026-09-14T07:00', '2026-09-14T08:00'],
    ['2026-09-14T08:00', '2026-09-15T08:00'],
    ['2026-09-18T12:00', '2026-09-21T08:00'],
    ['2026-09-19T07:00', '2026-09-21T08:00'],
  ])('next morning after %s is %s', (now, then) => {
    expect(from(now, 'next-morning')).toBe(then)
  })

  it.each([
    ['2026-09-14T07:00', '2026-09-18T16:00'],
    ['2026-09-18T15:59', '2026-09-18T16:00'],
    ['2026-09-18T16:00', '2026-09-25T16:00'],
  ])('next Friday after %s is %s', (now, then) => {
    expect(from(now, 'next-friday')).toBe(then)
  })

  it('stay on the wall clock when it is put back at half term, and forward at Easter', () => {
    expect(from('2026-10-23T16:00', 'next-friday')).toBe('2026-10-30T16:00')
    expect(from('2026-10-25T12:00', 'next-morning')).toBe('2026-10-26T08:00')
    expect(from('2027-03-27T12:00', 'next-morning')).toBe('2027-03-29T08:00')
  })

  it('the end of term is its last afternoon, half terms passed over, then the next term’s', () => {
    expect(from('2026-10-20T12:00', 'end-of-term')).toBe('2026-12-18T16:00')
    expect(from('2026-12-18T16:00', 'end-of-term')).toBe('2027-03-25T16:00')
    expect(from('2026-12-27T12:00', 'end-of-term')).toBe('2027-03-25T16:00')
    expect(from('2027-06-01T12:00', 'end-of-term')).toBe('2027-07-21T16:00')
  })

  it('there is no end of term after the calendar’s last', () => {
    expect(from('2027-07-21T16:00', 'end-of-term')).toBeUndefined()
    expect(from('2027-08-10T12:00', 'end-of-term')).toBeUndefined()
    expect(from('2027-08-10T12:00', 'next-morning')).toBe('2027-08-11T08:00')
  })

  it('the next send is whenever a message is due, and none where none is', () => {
    const due = new Date('2026-09-17T06:45:00Z')
    expect(momentOf('next-send', place('2026-09-14T12:00', due))).toEqual(due)
    expect(momentOf('next-send', place('2026-09-14T12:00'))).toBeUndefined()
  })
})

describe('where the sandbox stands in the year', () => {
  it.each([
    ['2026-09-03T12:00', 'Week 1 of autumn 1'],
    ['2026-09-20T12:00', 'Week 3 of autumn 1'],
    ['2026-10-28T12:00', 'Half-term break'],
    ['2026-12-25T12:00', 'School holidays'],
    ['2027-08-10T12:00', 'School holidays'],
  ])('%s is in: %s', (now, where) => expect(sayWhere(place(now))).toBe(where))
})
