import { createCalendarLinks } from '../../src/chats/calendar-links.ts'

/** Addresses of calendars as a service gives them out that is reached here. */
export const ORIGIN = 'https://keepstep.example'
export const calendarLinks = createCalendarLinks('a secret of the tests', ORIGIN)
