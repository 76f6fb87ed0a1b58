import type { RenderedCard } from '../../cards/card.ts'
import type { ChatReply } from '../chat-platform.ts'
import { attachmentFor, CARD_TYPE, hasInputs, jsonOf } from './cards.ts'
import { withoutMacros } from './markdown.ts'
import type { PageLinkOf } from './page-links.ts'

/** The body of the HTTP response to an `adaptiveCard/action` invoke. */
export interface InvokeAnswer {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message'
const ERROR_TYPE = 'application/vnd.microsoft.error'

/** An answer as it travels. */
export const writtenOut = ({ value, ...head }: InvokeAnswer): string =>
  `${JSON.stringify(head).slice(0, -1)},"value":${jsonOf(value)}}`

/** Says something in words; the card stays as it is. */
export const say = (words: string): InvokeAnswer => ({
  statusCode: 200,
  type: MESSAGE_TYPE,
  value: words,
})

export const STILL_WORKING = say('Still saving. This card changes as soon as it is done.')

/** While Teams cannot be asked who is writing, nobody is believed. */
export const NOBODY_VOUCHES: RenderedCard = words(
  'nobody-vouches',
  'Teams could not say just now who is writing, so nothing was changed. Try again in a minute.',
)

/** While nothing can be kept, nobody is told that it is. */
export const NOT_SURE: RenderedCard = words(
  'not-sure',
  'Keepstep is slow just now, and this is not saved yet. If nothing has changed here in a minute, do it again.',
)

export const NOT_UNDERSTOOD: InvokeAnswer = {
  statusCode: 400,
  type: ERROR_TYPE,
  value: { code: 'BadRequest', message: 'This button does not belong to Keepstep.' },
}

/** A list in Teams shows at most so many. */
const MOST_FOUND = 15

/** What a list shows for the words typed so far; none where nothing fits. */
export const foundAnswer = ({ found = [] }: ChatReply): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.search.searchResponse',
  value: {
    results: found
      .slice(0, MOST_FOUND)
      .map(({ value, title }) => ({ value, title: withoutMacros(title) })),
  },
})

/** What the person who pressed gets at once: the card in its new form, or a few words. */
export function answerTo(
  reply: ChatReply,
  kind: 'personal' | 'channel',
  pages?: PageLinkOf,
): InvokeAnswer {
  if (reply.replace === undefined) {
    if (reply.said !== undefined) return say(reply.said)
    return say(reply.form || reply.messages.length > 0 ? 'See the message below.' : 'Done.')
  }
  const attachment = attachmentFor(reply.replace, kind, pages)
  return attachment === 'too-large'
    ? say(reply.replace.text.slice(0, 1000))
    : { statusCode: 200, type: CARD_TYPE, value: attachment.content }
}

/**
 * What has to be written below, in order. A card that there is nothing to replace with goes there
 * too, as in answer to typed text.
 */
export const belowOf = (reply: ChatReply, replaces: boolean): readonly RenderedCard[] =>
  [replaces ? undefined : reply.replace, reply.form, ...reply.messages].filter(
    (card) => card !== undefined,
  )

/**
 * Whether the message itself is edited as well: the HTTP answer changes only what one person sees,
 * and Teams goes back to the message at the next reaction or reload. A form is left out, because an
 * edit that arrives while somebody types takes away what they typed.
 */
export const isLasting = (card: RenderedCard): boolean => !hasInputs(card.card)

/** A card of nothing but a sentence. */
function words(name: string, text: string): RenderedCard {
  const body = [{ type: 'TextBlock', text, wrap: true }]
  return { name: `teams/${name}`, card: { type: 'AdaptiveCard', version: '1.5', body }, text }
}
