/**
 * From an Adaptive Card to Block Kit, pure, for the part of Adaptive Cards that the templates use;
 * anything else throws. Nothing is ever cut and no button is ever lost: what is long is split, and
 * what has too many parts is drawn closer together.
 */
import type { RenderedCard } from '../../cards/card.ts'
import type { CardElement } from '../../cards/element.ts'
import { type Block, LIMITS, plain } from './blocks.ts'
import { actionBlocks, buttonFor, outside } from './buttons.ts'
import { inputBlocks, isInput } from './inputs.ts'
import { splitText } from './split-text.ts'

/** How close together a card is drawn: each part by itself, section by section, or all in one. */
type Density = 'roomy' | 'close' | 'closest'

/** What the card is made of, before it becomes blocks. */
export type Part =
  | { readonly kind: 'heading' | 'text' | 'quiet'; readonly text: string }
  | { readonly kind: 'divider' }
  | { readonly kind: 'buttons'; readonly actions: readonly CardElement[] }
  | { readonly kind: 'input'; readonly input: CardElement }

/** The card as the blocks of a message. The twin goes with it as its top-level text. */
export function messageBlocks({ card }: RenderedCard): Block[] {
  const parts = [...partsOf(card.body), ...buttonsOf(card.actions ?? [])]
  for (const density of ['roomy', 'close', 'closest'] as const) {
    const blocks = blocksOf(parts, density)
    if (blocks.length <= LIMITS.messageBlocks) return blocks
  }
  return blocksOf(parts, 'closest')
}

/** The blocks of some parts of a card, as roomy as `limit` lets them be. */
export function blocksWithin(parts: readonly Part[], limit: number): Block[] {
  const roomy = blocksOf(parts, 'roomy')
  return roomy.length <= limit ? roomy : blocksOf(parts, 'close')
}

/** Whether people fill something in. */
export const hasInputs = ({ card }: RenderedCard): boolean =>
  partsOf(card.body).some(({ kind }) => kind === 'input')

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
  Container: ({ items = [] }) => partsOf(items),
  ColumnSet: ({ columns = [] }) => partsOf(columns),
  Column: ({ items = [] }) => partsOf(items),
  FactSet: ({ facts = [] }) => [
    { kind: 'text', text: facts.map(({ title, value }) => `${title}: ${value}`).join('\n') },
  ],
  ActionSet: ({ actions = [] }) => buttonsOf(actions),
}

function textPart({ text, style, ...look }: CardElement): Part {
  if (typeof text !== 'string') throw outside('a text block without a text')
  if (style === 'heading') return { kind: 'heading', text }
  return { kind: look['isSubtle'] === true ? 'quiet' : 'text', text }
}

function blocksOf(parts: readonly Part[], density: Density): Block[] {
  const written = arranged(parts, density)
  let buttons = 0
  return written.flatMap((part) => {
    if (part.kind !== 'buttons') return blocksOfPart(part)
    const alone = density !== 'roomy'
    return actionBlocks(part.actions.map((action) => buttonFor(action, buttons++, alone)))
  })
}

/** The parts in the order of the page, neighbours of one kind joined. */
function arranged(parts: readonly Part[], density: Density): Part[] {
  if (density === 'roomy') return joined(parts)
  if (density === 'closest') return joined(textsFirst(parts))
  const sections: Part[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'divider' || part.kind === 'heading') sections.push([])
    sections.at(-1)?.push(part)
  }
  return sections.flatMap((section) => joined(textsFirst(section)))
}

/** All texts as one kind, and after them the buttons: fewer blocks, the same words. */
function textsFirst(parts: readonly Part[]): Part[] {
  const texts = parts.flatMap((part): Part[] =>
    'text' in part ? [{ kind: 'text', text: part.text }] : [],
  )
  const inputs = parts.filter(({ kind }) => kind === 'input')
  return [...texts, ...inputs, ...parts.filter(({ kind }) => kind === 'buttons')]
}

function joined(parts: readonly Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    const both = last && join(last, part)
    if (both === undefined) result.push(part)
    else result[result.length - 1] = both
  }
  return result
}

function join(one: Part, next: Part): Part | undefined {
  if (one.kind === 'buttons' && next.kind === 'buttons') {
    return { kind: 'buttons', actions: [...one.actions, ...next.actions] }
  }
  const isText = one.kind === 'text' || one.kind === 'quiet'
  if (isText && next.kind === one.kind && 'text' in next) {
    return { kind: one.kind, text: `${one.text}\n${next.text}` }
  }
  return undefined
}

function blocksOfPart(part: Exclude<Part, { kind: 'buttons' }>): Block[] {
  if (part.kind === 'divider') return [{ type: 'divider' }]
  if (part.kind === 'input') return inputBlocks(part.input)
  if (part.text.trim() === '') return []
  if (part.kind === 'heading' && part.text.length <= LIMITS.header) {
    return [{ type: 'header', text: plain(part.text) }]
  }
  if (part.kind === 'quiet') {
    return splitText(part.text, LIMITS.contextText).map((text) => ({
      type: 'context',
      elements: [plain(text)],
    }))
  }
  return splitText(part.text, LIMITS.section).map((text) => ({
    type: 'section',
    text: plain(text),
  }))
}
