/** Forms as modals, and a person's App Home, pure. */
import { z } from 'zod'
import type { RenderedCard } from '../../cards/card.ts'
import type { CardElement } from '../../cards/element.ts'
import { given } from '../../domain/given.ts'
import { type Block, LIMITS, plain, type View } from './blocks.ts'
import { linkButton, outside, type Pressed } from './buttons.ts'
import { blocksWithin, buttonsOf, hasInputs, type Part, partsOf } from './cards.ts'
import { fitToKeep } from './fit-to-keep.ts'

/** Every modal of ours has this callback. */
export const FORM = 'keepstep-form'
export const HOME = 'keepstep-home'

/** What is shown in the very moment in which a button is pressed: a trigger lives three seconds. */
export const LOADING: View = {
  type: 'modal',
  callback_id: FORM,
  title: plain('Keepstep'),
  close: plain('Close'),
  blocks: [{ type: 'section', text: plain('One moment: Keepstep is opening this.') }],
}

/** Where a modal was opened from, where that has to follow what comes of it. */
export type Origin =
  | { readonly kind: 'home' }
  /** The message that offers to open a form, in the chat that it stands in. */
  | { readonly kind: 'offer'; readonly message: string }

/**
 * A card in a modal. The button that stands first becomes Submit and its verb and ids travel in the
 * view; all others stay buttons. Without inputs there is nothing to submit.
 */
export function modalView(card: RenderedCard, from?: Origin): View {
  const actions: readonly CardElement[] = card.card.actions ?? []
  const submit = hasInputs(card) ? submitOf(actions) : undefined
  const { title, body } = titled(partsOf(card.card.body))
  const parts = [...body, ...buttonsOf(actions.filter((action) => action !== submit))]
  const blocks = blocksWithin(parts, LIMITS.viewBlocks)
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title),
    close: plain('Close'),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(card.text) }],
    ...(submit === undefined ? {} : { submit: plain(submitTitle(submit)) }),
    ...metadataOf(submit, from),
  }
}

/** A form submits with its main button, or else with the first one that takes what was typed. */
const submitOf = (actions: readonly CardElement[]): CardElement | undefined =>
  actions.find(({ style }) => style === 'positive') ??
  actions.find((action) => action['associatedInputs'] !== 'none')

function submitTitle(action: CardElement): string {
  const title = String(action.title)
  return title.length <= LIMITS.viewTitle ? title : 'Save'
}

/** What Submit asks for, and where the modal came from. */
function metadataOf(
  submit: CardElement | undefined,
  from: Origin | undefined,
): Pick<View, 'private_metadata'> {
  if (submit === undefined && from === undefined) return {}
  const asked = submit && { verb: submit['verb'], data: submit['data'] ?? {} }
  const metadata = JSON.stringify({ ...asked, ...given({ from }) })
  if (metadata.length > LIMITS.privateMetadata) throw outside('a form with more than ids')
  return { private_metadata: metadata }
}

/** A short first heading becomes the modal's title; a long one stays in the body. */
function titled(parts: readonly Part[]): { title: string; body: readonly Part[] } {
  const [first, ...rest] = parts
  return first?.kind === 'heading' && first.text.length <= LIMITS.viewTitle
    ? { title: first.text, body: rest }
    : { title: 'Keepstep', body: parts }
}

/** Everything on one page, in the browser. */
const linkTo = (url: string): Block => ({
  type: 'actions',
  elements: [linkButton('Open my page in the browser', url)],
})

/** App Home: a link to their own page, the person's week, and below it their settings as a form with its own buttons. */
export function homeView(cards: readonly RenderedCard[], page?: string): View {
  const parts = cards.flatMap(({ card }, at): Part[] => [
    ...(at === 0 ? [] : [{ kind: 'divider' as const }]),
    ...partsOf(card.body),
    ...buttonsOf(card.actions ?? []),
  ])
  const link = page === undefined ? [] : [linkTo(page)]
  const blocks = [...link, ...blocksWithin(parts, LIMITS.viewBlocks - link.length)]
  return { type: 'home', callback_id: HOME, blocks }
}

const metadata = z.object({ verb: z.string().max(60), data: z.unknown() })

const origin = z.object({
  from: z.union([
    z.object({ kind: z.literal('home') }),
    z.object({ kind: z.literal('offer'), message: z.string().max(100) }),
  ]),
})

/** Where a modal of ours was opened from; undefined where nothing there has to follow. */
export function originIn(privateMetadata: string): Origin | undefined {
  try {
    return origin.safeParse(JSON.parse(privateMetadata)).data?.from
  } catch {
    return undefined
  }
}

/** What a form's Submit asks for; undefined for a view that is not a form of ours. */
export function submittedIn(privateMetadata: string): Pressed | undefined {
  try {
    const parsed = metadata.safeParse(JSON.parse(privateMetadata, fitToKeep))
    return parsed.success ? { verb: parsed.data.verb, data: parsed.data.data } : undefined
  } catch {
    return undefined
  }
}
