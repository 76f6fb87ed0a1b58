import type { ProgrammeWords } from '../domain/programme/programme.ts'
import type { ButtonData } from './button.ts'

/**
 * What a view answers: which template, and the data that it needs. Views are pure: domain result
 * in, `CardView` out. Text is plain everywhere; each platform escapes at its own border.
 */
export interface CardView {
  /** The template's path below `cards/` without its ending: 'messages/my-week', 'forms/drop-in'. */
  readonly name: string
  readonly data: Readonly<Record<string, unknown>>
  /** For the places of the template, such as '{meeting}'; the general words where there are none. */
  readonly words?: ProgrammeWords
  /** Said right below the heading, whatever the card is about. */
  readonly notice?: string
  /** Said below everything of a message that comes by itself. */
  readonly reminder?: ReminderPart
}

/** What helps or is true of this person, why the message comes, and how to turn it off. */
export interface ReminderPart {
  readonly help: string
  readonly why: string
  readonly buttons: readonly ButtonData[]
}

/** No card has more buttons than a chat can show well; the rest is behind *More*. */
export const BUTTONS_AT_MOST = 6

/** And no more than these stand side by side. */
export const BUTTONS_IN_A_ROW = 5

/** An Adaptive Card 1.5 as JSON. */
export interface AdaptiveCardJson {
  readonly type: 'AdaptiveCard'
  readonly version: string
  readonly body: readonly Record<string, unknown>[]
  readonly actions?: readonly Record<string, unknown>[]
  readonly [property: string]: unknown
}

/** A card ready for a platform: expanded, with the plain-text twin that says the same. */
export interface RenderedCard {
  readonly name: string
  readonly card: AdaptiveCardJson
  readonly text: string
}
