/** Somebody's own days as iCalendar, pure: events that have a day, and what their pairs agreed. */
import ICAL from 'ical.js'
import { instantAt } from '../domain/calendar/local-clock.ts'
import { addDays } from '../domain/calendar/school-date.ts'
import { wherePlaced } from '../domain/expectations/dated-event.ts'
import type { Expectation } from '../domain/expectations/expectation.ts'
import { agreedOf, eventsOf } from '../school/events.ts'
import type { SchoolPicture } from '../school/facts.ts'

/** A calendar that any programme can import; each event keeps its id, so that a later one replaces it. */
export function eventsCalendar(picture: SchoolPicture, personId: string, now: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('prodid', '-//Keepstep//Events//EN')
  calendar.updatePropertyWithValue('version', '2.0')
  const { timeZone } = picture.school
  for (const one of eventsOf(picture, personId)) {
    if (one.held !== undefined && one.state !== 'excused') {
      calendar.addSubcomponent(eventOf(one, { held: one.held, now, timeZone }))
    }
  }
  for (const { title, ...one } of agreedOf(picture, personId)) {
    const held = { on: one.dueOn }
    calendar.addSubcomponent(eventOf({ id: one.id, title }, { held, now, timeZone }))
  }
  return `${calendar.toString()}\r\n`
}

interface Held {
  readonly held: Pick<
    NonNullable<Expectation['held']>,
    'on' | 'startsAt' | 'endsAt' | 'mode' | 'place'
  >
  readonly now: Date
  readonly timeZone: string
}

function eventOf(
  { id, title }: Pick<Expectation, 'id' | 'title'>,
  { held, now, timeZone }: Held,
): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.updatePropertyWithValue('uid', `${id}@keepstep`)
  event.updatePropertyWithValue('dtstamp', utc(now))
  event.updatePropertyWithValue('summary', title)
  const { on, startsAt, endsAt } = held
  if (startsAt === undefined) {
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(on))
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(addDays(on, 1)))
  } else {
    event.updatePropertyWithValue('dtstart', utc(instantAt(on, startsAt, timeZone)))
    if (endsAt !== undefined && endsAt > startsAt) {
      event.updatePropertyWithValue('dtend', utc(instantAt(on, endsAt, timeZone)))
    }
  }
  const where = wherePlaced(held)
  if (where !== undefined) event.updatePropertyWithValue('location', where)
  return event
}

const utc = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true)
