import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * What people read on a card stands in one place: in its template and the view of the same stem, and
 * for the cards that say whatever they are given (a note, an overview, a refusal) in the one use case
 * that shows them. A second language is another set of templates and views, and those use cases.
 */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }))

/** Views that a source calls, by the path of their file below `cards/`. */
const viewsIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /^import (?!type )[^;]*? from '[^']*cards\/((?:messages|forms)\/[\w-]+)\.ts'/gm,
    ),
  ].map(([, view = '']) => view)

/** Names of templates that a source mentions. */
const templatesIn = (text: string): string[] =>
  [...text.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/'((?:messages|forms)\/[\w-]+)'/g)].map(
    ([, name = '']) => name,
  )

describe('the words of cards', () => {
  it('are put together by use cases, and by the router where there is none', () => {
    // The router answers where there is no use case that could: whoever is unknown, an older card, a fault.
    const others = sources.filter(({ file }) => !/^(usecases\/|cards\/|router\.ts)/.test(file))
    const found = others.flatMap(({ file, text }) => viewsIn(text).map((view) => [file, view]))
    // A page's form offers the very days that the card's form offers.
    expect(found).toEqual([['pages/my-week.ts', 'forms/settings']])
  })

  it('belong to one view each: no other source names a template', () => {
    const found = sources.flatMap(({ file, text }) =>
      templatesIn(text)
        .filter((name) => file !== `cards/${name}.ts`)
        .map((name) => [file, name]),
    )
    // The judge of a replayed year looks for these two among what was sent.
    expect(found).toEqual([
      ['replay/judge-year.ts', 'messages/welcome'],
      ['replay/judge-year.ts', 'messages/weekly-digest'],
    ])
  })

  it('would be seen elsewhere', () => {
    expect(viewsIn("import { noteCard } from '../cards/messages/note.ts'\n")).toEqual([
      'messages/note',
    ])
    expect(viewsIn("import type { NoteInput } from './cards/messages/note.ts'\n")).toEqual([])
    expect(templatesIn("{ name: 'forms/drop-in' }")).toEqual(['forms/drop-in'])
  })
})
