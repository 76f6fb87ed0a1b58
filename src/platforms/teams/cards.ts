import type { AdaptiveCardJson, RenderedCard } from '../../cards/card.ts'
import type { ChatAddress } from '../../domain/messages/address.ts'
import { markdownOf, speechOf, withoutMacros } from './markdown.ts'

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

/**
 * A card as Teams takes it, or that it is too large: a card is never cut, its buttons would go. Only
 * what repeats the card in other words is left out where there is no room for it.
 */
export function attachmentFor(
  { card, text }: RenderedCard,
  kind: ChatAddress['kind'],
): TeamsAttachment | 'too-large' {
  const { refresh, ...rest } = card
  const matter = { ...(converted(rest) as AdaptiveCardJson), ...refreshFor(refresh, kind) }
  const fallbackText = markdownOf(text)
  const twins = [{ fallbackText, speak: speechOf(text) }, { fallbackText }, {}]
  const content = twins.map((twin) => ({ ...matter, ...twin })).find(fits)
  return content === undefined ? 'too-large' : { contentType: CARD_TYPE, content }
}

const fits = (content: AdaptiveCardJson): boolean =>
  Buffer.byteLength(JSON.stringify(content), 'utf8') <= CARD_BUDGET_BYTES

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

function converted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => (typeof one === 'string' ? withoutMacros(one) : converted(one)))
  }
  if (!isObject(value)) return value
  const kept = Object.entries(withPlainText(value)).map(([key, inner]) => [
    key,
    key === 'data' ? inner : converted(inner),
  ])
  const element = Object.fromEntries(kept) as Json
  return element['type'] === 'Action.Execute' ? withFallback(element) : element
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
  const type = typeof element['type'] === 'string' ? element['type'] : ''
  const markdown = MARKDOWN[type] ?? []
  const plain = Object.entries(element).map(([key, value]) => {
    if (typeof value !== 'string') return [key, value]
    if (markdown.includes(key)) return [key, markdownOf(value)]
    return [key, ONLY_MACROS.includes(key) ? withoutMacros(value) : value]
  })
  return { ...Object.fromEntries(plain), ...factsOf(element), ...choicesOf(element) }
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
