import type { AdaptiveCardJson, RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import { markdownOf, speechOf, withoutMacros } from './markdown.ts'
import { linkFor, type PageLinkOf } from './page-links.ts'
import { withQuietActions } from './quiet-actions.ts'

/** Microsoft's published limits for a card disagree (28 to 100 KB); this stays below them all. */
export const CARD_BUDGET_BYTES = 24 * 1024
/** Teams refreshes a card by itself for at most so many people. */
export const REFRESH_LIMIT = 60
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** Where a button keeps its ids, apart from what people put in: no input can overwrite an id. */
export const IDS_KEY = 'keepstep'
/** Where the button for clients without `Action.Execute` keeps its verb. */
export const VERB_KEY = 'keepstepVerb'

export interface TeamsAttachment {
  readonly contentType: typeof CARD_TYPE
  readonly content: AdaptiveCardJson
}

type Json = Readonly<Record<string, unknown>>

/** A card as Teams takes it, or that it is too large: see `contentFor`. */
export function attachmentFor(
  card: RenderedCard,
  kind: ChatAddress['kind'],
  pages?: PageLinkOf,
): TeamsAttachment | 'too-large' {
  const made = contentFor(card, kind, pages)
  return made === 'too-large' ? made : { contentType: CARD_TYPE, content: made.content }
}

/** A card's content for Teams, and the JSON in which it was measured. */
type Content = { readonly content: AdaptiveCardJson; readonly json: string } | 'too-large'

interface Made {
  readonly kind: ChatAddress['kind']
  readonly pages: PageLinkOf | undefined
  readonly made: Content
}

/** What answers a press is written to its message as well: it is made once. */
const known = new WeakMap<RenderedCard, Made>()

/**
 * A card's content for Teams. A card is never cut, its buttons would go: only what repeats it in other
 * words is left out where there is no room for that. With `pages`, a button that leads to a page is a
 * link to it.
 */
export function contentFor(
  card: RenderedCard,
  kind: ChatAddress['kind'],
  pages?: PageLinkOf,
): Content {
  const before = known.get(card)
  if (before?.kind === kind && before.pages === pages) return before.made
  const made = makeContent(card, kind, pages)
  known.set(card, { kind, pages, made })
  if (made !== 'too-large') written.set(made.content, made.json)
  return made
}

const written = new WeakMap<object, string>()

/** The JSON of a card's content as it was measured, or of whatever else it is. */
export const jsonOf = (value: unknown): string =>
  (typeof value === 'object' && value !== null ? written.get(value) : undefined) ??
  JSON.stringify(value)

function makeContent(
  { card, text }: RenderedCard,
  kind: ChatAddress['kind'],
  pages: PageLinkOf | undefined,
): Content {
  const { refresh, ...rest } = card
  const matter = {
    ...(converted(withQuietActions(rest), pages) as AdaptiveCardJson),
    ...refreshFor(refresh, kind),
  }
  const fallbackText = markdownOf(text)
  for (const twin of [{ fallbackText, speak: speechOf(text) }, { fallbackText }, {}]) {
    const content = { ...matter, ...twin }
    const json = JSON.stringify(content)
    if (Buffer.byteLength(json, 'utf8') <= CARD_BUDGET_BYTES) return { content, json }
  }
  return 'too-large'
}

/** Whether people type into the card: such a card stays with the one who opened it. */
export function hasInputs(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasInputs)
  if (!isObject(value)) return false
  return (
    (typeof value['type'] === 'string' && value['type'].startsWith('Input.')) ||
    Object.values(value).some(hasInputs)
  )
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

function converted(value: unknown, pages: PageLinkOf | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((one) =>
      typeof one === 'string' ? withoutMacros(one) : converted(one, pages),
    )
  }
  if (!isObject(value)) return value
  const element: Record<string, unknown> = {}
  const plain = withPlainText(value)
  for (const key in plain) element[key] = key === 'data' ? plain[key] : converted(plain[key], pages)
  if (element['type'] !== 'Action.Execute') return element
  return linkFor(element, pages) ?? withFallback(element)
}

/** Older Teams clients know no `Action.Execute`: beside each stands a button that they do know. */
function withFallback({ verb, data, fallback: _, ...look }: Json): Json {
  const ids = { [IDS_KEY]: data ?? {} }
  return {
    ...look,
    verb,
    data: ids,
    fallback: { ...look, type: 'Action.Submit', data: { ...ids, [VERB_KEY]: verb } },
  }
}

/** Only where a card asks for it, and only where Teams can tell for whom. */
function refreshFor(refresh: unknown, kind: ChatAddress['kind']): Json {
  if (!isObject(refresh)) return {}
  const userIds = Array.isArray(refresh['userIds']) ? refresh['userIds'] : []
  if (userIds.length > REFRESH_LIMIT || (kind === 'channel' && userIds.length === 0)) return {}
  const action = isObject(refresh['action']) ? refresh['action'] : {}
  const data = { [IDS_KEY]: action['data'] ?? {} }
  return { refresh: { ...refresh, action: { ...action, data } } }
}

/** Which properties of an element Teams reads as Markdown; choices depend on how they are drawn. */
const MARKDOWN: Readonly<Record<string, readonly string[]>> = {
  TextBlock: ['text'],
  'Input.Toggle': ['title', 'errorMessage'],
  'Input.Text': ['errorMessage'],
  'Input.Number': ['errorMessage'],
  'Input.Date': ['errorMessage'],
  'Input.Time': ['errorMessage'],
  'Input.ChoiceSet': ['errorMessage'],
}
const ONLY_MACROS = ['text', 'label']

function withPlainText(element: Json): Json {
  const { type } = element
  const markdown = (typeof type === 'string' && MARKDOWN[type]) || []
  const plain: Record<string, unknown> = {}
  for (const key in element) plain[key] = plainIn(key, element[key], markdown)
  return Object.assign(plain, factsOf(element), choicesOf(element))
}

function plainIn(key: string, value: unknown, markdown: readonly string[]): unknown {
  if (typeof value !== 'string') return value
  if (markdown.includes(key)) return markdownOf(value)
  return ONLY_MACROS.includes(key) ? withoutMacros(value) : value
}

const factsOf = (element: Json): Json =>
  element['type'] === 'FactSet' ? { facts: each(element['facts'], ['title', 'value']) } : {}

/** Teams draws radio buttons and tick boxes as Markdown, and a drop-down list as it stands. */
const choicesOf = (element: Json): Json =>
  element['type'] === 'Input.ChoiceSet' &&
  (element['style'] === 'expanded' || element['isMultiSelect'] === true)
    ? { choices: each(element['choices'], ['title']) }
    : {}

const each = (list: unknown, keys: readonly string[]): unknown =>
  Array.isArray(list) ? list.map((one) => (isObject(one) ? markdownIn(one, keys) : one)) : list

const markdownIn = (one: Json, keys: readonly string[]): Json =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => [
      key,
      keys.includes(key) && typeof value === 'string' ? markdownOf(value) : value,
    ]),
  )
