import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verbs } from '../../src/cards/button.ts'
import { IN_CHANNEL, routes } from '../../src/routes.ts'

/** The router's own: which school is meant is asked before there is a school. */
const OF_THE_ROUTER = ['type-words']

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending) && !file.endsWith('.sample.json'))
    .map((file) => join(folder, file))

const textOf = (files: readonly string[]): string =>
  files.map((file) => readFileSync(file, 'utf8')).join('\n')

/** Verbs that stand in a text as they are written in templates or in views. */
const verbsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/['"]?verb['"]?:\s*['"]([a-z-]+)['"]/g)].map(([, verb]) => verb ?? ''))

const templates = textOf(filesIn('cards', '.json'))
const views = textOf([...filesIn('src/cards', '.ts'), ...filesIn('src/usecases', '.ts')])

describe('buttons and what they do', () => {
  const onCards = verbsIn(templates)
  it('finds the templates’ buttons', () => expect(onCards.size).toBeGreaterThan(25))

  it.each([...onCards])('the button %s of a card has its route', (verb) => {
    expect([...Object.keys(routes), ...OF_THE_ROUTER]).toContain(verb)
  })

  it.each(Object.keys(routes))('the route %s has its button on some card', (verb) => {
    expect([...onCards, ...verbsIn(views), ...verbChosenIn(views, verb)]).toContain(verb)
  })

  it('has a route for every verb, and no other', () => {
    expect([...Object.keys(routes), ...OF_THE_ROUTER].sort()).toEqual([...verbs].sort())
  })

  it('answers in a channel only to verbs that there are', () => {
    for (const verb of IN_CHANNEL) expect(Object.keys(routes)).toContain(verb)
  })

  it('would notice a verb that nobody carries out', () => {
    expect(verbsIn('{ "verb": "open-door" } verb: \'shut-door\'')).toEqual(
      new Set(['open-door', 'shut-door']),
    )
    expect(Object.keys(routes)).not.toContain('open-door')
  })
})

/** A view may choose between two verbs: `verb: isDropIn ? 'open-drop-in' : 'open-meeting'`. */
function verbChosenIn(text: string, verb: string): string[] {
  return new RegExp(`\\? '${verb}'|: '${verb}'|return '${verb}'`).test(text) ? [verb] : []
}
