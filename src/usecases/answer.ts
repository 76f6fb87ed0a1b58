import type { CardView } from '../cards/card.ts'
import type { FoundChoice } from '../platforms/chat-platform.ts'

/** What a use case answers in the chat, still as views: the router renders them. */
export interface Answer {
  /** The card that was acted on becomes this one. */
  readonly replace?: CardView
  /** A form to open. */
  readonly form?: CardView
  /** New messages below. */
  readonly messages: readonly CardView[]
  /** Cards for whoever pressed in a channel and for nobody else there; a copy lasts in their own chat. */
  readonly aside?: readonly CardView[]
  /** Words for whoever pressed, where the answer comes somewhere else; shown to nobody but them. */
  readonly said?: string
  /** Per input id, what to put right; `replace` shows the form again with what was typed. */
  readonly errors?: Readonly<Record<string, string>>
  /** What was done holds at the person's other schools too, as far as they may decide it there: the route says how. */
  readonly holdsElsewhere?: true
  /** What was found to choose from, the best first: only in answer to a search. */
  readonly found?: readonly FoundChoice[]
}

/** Says something below what is already there. */
export const say = (...messages: CardView[]): Answer => ({ messages })

/** The card that was acted on becomes `card`. */
export const replaceWith = (card: CardView): Answer => ({ replace: card, messages: [] })

/** In place of the card that was pressed; below where it was typed and there is no card. */
export const inPlace = (
  { ask }: { readonly ask: { readonly messageId?: string } },
  card: CardView,
): Answer => (ask.messageId === undefined ? say(card) : replaceWith(card))

/** Opens a form. */
export const openForm = (form: CardView): Answer => ({ form, messages: [] })

/** Shows the same form again: what was typed is kept, and each field says what to put right. */
export const askAgain = (form: CardView, errors: Readonly<Record<string, string>>): Answer => ({
  replace: form,
  messages: [],
  errors,
})

/** Nothing to say: the chat already shows the outcome. */
export const NOTHING: Answer = { messages: [] }
