import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { CardElement } from '../cards/element.ts'
import { render } from '../templates.ts'

const cardsFolder = new URL('../../cards/', import.meta.url)
const SAMPLE = '.sample.json'

/** A card of the gallery: what the page draws, and what it says beside it. */
interface Shown {
  /** 'messages/my-week', or 'messages/my-week, mentor' for a second sample. */
  readonly title: string
  readonly card: unknown
  readonly text: string
  readonly about: string
}

/** One HTML page with every card in it, the renderer and the styles inlined. */
export function galleryPage(): { readonly html: string; readonly count: number } {
  const cards = ['messages', 'forms'].flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, cardsFolder))
      .filter((file) => file.endsWith(SAMPLE))
      .map((file) => shown(kind, file))
      .sort((one, other) => one.title.localeCompare(other.title)),
  )
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js')
  const html = pageOf({
    styles: readFileSync(new URL('gallery/page.css', cardsFolder), 'utf8'),
    cards: inScript(JSON.stringify(cards)),
    renderer: inScript(readFileSync(renderer, 'utf8')),
    script: inScript(readFileSync(new URL('gallery/page.js', cardsFolder), 'utf8')),
  })
  return { html, count: cards.length }
}

function shown(kind: string, file: string): Shown {
  const [stem = '', variant] = file.slice(0, -SAMPLE.length).split('.')
  const sample = readFileSync(new URL(`${kind}/${file}`, cardsFolder), 'utf8')
  const { card, text } = render({ name: `${kind}/${stem}`, data: JSON.parse(sample) })
  const bytes = Buffer.byteLength(JSON.stringify(card))
  const inputs = countInputs(card)
  return {
    title: `${kind}/${stem}${variant === undefined ? '' : `, ${variant}`}`,
    card,
    text,
    about: `${(bytes / 1024).toFixed(1)} of 24 KB${inputs === 0 ? '' : `, ${inputs} of 8 inputs`}`,
  }
}

function countInputs(part: unknown): number {
  if (Array.isArray(part)) return part.reduce((sum: number, item) => sum + countInputs(item), 0)
  if (typeof part !== 'object' || part === null) return 0
  const self = (part as CardElement).type?.startsWith('Input.') === true ? 1 : 0
  return self + countInputs(Object.values(part))
}

interface Page {
  readonly styles: string
  readonly cards: string
  readonly renderer: string
  readonly script: string
}

const pageOf = ({ styles, cards, renderer, script }: Page): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Keepstep: every card</title>
<style>${styles}</style>
</head>
<body>
<header>
  <div><h1>Keepstep: every card</h1><p id="summary"></p></div>
  <button type="button" id="theme">Dark</button>
</header>
<div class="columns">
  <nav aria-label="Cards"><ul id="index"></ul></nav>
  <main id="gallery"></main>
</div>
<script type="application/json" id="cards">${cards}</script>
<script>${renderer}</script>
<script>${script}</script>
</body>
</html>
`

/** Nothing inside a script element may look like its end; the same in a string and in JSON. */
const inScript = (text: string): string => text.replace(/<(?=\/script|!--)/gi, '\\u003c')
