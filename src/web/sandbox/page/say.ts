import type { SandboxPerson } from './wire.ts'

const ROLES: Readonly<Record<string, string>> = {
  ect: 'ECT',
  mentor: 'Mentor',
  'induction-tutor': 'Induction tutor',
  headteacher: 'Headteacher',
}

const NUDGES: Readonly<Record<string, string>> = {
  welcome: 'Welcome',
  'my-week': 'The week ahead',
  'not-logged-yet': 'Not logged yet',
  'coming-up': 'Coming up',
  'half-finished': 'Half-finished meeting log',
  'step-reminder': 'Action step before the lesson',
  'action-step': 'The new action step',
  note: 'What the mentor wrote',
  'pair-news': 'What the ECT said',
  'half-term-summary': 'Half-term summary',
  'weekly-digest': 'Weekly digest',
}

/** 'ECT', 'Mentor and induction tutor'. */
export function sayRoles(person: SandboxPerson): string {
  const [first = '', ...rest] = person.roles.map((role) => ROLES[role] ?? role)
  return [first, ...rest.map((role) => (role === 'ECT' ? role : role.toLowerCase()))].join(' and ')
}

/** A nudge's id in words; one that the page does not know is said as it is written. */
export const sayNudge = (nudge: string): string =>
  NUDGES[nudge] ?? `${nudge.charAt(0).toUpperCase()}${nudge.slice(1).replaceAll('-', ' ')}`

/** 'Monday 21 September'. */
export const sayDay = (iso: string, timeZone: string): string =>
  parts(iso, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).replace(',', '')

/** 'Monday 21 September 2026'. */
export const sayFullDay = (iso: string, timeZone: string): string =>
  parts(iso, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone }).replace(
    ',',
    '',
  )

/** '7:45am', '4pm', 'midday'. */
export function sayTime(iso: string, timeZone: string): string {
  const clock = parts(iso, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone })
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  if (hour % 24 === 0 && minute === 0) return 'midnight'
  if (hour === 12 && minute === 0) return 'midday'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 || hour === 24 ? 'am' : 'pm'}`
}

/** 'AH' for Amina Hussain. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .filter((_letter, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toUpperCase()

const parts = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-GB', options).format(new Date(iso))
