import type { SchoolDate, Weekday } from '../domain/calendar/school-date.ts'
import type { Activity, StepOutcome } from '../domain/log-entry.ts'
import type { ChangeWhat } from '../domain/oversight/school-change.ts'
import type { WhenContext } from './when/when.ts'

/** Somebody whom the actor works with, as the roster names them. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
}

/** All that is needed to read a person's message. Nothing here has a default: each caller says it. */
export interface TextContext extends WhenContext {
  /** When a snoozed day begins for them, '07:45'. */
  readonly reminderTime: string
  /** Their own pairs only: a name in a message is looked for among these. */
  readonly people: readonly KnownPerson[]
}

/** A person that a message names. */
export interface Mentioned {
  /** As it was typed, lower case. */
  readonly typed: string
  /** Whom of the known people it fits: nobody, one, or several of one name. */
  readonly ids: readonly string[]
  /** False where letters had to be put right: ask before acting. */
  readonly isExact: boolean
}

/** Words that can be typed, or pressed as a button that types them. */
export interface Suggestion {
  readonly title: string
  readonly text: string
}

/** Why a typed date cannot be used. */
export type DateProblem =
  | 'past'
  | 'no-such-day'
  | 'not-a-date'
  | 'not-in-calendar'
  | 'too-far'
  | 'outside-hours'
  | 'weekend'

/** Commands without anything more to say, by the name of their intent. */
export type PlainCommand =
  | 'my-week'
  | 'open-page'
  | 'status'
  | 'later'
  | 'resume'
  | 'help'
  | 'greeting'
  | 'thanks'
  | 'privacy'
  | 'export-my-data'
  | 'erase-my-data'
  | 'remove-words'
  | 'restrict-my-data'
  | 'undo'
  | 'post-digests-here'
  | 'stop-digests'
  | 'how-counted'
  | 'flight-path'
  | 'events'
  | 'attendance'
  | 'my-calendar'
  | 'handover'
  | 'flexibility'
  | 'induction-length'
  | 'start-list'
  | 'cover'
  | 'protected-time'
  | 'undelivered'
  | 'sequence'
  | 'electives'
  | 'propose-step'
  | 'offer-recording'
  | 'library'
  | 'remind-before-lesson'
  | 'talk-to-somebody'
  | 'wellbeing'
  | 'open-snooze'
  | 'school-changes'
  | 'what-was-sent'
  | 'export-school'
  | 'induction-now'
  | 'open-reminder'
  | 'open-pause'

/** What a message may be about: one person of the actor's pairs. */
interface About {
  readonly person?: Mentioned
}

/** What can be asked with *when*. */
export type WhenAsked =
  | 'meeting'
  | 'drop-in'
  | 'event'
  | 'self-study'
  | 'diagnostic'
  | 'half-term'
  | 'term-start'
  | 'term-end'
  | 'term-dates'
  | 'training-day'
  | 'review'
  | 'message'

/** Whom can be asked for with *who*. */
export type WhoAsked = 'mentor' | 'ects' | 'tutor' | 'contacts'

/** What of a person's details is wrong: a roster holds them, so that the answer says whom to ask. */
export type Detail = 'email' | 'name' | 'mentor' | 'school' | 'other'

/** Messages that can be turned off by themselves, by the id of their nudge; a test holds both lists together. */
export type Switchable =
  | 'my-week'
  | 'not-logged-yet'
  | 'coming-up'
  | 'step-reminder'
  | 'half-finished'
  | 'half-term-summary'

/** What an induction tutor wants to change about the school; the form asks for the rest. */
export type SchoolWish = Exclude<ChangeWhat, 'away'>

/** What a person means by what they typed. */
export type Intent =
  | { readonly kind: PlainCommand }
  /** Logs it now. Without an activity: whatever is most likely for this person. `named` is which event: 'clinic 2'. */
  | ({ readonly kind: 'done'; readonly activity?: Activity; readonly named?: string } & About)
  /** Done on an earlier day; without one, in an earlier week. */
  | { readonly kind: 'done-on'; readonly activity?: Activity; readonly on?: SchoolDate }
  /** Opens the form, with what was said filled in. */
  | ({
      readonly kind: 'log-drop-in'
      readonly outcome?: StepOutcome
      readonly on?: SchoolDate
    } & About)
  | ({ readonly kind: 'log-meeting'; readonly on?: SchoolDate } & About)
  /** The whole log of a drop-in in a line: 'drop-in amina met'. */
  | ({ readonly kind: 'drop-in-outcome'; readonly outcome: StepOutcome } & About)
  /** 'I tried it', with the line that followed, as it was typed. */
  | { readonly kind: 'tried-it'; readonly note?: string }
  | {
      readonly kind: 'snooze'
      readonly until: Date
      readonly on: SchoolDate
      readonly time: string
    }
  /** The first day on which messages come again. */
  | { readonly kind: 'pause'; readonly until: SchoolDate }
  | { readonly kind: 'not-this-week'; readonly activity?: Activity }
  /** A day, or a thing on a day, that does not suit: opens what moves it. */
  | ({
      readonly kind: 'cannot-do'
      readonly activity?: Activity
      readonly on?: SchoolDate
    } & About)
  /** Opens days away, both included. Why somebody is away is not read. */
  | ({
      readonly kind: 'away'
      readonly from?: SchoolDate
      readonly to?: SchoolDate
      /** Somebody else, who was not named. */
      readonly somebody?: true
    } & About)
  /** Opens settings, with a day or time that was said filled in. */
  | { readonly kind: 'settings'; readonly day?: Weekday; readonly time?: string }
  | { readonly kind: 'turn-off'; readonly nudge: Switchable }
  | { readonly kind: 'turn-on'; readonly nudge: Switchable }
  | { readonly kind: 'change-details'; readonly what: Detail }
  | ({ readonly kind: 'change-school'; readonly what: SchoolWish } & About)
  /** The current action step; `steps` are all so far. */
  | ({ readonly kind: 'step' | 'steps' | 'detail' | 'action-plan' } & About)
  /** The notes of a pair; `words` are looked for in them. */
  | ({ readonly kind: 'notes'; readonly words?: string } & About)
  | ({ readonly kind: 'when'; readonly of: WhenAsked } & About)
  | ({ readonly kind: 'who'; readonly of: WhoAsked } & About)
  | ({ readonly kind: 'remind-person' } & About)
  /** 'Clinic 2 is on 11 March at 3:45pm online': opens the form with it. */
  | {
      readonly kind: 'event-date'
      readonly event: string
      readonly on: SchoolDate
      readonly startsAt?: string
      readonly endsAt?: string
      readonly mode?: 'face-to-face' | 'online'
    }
  /** Two things may be meant: asked, never acted on. */
  | {
      readonly kind: 'question'
      readonly sentence: string
      readonly choices: readonly [Suggestion, Suggestion]
    }
  | {
      readonly kind: 'date-not-usable'
      readonly asked: 'snooze' | 'pause'
      readonly because: DateProblem
      readonly sentence: string
    }
  | {
      readonly kind: 'unknown'
      readonly sentence: string
      /** At most three. */
      readonly suggestions: readonly Suggestion[]
    }

/** Intents that change something at once; every other one shows, asks or opens a form. */
export const ACTING: ReadonlySet<Intent['kind']> = new Set([
  'done',
  'drop-in-outcome',
  'tried-it',
  'snooze',
  'pause',
  'resume',
  'undo',
  'turn-off',
  'turn-on',
  'post-digests-here',
  'stop-digests',
  'remind-person',
  'remind-before-lesson',
])
