/** Cutting text where Slack sets a length: at a line's end, else at a word's, never inside a character. */

/** The text in pieces of at most `limit` UTF-16 units; together they say all of it. */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > limit) {
    const at = cutIn(rest, limit)
    pieces.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '')
}

/** The beginning of a text that is said in full elsewhere. */
export function beginningOf(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, cutIn(text, limit - 1)).trimEnd()}…`
}

function cutIn(text: string, limit: number): number {
  const line = text.lastIndexOf('\n', limit)
  if (line > limit / 2) return line
  const word = text.lastIndexOf(' ', limit)
  if (word > limit / 2) return word
  return wholeCharacter(text, limit)
}

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The last place up to `limit` that is not inside one visible character, such as a family emoji. */
function wholeCharacter(text: string, limit: number): number {
  const from = Math.max(0, limit - 100)
  let at = limit
  for (const { index, segment } of graphemes.segment(text.slice(from, limit + 100))) {
    const end = from + index + segment.length
    if (end > limit) break
    at = end
  }
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
