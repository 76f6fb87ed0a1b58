import type { Pressed } from './buttons.ts'
import type { Origin } from './views.ts'

/** Who did it: in a shared channel the person may be of another workspace than the channel is. */
export interface Who {
  readonly team: string
  readonly user: string
  /** The person's own workspace. */
  readonly home: string
}

interface FromPerson {
  readonly who: Who
}

/** A button of a card. */
export interface PressedButton extends FromPerson, Pressed {
  readonly kind: 'pressed'
  readonly on: 'message' | 'modal' | 'home'
  readonly inputs: Readonly<Record<string, string>>
  readonly trigger?: string
  readonly channel?: string
  readonly message?: string
  readonly view?: {
    readonly id: string
    readonly hash?: string
    readonly isForm: boolean
    readonly from?: Origin
  }
}

export interface SubmittedForm extends FromPerson, Pressed {
  readonly kind: 'submitted'
  readonly inputs: Readonly<Record<string, string>>
  /** The ids of the form's inputs: errors attach to these only. */
  readonly fields: readonly string[]
  readonly metadata: string
  readonly from?: Origin
  readonly view: string
}

/** Something typed: in the bot's chat, as a mention, or as a slash command or shortcut. */
export interface Typed extends FromPerson {
  readonly kind: 'typed'
  readonly text: string
  readonly by: 'message' | 'command' | 'shortcut'
  /** Where a slash command was typed. */
  readonly typedIn?: string
  /** Absent where it is answered in the person's own chat. */
  readonly channel?: string
  readonly trigger?: string
  readonly from?: Origin
}

/** Looks for something in a list that Slack asks for. */
export interface Searching extends FromPerson {
  readonly kind: 'searching'
  readonly dataset: string
  readonly words: string
}

export type Understood =
  | PressedButton
  | Searching
  | SubmittedForm
  | Typed
  | (FromPerson & { readonly kind: 'home' | 'met' })
  | (FromPerson & { readonly kind: 'joined'; readonly channel: string })
  | { readonly kind: 'removed'; readonly team: string }
  | { readonly kind: 'unknown-command' }
  | { readonly kind: 'ignored'; readonly because: string }
