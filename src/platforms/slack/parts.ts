/** What an Adaptive Card is made of, before it becomes blocks, pure. */
import type { CardElement } from '../../cards/element.ts'
import { outside } from './buttons.ts'
import { isInput } from './inputs.ts'
import { boldLine, figureLine, type Line, lineOf } from './marked.ts'

export type Part =
  /** What the card is for, or the name of one of its sections. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly lines: readonly Line[] }
  | { readonly kind: 'quiet'; readonly text: string }
  /** One thing: its name, what there is to say of it, and what can be done about it. */
  | {
      readonly kind: 'item'
      readonly lines: readonly Line[]
      readonly actions: readonly CardElement[]
    }
  /** What is to be put right; an alert where there is such a thing. */
  | { readonly kind: 'problem' | 'alert'; readonly lines: readonly Line[] }
  /** What can be opened: its words end in the address. */
  | { readonly kind: 'link'; readonly words: string; readonly url: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly actions: readonly CardElement[] }
  | { readonly kind: 'input'; readonly input: CardElement }

/** A body's parts in their order. */
export const partsOf = (elements: readonly CardElement[]): Part[] => elements.flatMap(partsIn)

export const buttonsOf = (actions: readonly CardElement[]): Part[] =>
  actions.length === 0 ? [] : [{ kind: 'buttons', actions }]

function partsIn(element: CardElement): Part[] {
  const before: Part[] = element.separator === true ? [{ kind: 'divider' }] : []
  if (isInput(element)) return [...before, { kind: 'input', input: element }]
  const read = readers[element.type ?? '']
  if (read === undefined) throw outside(`the element ${String(element.type)}`)
  return [...before, ...read(element)]
}

const readers: Readonly<Record<string, (element: CardElement) => Part[]>> = {
  TextBlock: (element) => [textPart(element)],
  Container: ({ items = [], style, selectAction }) =>
    linkIn(selectAction, items) ?? itemIn(items, style === 'attention') ?? partsOf(items),
  ColumnSet: ({ columns = [] }) =>
    itemIn(columns.flatMap(({ items = [] }) => items)) ?? partsOf(columns),
  Column: ({ items = [] }) => partsOf(items),
  FactSet: ({ facts = [] }) => [
    {
      kind: 'text',
      lines: facts.map(({ title, value }) => [
        { text: `${title}:`, bold: true },
        { text: ` ${value}` },
      ]),
    },
  ],
  ActionSet: ({ actions = [] }) => buttonsOf(actions),
}

function textPart(element: CardElement): Part {
  const text = textOf(element)
  if (element['color'] === 'Attention') return { kind: 'problem', lines: [lineOf(text)] }
  if (element.style === 'heading') {
    return { kind: 'heading', level: element['size'] === 'Large' ? 1 : 2, text }
  }
  return element['isSubtle'] === true
    ? { kind: 'quiet', text }
    : { kind: 'text', lines: text.split('\n').map(figureLine) }
}

function textOf({ text }: CardElement): string {
  if (typeof text !== 'string') throw outside('a text block without a text')
  return text
}

/** A box that is a link as a whole. */
function linkIn(action: unknown, items: readonly CardElement[]): [Part] | undefined {
  if (action === undefined) return undefined
  const { type, url } = action as { readonly type?: unknown; readonly url?: unknown }
  const [only, ...others] = items
  if (type !== 'Action.OpenUrl' || typeof url !== 'string' || !url.startsWith('https://')) {
    throw outside('a box with an action that is no link')
  }
  if (only === undefined || others.length > 0) throw outside('a link of several parts')
  return [{ kind: 'link', words: textOf(only), url }]
}

/** A name that is longer than this is a sentence, and bold would shout it. */
const LONGEST_NAME = 150

/** One thing, where a box holds nothing but texts, and buttons for them. */
function itemIn(items: readonly CardElement[], isProblem = false): [Part] | undefined {
  const texts = items.filter(({ type }) => type === 'TextBlock')
  const sets = items.filter(({ type }) => type === 'ActionSet')
  const [first, ...others] = texts
  if (first === undefined || texts.length + sets.length < items.length) return undefined
  if (others.some(({ style, separator }) => style === 'heading' || separator === true)) {
    return undefined
  }
  const actions = sets.flatMap((set) => set.actions ?? [])
  const name = textOf(first)
  const isName =
    name.length <= LONGEST_NAME && !name.includes('\n') && others.length + actions.length > 0
  const rest = others.flatMap((one) => textOf(one).split('\n').map(figureLine))
  const lines = [isName ? boldLine(name) : lineOf(name), ...rest]
  return [
    isProblem && actions.length === 0
      ? { kind: 'problem', lines }
      : { kind: 'item', lines, actions },
  ]
}
