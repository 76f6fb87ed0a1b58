/**
 * Turns a view into a card: the only file that knows the templates' folder and the template
 * language. Templates hold plain paths only (`${name}`), so that whatever is missing is noticed.
 */
import { readFileSync } from 'node:fs'
import { GlobalSettings, Template } from 'adaptivecards-templating'
import type { AdaptiveCardJson, CardView, ReminderPart, RenderedCard } from './cards/card.ts'
import { plainTextOf } from './cards/plain-text.ts'
import { tidied } from './cards/tidy.ts'
import { onceEach } from './domain/once-each.ts'
import type { ProgrammeWords } from './domain/programme/programme.ts'
import { GENERAL_WORDS, inWordsOf } from './domain/programme/programme-words.ts'

/** Beside `src/` and beside `dist/` alike. */
const templatesFolder = new URL('../cards/', import.meta.url)

const sources = new Map<string, unknown>()
/** By name and words: as many as there are templates with places, times the words of programmes. */
const compiled = new Map<string, Template>()

/** Paths that the card being expanded asked for and its data lacked. */
const missing: string[] = []

// The library would print '${name}' to people where a field is absent; here that is a bug to throw.
GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
  missing.push(path)
  return undefined
}

function sourceOf(name: string): unknown {
  const known = sources.get(name)
  if (known !== undefined) return known
  const source: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, templatesFolder), 'utf8'))
  sources.set(name, source)
  return source
}

function templateOf(name: string, words: ProgrammeWords = GENERAL_WORDS): Template {
  const { meeting, dropIn, selfStudy, module, actionStep } = words
  const key = [name, meeting, dropIn, selfStudy, module, actionStep].join('/')
  const known = compiled.get(key)
  if (known !== undefined) return known
  const template = new Template(inWordsOf(words, sourceOf(name)))
  compiled.set(key, template)
  return template
}

/** Nobody listens to more at once, and the twin is in the card already. */
const SPOKEN_AT_MOST = 1_000

/** The twin's first lines, whole lines only. */
function spoken(text: string): string {
  if (text.length <= SPOKEN_AT_MOST) return text
  return text.slice(0, Math.max(text.lastIndexOf('\n', SPOKEN_AT_MOST), 1)).trim()
}

/** A card begins with its heading; the notice comes next. */
function withNotice(card: AdaptiveCardJson, notice: string | undefined): AdaptiveCardJson {
  if (notice === undefined) return card
  const [heading, ...rest] = card.body
  const said = {
    type: 'Container',
    style: 'emphasis',
    items: [{ type: 'TextBlock', text: notice, wrap: true }],
  }
  return { ...card, body: [...(heading === undefined ? [] : [heading]), said, ...rest] }
}

/** Below everything: what helps, why the message comes, and how to turn it off. */
function withReminder(card: AdaptiveCardJson, part: ReminderPart | undefined): AdaptiveCardJson {
  if (part === undefined) return card
  const said = {
    type: 'Container',
    spacing: 'Medium',
    items: [
      { type: 'TextBlock', text: part.help, wrap: true },
      { type: 'TextBlock', text: part.why, wrap: true, size: 'Small', isSubtle: true },
    ],
  }
  const buttons = part.buttons.map((button) => ({ type: 'Action.Execute', ...button }))
  const actions = [...(card.actions ?? []), ...buttons]
  return { ...card, body: [...card.body, said], ...(actions.length === 0 ? {} : { actions }) }
}

/**
 * Expands the view's template, tidies what came out empty, and writes the plain-text twin into it.
 * Throws where the template needs a field that the view does not give, or where there is no such
 * template: both are bugs. The very same view is the very same card.
 */
export const render: (view: CardView) => RenderedCard = onceEach((view: CardView) => {
  missing.length = 0
  const expanded: unknown = templateOf(view.name, view.words).expand({ $root: view.data })
  if (missing.length > 0) {
    throw new Error(`The card ${view.name} lacks ${[...new Set(missing)].join(', ')}.`)
  }
  const card = withReminder(
    withNotice(tidied(expanded) as AdaptiveCardJson, view.notice),
    view.reminder,
  )
  const text = plainTextOf(card)
  return { name: view.name, card: { ...card, fallbackText: text, speak: spoken(text) }, text }
})
