import type { AdaptiveCardJson } from '../cards/card.ts'

/** A button as a person finds it on a card. */
export interface ShownButton {
  readonly title: string
  readonly verb: string
  readonly data: unknown
}

type Element = Readonly<Record<string, unknown>>

/** Every button of a card, in order. */
export const buttonsOf = (card: AdaptiveCardJson): readonly ShownButton[] =>
  elementsOf(card).flatMap(({ type, title, verb, data }) =>
    type === 'Action.Execute' && typeof verb === 'string'
      ? [{ title: String(title ?? ''), verb, data }]
      : [],
  )

/** What stands in a card's inputs before anybody types. */
export const inputsOf = (card: AdaptiveCardJson): Readonly<Record<string, string>> =>
  Object.fromEntries(
    elementsOf(card).flatMap(({ type, id, value }) =>
      typeof type === 'string' && type.startsWith('Input.') && typeof id === 'string'
        ? [[id, String(value ?? '')]]
        : [],
    ),
  )

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf)
  if (typeof node !== 'object' || node === null) return []
  const element = node as Element
  const { data: _, ...parts } = element
  return [element, ...Object.values(parts).flatMap(elementsOf)]
}
