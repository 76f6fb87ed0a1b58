import MarkdownIt from 'markdown-it'

/**
 * How a Teams client would draw a card's words: with everything that Markdown, HTML entities, bare
 * links and date macros can do switched on, so that what is live shows itself.
 */
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: false })

const MACRO = /\{\{\s*(DATE|TIME)\s*\(/i
const PLAIN_TAG = /<\/?p>|<br\s*\/?>/g

/** The words that a piece of Markdown shows, and any tag in it that is more than a paragraph. */
export function drawn(text: string): { readonly words: string; readonly live: readonly string[] } {
  const html = markdown.render(text)
  const bare = html.replace(/<\/p>\s*<p>/g, '\n').replace(PLAIN_TAG, '')
  const tags = bare.match(/<[^>]+>/g) ?? []
  const macros = MACRO.test(text) ? ['date macro'] : []
  const mentions = /<at\b/i.test(text) ? ['mention'] : []
  return { words: decode(bare).trim(), live: [...tags, ...macros, ...mentions] }
}

/** Every text of a card in the order in which it is read, as a person sees it. */
export function wordsOn(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(wordsOn)
  if (typeof card !== 'object' || card === null) return []
  const element = card as Record<string, unknown>
  return Object.entries(element).flatMap(([key, value]) => {
    if (['fallback', 'fallbackText', 'speak', 'data', 'refresh'].includes(key)) return []
    if (typeof value !== 'string') return wordsOn(value)
    return ['text', 'title', 'label', 'errorMessage'].includes(key)
      ? [shown(element, key, value)]
      : []
  })
}

/** Buttons, labels and drop-down lists are drawn as they stand. */
const shown = (element: Record<string, unknown>, key: string, value: string): string =>
  element['type'] === 'TextBlock' ||
  (key === 'title' && !String(element['type'] ?? '').startsWith('Action.'))
    ? drawn(value).words
    : value

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
