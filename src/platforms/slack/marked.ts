/** Bold words in Slack's mark-up, so that nothing that a person wrote is ever read as mark-up. */
import { LIMITS, type MarkedText, type PlainText, plain } from './blocks.ts'
import { splitText } from './split-text.ts'

/** Some words of a line. */
export interface Piece {
  readonly text: string
  readonly bold?: true
}

/** A line; an empty one stands for space. */
export type Line = readonly Piece[]

export const lineOf = (text: string): Line => [{ text }]
export const boldLine = (text: string): Line => [{ text, bold: true }]

/** The words of lines as they are read. */
export const wordsOf = (lines: readonly Line[]): string =>
  lines.map((line) => line.map(({ text }) => text).join('')).join('\n')

/**
 * What Slack reads as a mark wherever it stands: Slack has no sign that takes such a mark's meaning
 * away, so words with one of them in it are shown plainly. `&`, `<` and `>` can be written as text;
 * at the start of a line even `&gt;` is read, as a quotation.
 */
const LIVE = /[*_~`]|:[\w+'-]+:|^\s*>/m

/** The lines as texts of at most `limit` characters: with bold words where that is safe, else plain. */
export function shownLines(
  lines: readonly Line[],
  limit: number = LIMITS.section,
): (PlainText | MarkedText)[] {
  const words = wordsOf(lines)
  if (words.trim() === '') return []
  const hasBold = lines.some((line) => line.some(({ bold }) => bold === true))
  if (hasBold && !LIVE.test(words)) {
    const text = lines.map(markedLine).join('\n')
    if (text.length <= limit) return [{ type: 'mrkdwn', text, verbatim: true }]
  }
  return splitText(words, limit).map(plain)
}

const markedLine = (line: Line): string =>
  line.map(({ text, bold }) => (bold ? inBold(text) : escaped(text))).join('')

/** A mark counts only beside a letter, and never across lines. */
const inBold = (text: string): string =>
  text
    .split('\n')
    .map((row) =>
      row.replace(/^(\s*)(.*?)(\s*)$/, (_, before, words, after) =>
        words === '' ? row : `${before}*${escaped(words)}*${after}`,
      ),
    )
    .join('\n')

/** Slack's three escapes: without them the signs would make mentions and links. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** 'Drop-ins: 4 of 5 …': a figure's first number is what one looks for. */
const FIGURE = /^([^:\n]{1,60}: )(\d[\d,]* of \d[\d,]*)(.*)$/s

/** A line of text, its figure in bold where it has one. */
export function figureLine(text: string): Line {
  const [, label, figure, rest] = FIGURE.exec(text) ?? []
  if (label === undefined || figure === undefined) return lineOf(text)
  return [{ text: label }, { text: figure, bold: true }, { text: rest ?? '' }]
}

/** A link as Slack writes it, in place of the address at the end of its words. */
export function linkText(words: string, url: string): MarkedText {
  const before = words.endsWith(url) ? words.slice(0, -url.length) : ''
  return { type: 'mrkdwn', text: `${escaped(before)}<${escaped(url)}>`, verbatim: true }
}
