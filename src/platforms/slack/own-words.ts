/** What is said on Slack without asking the product: it is not there, or not yet. */
import type { RenderedCard } from '../../cards/card.ts'

const words = (name: string, text: string): RenderedCard => ({
  name: `slack/${name}`,
  card: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text }] },
  text,
})

export const STILL_SAVING = words(
  'still-saving',
  'Still saving. This changes as soon as it is done.',
)
export const SAVED = words('saved', 'Saved.')
export const NO_CHAT = words(
  'no-chat',
  'Keepstep could not open your chat with it. Try again in a minute.',
)
