/**
 * From an Adaptive Card to Block Kit, pure, for the part of Adaptive Cards that the templates use;
 * anything else throws. Nothing is ever cut and no button is ever lost: what is long is split, and
 * what has too many parts is drawn closer together.
 */
import type { RenderedCard } from '../../cards/card.ts'
import { type Block, LIMITS, plain } from './blocks.ts'
import { actionBlocks, buttonFor, type MadeButton } from './buttons.ts'
import { inputBlocks } from './inputs.ts'
import { boldLine, type Line, lineOf, linkText, shownLines, wordsOf } from './marked.ts'
import { buttonsOf, type Part, partsOf } from './parts.ts'
import { splitText } from './split-text.ts'

/** How close together a card is drawn: each part by itself, section by section, or all in one. */
type Density = 'roomy' | 'close' | 'closest'

/** The card as the blocks of a message. The twin goes with it as its top-level text. */
export function messageBlocks({ card }: RenderedCard): Block[] {
  const parts = [...partsOf(card.body), ...buttonsOf(card.actions ?? [])]
  for (const density of ['roomy', 'close', 'closest'] as const) {
    const blocks = blocksOf(parts, density)
    if (blocks.length <= LIMITS.messageBlocks) return blocks
  }
  return blocksOf(parts, 'closest')
}

/** The blocks of some parts of a view, as roomy as `limit` lets them be. */
export function blocksWithin(parts: readonly Part[], limit: number): Block[] {
  const roomy = blocksOf(parts, 'roomy')
  return roomy.length <= limit ? roomy : blocksOf(parts, 'close')
}

/** In a modal Slack has a block of its own for what is to be put right, if that is short. */
export const withAlerts = (parts: readonly Part[]): Part[] =>
  parts.map((part) => (part.kind === 'problem' ? { ...part, kind: 'alert' } : part))

/** Whether people fill something in. */
export const hasInputs = ({ card }: RenderedCard): boolean =>
  partsOf(card.body).some(({ kind }) => kind === 'input')

function blocksOf(parts: readonly Part[], density: Density): Block[] {
  const written = arranged(parts, density)
  let buttons = 0
  const made = (actions: Extract<Part, { kind: 'buttons' }>['actions'], alone: boolean) =>
    actions.map((action) => buttonFor(action, buttons++, alone))
  return written.flatMap((part) => {
    if (part.kind === 'buttons') return actionBlocks(made(part.actions, density !== 'roomy'))
    if (part.kind === 'item') return itemBlocks(part.lines, made(part.actions, false))
    return blocksOfPart(part)
  })
}

/** Its one button stands beside it; several, or one whose title is long, below. */
function itemBlocks(lines: readonly Line[], buttons: readonly MadeButton[]): Block[] {
  const said = sections(lines)
  const [only, ...others] = buttons
  if (only === undefined) return said
  const [section, ...more] = said
  const fits = others.length === 0 && more.length === 0 && only.beside === undefined
  return fits && section?.type === 'section'
    ? [{ ...section, accessory: only.element }]
    : [...said, ...actionBlocks(buttons)]
}

/** The parts in the order of the page, neighbours of one kind joined. */
function arranged(parts: readonly Part[], density: Density): Part[] {
  if (density === 'roomy') return joined(withoutLastLine(parts))
  if (density === 'closest') return joined(textsFirst(parts))
  const sectioned: Part[][] = [[]]
  for (const part of parts) {
    if (part.kind === 'divider' || part.kind === 'heading') sectioned.push([])
    sectioned.at(-1)?.push(part)
  }
  return sectioned.flatMap((section) => joined(textsFirst(section)))
}

/** A line stands between sections; what is said in small letters at the end needs none above it. */
const withoutLastLine = (parts: readonly Part[]): Part[] =>
  parts.filter(({ kind }, at) => kind !== 'divider' || parts[at + 1]?.kind !== 'quiet')

/** All texts as one kind, and after them the buttons: fewer blocks, the same words. */
function textsFirst(parts: readonly Part[]): Part[] {
  const lines = parts.flatMap(linesIn)
  const texts: Part[] = lines.length === 0 ? [] : [{ kind: 'text', lines }]
  const inputs = parts.filter(({ kind }) => kind === 'input' || kind === 'link')
  const buttons = parts.flatMap((part) => ('actions' in part ? buttonsOf(part.actions) : []))
  return [...texts, ...inputs, ...buttons]
}

function linesIn(part: Part): readonly Line[] {
  if ('lines' in part) return part.lines
  if (!('text' in part)) return []
  return [part.kind === 'heading' ? boldLine(part.text) : lineOf(part.text)]
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
  if (one.kind === 'quiet' && next.kind === 'quiet') {
    return { kind: 'quiet', text: `${one.text}\n${next.text}` }
  }
  return isUnder(one, next)
    ? { kind: 'text', lines: [...linesIn(one), ...linesIn(next)] }
    : undefined
}

/** Text goes on below text, and below the name of its section, with what is said of that. */
function isUnder(one: Part, next: Part): boolean {
  if (one.kind === 'text') return next.kind === 'text'
  const isSection = one.kind === 'heading' && one.level === 2
  return isSection && (next.kind === 'text' || next.kind === 'quiet')
}

function blocksOfPart(part: Exclude<Part, { kind: 'buttons' | 'item' }>): Block[] {
  switch (part.kind) {
    case 'divider':
      return [{ type: 'divider' }]
    case 'input':
      return inputBlocks(part.input)
    case 'link':
      return [linkBlock(part)]
    case 'alert':
      return alertBlocks(part.lines)
    case 'text':
    case 'problem':
      return sections(part.lines)
    case 'heading':
      return headingBlocks(part)
    default:
      return splitText(part.text, LIMITS.contextText).map((text) => ({
        type: 'context',
        elements: [plain(text)],
      }))
  }
}

function headingBlocks({ level, text }: Extract<Part, { kind: 'heading' }>): Block[] {
  return level === 1 && text.trim() !== '' && text.length <= LIMITS.header
    ? [{ type: 'header', text: plain(text) }]
    : sections([boldLine(text)])
}

const linkBlock = ({ words, url }: Extract<Part, { kind: 'link' }>): Block => ({
  type: 'section',
  text: linkText(words, url),
})

function alertBlocks(lines: readonly Line[]): Block[] {
  const text = wordsOf(lines)
  return text.length > LIMITS.alert
    ? sections(lines)
    : [{ type: 'alert', level: 'error', text: plain(text) }]
}

const sections = (lines: readonly Line[]): Block[] =>
  shownLines(lines).map((text) => ({ type: 'section', text }))
