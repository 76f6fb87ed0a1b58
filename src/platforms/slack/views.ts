/** Forms as modals, and a person's App Home, pure. */
import { z } from 'zod'
import type { RenderedCard } from '../../cards/card.ts'
import type { CardElement } from '../../cards/element.ts'
import { given } from '../../domain/given.ts'
import { type Block, type ButtonElement, LIMITS, plain, type View } from './blocks.ts'
import { outside, type Pressed } from './buttons.ts'
import { blocksWithin, hasInputs, withAlerts } from './cards.ts'
import { fitToKeep } from './fit-to-keep.ts'
import { buttonsOf, type Part, partsOf } from './parts.ts'

/** Below everything on Home; Slack opens it itself, and tells of it what nobody has to answer. */
const pageButton = (url: string): ButtonElement => ({
  type: 'button',
  action_id: 'keepstep-page',
  text: plain('Open my page in the browser'),
  value: 'page',
  url,
})

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
 * view, Cancel becomes Slack's own, all others stay buttons. Without inputs there is nothing to submit.
 */
export function modalView(card: RenderedCard, from?: Origin): View {
  const actions: readonly CardElement[] = card.card.actions ?? []
  const submit = hasInputs(card) ? submitOf(actions) : undefined
  const { title, body } = titled(partsOf(card.card.body))
  const others = actions.filter((action) => action !== submit && !isCancel(action, submit))
  const parts = withAlerts([...body, ...buttonsOf(others)])
  const blocks = blocksWithin(parts, LIMITS.viewBlocks)
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title),
    close: plain(submit === undefined ? 'Close' : 'Cancel'),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(card.text) }],
    ...given({ submit: submit && plain(submitTitle(submit)) }),
    ...metadataOf(submit, from),
  }
}

/** The way out that Slack itself puts beside Submit: one is enough. */
const isCancel = (action: CardElement, submit: CardElement | undefined): boolean =>
  submit !== undefined && action.title === 'Cancel' && action['associatedInputs'] === 'none'

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

/** A button that stands on Home whatever the week, at the school that its other buttons name. */
const way = (verb: string, title: string, school: string): ButtonElement => ({
  type: 'button',
  action_id: `${verb}:9999`,
  text: plain(title),
  value: JSON.stringify({ v: 1, school }),
})

/** None for somebody of whom no school is known. */
function waysFrom(cards: readonly RenderedCard[]): readonly ButtonElement[] {
  const school = cards
    .flatMap(({ card }) => card.actions ?? [])
    .map(schoolIn)
    .find(Boolean)
  return school === undefined
    ? []
    : [way('open-settings', 'Settings', school), way('show-help', 'What you can write', school)]
}

function schoolIn(action: CardElement): string | undefined {
  const { school } = (action['data'] ?? {}) as { readonly school?: unknown }
  return typeof school === 'string' ? school : undefined
}

/** App Home: the person's week, and below it the ways to their settings and to their own page. */
export function homeView(cards: readonly RenderedCard[], page?: string): View {
  const parts = cards.flatMap(({ card }, at): Part[] => [
    ...(at === 0 ? [] : [{ kind: 'divider' as const }]),
    ...partsOf(card.body),
    ...buttonsOf(card.actions ?? []),
  ])
  const elements = [...waysFrom(cards), ...(page === undefined ? [] : [pageButton(page)])]
  const ways: Block[] =
    elements.length === 0 ? [] : [{ type: 'divider' }, { type: 'actions', elements }]
  const blocks = [...blocksWithin(parts, LIMITS.viewBlocks - ways.length), ...ways]
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
