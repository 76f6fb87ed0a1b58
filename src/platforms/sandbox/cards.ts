import type { AdaptiveCardJson, RenderedCard } from '../../cards/card.ts'

/** A message as the sandbox keeps it. */
export interface SandboxMessage {
  readonly id: string
  readonly conversation: string
  /** The email of who wrote it; absent for Keepstep's own. */
  readonly from?: string
  readonly at: Date
  readonly updatedAt?: Date
  /** What was typed, or the card's plain-text twin. */
  readonly text: string
  readonly card?: AdaptiveCardJson
  readonly deliveryId?: string
}

/** The strictest size that a real platform states for a card (Teams: 28 KB with its envelope). */
export const CARD_LIMIT_BYTES = 28 * 1024

/** A card's size on the wire, in bytes of UTF-8. */
export const bytesOf = (card: RenderedCard): number =>
  Buffer.byteLength(JSON.stringify(card.card), 'utf8')

/** Whether the sandbox takes the card, as a real platform would. */
export const fits = (card: RenderedCard): boolean => bytesOf(card) <= CARD_LIMIT_BYTES
