import type { RenderedCard } from '../../src/cards/card.ts'

interface CardWish {
  /** What the card says; it is in its plain-text twin too. */
  readonly says?: string
  /** Ids of text inputs, each labelled with its own id. */
  readonly inputs?: readonly string[]
  /** Buttons: verb → what is written on it. */
  readonly buttons?: Readonly<Record<string, string>>
  readonly data?: Readonly<Record<string, unknown>>
}

/** A small card as templates give it: only what the test cares about has to be said. */
export function aCard(wish: CardWish = {}): RenderedCard {
  const { says = 'Your week', inputs = [], buttons = {}, data = { v: 1 } } = wish
  return {
    name: inputs.length > 0 ? 'forms/test' : 'messages/test',
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: says, wrap: true },
        ...inputs.map((id) => ({ type: 'Input.Text', id, label: id })),
      ],
      actions: Object.entries(buttons).map(([verb, title]) => ({
        type: 'Action.Execute',
        title,
        verb,
        data,
      })),
    },
    text: says,
  }
}

/** A card of more than `bytes` on the wire. */
export const aCardOver = (bytes: number): RenderedCard =>
  aCard({ says: 'long '.repeat(bytes / 5 + 1) })
