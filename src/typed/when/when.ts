import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolCalendar } from '../../domain/calendar/school-year.ts'

/** The school whose clock and whose year are meant. */
export interface Place {
  readonly timeZone: string
  readonly calendar: SchoolCalendar
}

/** When and where something was typed: every day and time in it is the school's. */
export interface WhenContext {
  readonly now: Date
  readonly place: Place
}

/** A day, or a time of it, that may be meant. */
export interface Moment {
  readonly on: SchoolDate
  readonly time?: string
}

/** Why words about time can mean two things. */
export type Unclear = 'weekday-and-date' | 'two-meanings' | 'next-weekday' | 'starts-later'

/** A day, or an instant of it, that somebody typed; or why it is none that can be waited for. */
export type When =
  | { readonly kind: 'day'; readonly on: SchoolDate }
  | { readonly kind: 'time'; readonly on: SchoolDate; readonly time: string; readonly at: Date }
  /** So long from now. */
  | { readonly kind: 'later'; readonly at: Date }
  /** Two moments fit: ask, never guess. */
  | {
      readonly kind: 'unclear'
      readonly because: Unclear
      readonly choices: readonly [Moment, Moment]
    }
  /** 'A bit', 'for now': a wish without a day. */
  | { readonly kind: 'vague' }
  | { readonly kind: 'past'; readonly on: SchoolDate }
  | { readonly kind: 'no-such-day'; readonly typed: string }
  /** A school day that the calendar does not reach. */
  | { readonly kind: 'not-in-calendar' }
  | { readonly kind: 'not-a-date' }

/** The local day and time of `WhenContext`, worked out once. */
export interface Today {
  readonly date: SchoolDate
  readonly time: string
  readonly calendar: SchoolCalendar
}

/** A time that lasts: its first day, and the first day after it on which messages may come again. */
export interface Period {
  readonly from: SchoolDate
  readonly next: SchoolDate
}
