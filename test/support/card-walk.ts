import type { CardElement } from '../../src/cards/element.ts'

/** The element and everything inside it, in the order in which it is shown. */
export function everyPart(element: CardElement): CardElement[] {
  const { items = [], columns = [], facts = [], choices = [], actions = [] } = element
  const body = (element['body'] ?? []) as readonly CardElement[]
  const inner = [...body, ...items, ...columns, ...facts, ...choices, ...actions]
  return [element, ...inner.flatMap(everyPart)]
}

/** The inputs of a card. */
export const inputsOf = (card: CardElement): CardElement[] =>
  everyPart(card).filter((part) => part.type?.startsWith('Input.') ?? false)

/** The buttons of a card. */
export const buttonsOf = (card: CardElement): CardElement[] =>
  everyPart(card).filter((part) => part.type?.startsWith('Action.') ?? false)

/** The button with this title; the first where there are several. */
export function button(card: CardElement, title: string): CardElement {
  const found = buttonsOf(card).find((one) => one.title === title)
  if (found === undefined) {
    const titles = buttonsOf(card).map((one) => one.title)
    throw new Error(`No button "${title}" on this card, only: ${titles.join(', ')}`)
  }
  return found
}

/** The input with this id. */
export function input(card: CardElement, id: string): CardElement {
  const found = inputsOf(card).find((one) => one['id'] === id)
  if (found === undefined) throw new Error(`No input "${id}" on this card.`)
  return found
}
