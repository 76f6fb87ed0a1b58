import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { verbs } from '../../src/cards/button.ts'
import { noteCard } from '../../src/cards/messages/note.ts'
import { render } from '../../src/templates.ts'
import { canonicalCards } from '../support/build-card-inputs.ts'
import { buttonsOf } from '../support/card-walk.ts'

const folder = fileURLToPath(new URL('../../cards/', import.meta.url))

const templates = ['messages', 'forms'].flatMap((kind) =>
  readdirSync(`${folder}${kind}`)
    .filter((file) => !file.endsWith('.sample.json'))
    .map((file) => ({
      name: `${kind}/${file.replace('.json', '')}`,
      source: readFileSync(`${folder}${kind}/${file}`, 'utf8'),
    })),
)

describe('rendering a card', () => {
  it('throws where a field is missing, instead of printing its name to people', () => {
    expect(() =>
      render({ name: 'messages/note', data: { lines: [], buttons: [], links: [] } }),
    ).toThrow('The card messages/note lacks title, seenBy.')
  })

  it('throws where a field is null: "nothing" is the empty text', () => {
    const data = { title: null, lines: [], buttons: [], links: [], seenBy: '' }
    expect(() => render({ name: 'messages/note', data })).toThrow('holds null')
  })

  it('goes on rendering after a card that lacked something', () => {
    expect(() => render({ name: 'messages/note', data: {} })).toThrow()
    expect(render(noteCard({ title: 'Snoozed', lines: [] })).text).toContain('Snoozed')
  })

  it('leaves what people typed as it is, whatever it looks like', () => {
    const typed = `Say $${'{title}'} and \`code\` \\\\n {{mustache}} **bold** <at>all</at>`
    const { card, text } = render(noteCard({ title: 'Note', lines: [typed] }))
    expect(text).toContain(typed)
    expect(card.body).toContainEqual(expect.objectContaining({ text: typed }))
  })

  it('writes the twin into the card for screen readers and clients that cannot draw it', () => {
    const { card, text } = render(noteCard({ title: 'Snoozed', lines: ['Until Thursday.'] }))
    expect(card['fallbackText']).toBe(text)
    expect(card['speak']).toBe(text)
  })

  it('speaks the first lines of a long card, never half a line', () => {
    const line = 'A line of a long note that somebody typed.'
    const { card, text } = render(noteCard({ title: 'Note', lines: Array(60).fill(line) }))
    const spoken = String(card['speak'])
    expect(spoken.length).toBeLessThanOrEqual(1_000)
    expect(text.startsWith(spoken)).toBe(true)
    expect(spoken.split('\n').slice(1)).toEqual(Array(spoken.split('\n').length - 1).fill(line))
  })

  it('does not share anything between two cards of one template', () => {
    const first = render(noteCard({ title: 'One', lines: ['a'] }))
    const second = render(noteCard({ title: 'Two', lines: ['b'] }))
    expect(first.text).toContain('One')
    expect(second.text).not.toContain('One')
    expect(first.card.body[0]).not.toBe(second.card.body[0])
  })

  it('says which template there is not', () => {
    expect(() => render({ name: 'messages/nothing', data: {} })).toThrow(/nothing/)
  })
})

describe.each(templates)('the template $name', ({ name, source }) => {
  const samples = canonicalCards.filter((card) => card.name === name)
  const fields = new Set(
    samples.flatMap(({ view }) =>
      [...JSON.stringify(view.data).matchAll(/"(\w+)":/g)].map((m) => m[1]),
    ),
  )

  it('uses plain paths only, so that nothing missing is swallowed inside an expression', () => {
    const expressions = [...source.matchAll(/\$\{([^}]*)\}/g)].map((match) => match[1])
    expect(expressions.filter((path) => !/^\$?\w+(?:\.\w+)*$/.test(path ?? ''))).toEqual([])
  })

  it('asks only for conditions that a view gives', () => {
    const conditions = [...source.matchAll(/"\$when": "\$\{(\w+)\}"/g)].map((match) => match[1])
    expect(conditions.filter((flag) => !fields.has(flag))).toEqual([])
    expect(source.match(/"\$when"/g)?.length ?? 0).toBe(conditions.length)
  })

  it('uses verbs of the contract only', () => {
    const used = [...source.matchAll(/"verb": "([^"$]*)"/g)].map((match) => match[1])
    expect(used.filter((verb) => !verbs.some((known) => known === verb))).toEqual([])
  })
})

describe('the buttons of every card', () => {
  it.each(canonicalCards)('carry version, school and ids only: $name $variant', ({ view }) => {
    const pressed = buttonsOf(render(view).card).filter(({ type }) => type !== 'Action.OpenUrl')
    for (const { data } of pressed.map((one) => one as { data?: unknown })) {
      expect(data).toMatchObject({ v: 1, school: expect.stringMatching(/^school-/) })
      for (const value of Object.values(data as object)) {
        expect(['string', 'number', 'boolean']).toContain(typeof value)
      }
    }
  })
})
