import type { CardElement } from './element.ts'

/** Elements that mean nothing without what they hold. */
const holds: Readonly<Record<string, string>> = {
  TextBlock: 'text',
  Container: 'items',
  Column: 'items',
  ColumnSet: 'columns',
  ActionSet: 'actions',
  FactSet: 'facts',
  'Input.ChoiceSet': 'choices',
}

/**
 * A copy without what a template left empty: a line without words, a set without buttons, a
 * property without a value. So a view gives '' or [] for "nothing here", and no template needs a
 * condition for it. What a button carries is left as it is.
 */
export function tidied(node: unknown): unknown {
  if (Array.isArray(node)) {
    const kept = node.map(tidied).filter((item) => item !== undefined)
    return kept.length === 0 ? undefined : kept
  }
  if (node === null) throw new Error("A card holds null where it needs a text, '' or [].")
  if (typeof node !== 'object') return node === '' ? undefined : node
  return tidiedElement(node as CardElement)
}

function tidiedElement(node: CardElement): CardElement | undefined {
  const properties: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node)) {
    const tidy = name === 'data' ? value : tidied(value)
    if (tidy !== undefined) properties[name] = tidy
  }
  const kept: CardElement = properties
  const needed = holds[kept.type ?? '']
  if (needed !== undefined && kept[needed] === undefined) return undefined
  return kept.type === 'Input.Number' ? withNumber(kept) : kept
}

/** Values travel as text; this one input takes a number or nothing. */
function withNumber(input: CardElement): CardElement {
  const { value, ...rest } = input
  const number = Number(value)
  return value === undefined || Number.isNaN(number) ? rest : { ...rest, value: number }
}
