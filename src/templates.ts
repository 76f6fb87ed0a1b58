import type { CardView, RenderedCard } from './cards/card.ts'
import { plainTextOf } from './cards/plain-text.ts'

/** Expands the view's template into a card. */
export function render(view: CardView): RenderedCard {
  const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const
  return { name: view.name, card, text: plainTextOf(card) }
}
