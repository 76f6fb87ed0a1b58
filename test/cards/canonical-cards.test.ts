import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { BUTTONS_AT_MOST } from '../../src/cards/card.ts'
import type { CardElement } from '../../src/cards/element.ts'
import { render } from '../../src/templates.ts'
import { canonicalCards, sampleFile } from '../support/build-card-inputs.ts'
import { buttonsOf, everyPart } from '../support/card-walk.ts'
import { alikeButtons, limitProblems } from '../support/check-card.ts'
import { copyProblems } from '../support/copy-lint.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** About a third of a phone's card. */
const SHORT = 12

/** The titles of the buttons in columns as wide as what they hold. */
const besideLines = (card: CardElement): string[] =>
  everyPart(card)
    .filter((part) => part.type === 'Column' && part['width'] === 'auto')
    .flatMap((column) => buttonsOf(column).map(({ title = '' }) => title))

describe.each(canonicalCards.map((card) => ({ ...card, stem: sampleFile(card).slice(6, -12) })))(
  'the card $stem',
  ({ stem, view, ...card }) => {
    it('has a sample that is what its view yields', async () => {
      await expect(json(view.data)).toMatchFileSnapshot(`${root}${sampleFile({ ...card, view })}`)
    })

    it('looks as agreed, and its plain-text twin says the same', async () => {
      const { card: shown, text } = render(view)
      await expect(json(shown)).toMatchFileSnapshot(`golden/${stem}.json`)
      await expect(`${text}\n`).toMatchFileSnapshot(`golden/${stem}.txt`)
    })

    it('keeps every limit of size, inputs, labels and twin, and no two of its buttons go by one name', () => {
      expect(limitProblems(render(view))).toEqual([])
      expect(alikeButtons(render(view))).toEqual([])
    })

    it('has six buttons at most: no chat shows more of them well', () => {
      expect(buttonsOf(render(view).card).length).toBeLessThanOrEqual(BUTTONS_AT_MOST)
    })

    it('has short words on what stands beside a line: long ones leave the line no room', () => {
      const long = besideLines(render(view).card).filter((title) => title.length > SHORT)
      expect(long).toEqual([])
    })

    it('says what there is to put right once', () => {
      const said = render(view).text
      const errors = said.split('\n').filter((line) => line.startsWith('Error: '))
      for (const error of errors) expect(said.split(error.slice(7))).toHaveLength(2)
    })

    it('says nothing that judges, shouts or puzzles', () => {
      const said = render(view).text.replace(/^- /gm, '')
      expect(copyProblems(said)).toEqual([])
    })
  },
)

describe('the folder of templates', () => {
  const files = ['messages', 'forms'].flatMap((kind) =>
    readdirSync(`${root}cards/${kind}`).map((file) => `${kind}/${file}`),
  )
  const templates = files
    .filter((file) => !file.endsWith('.sample.json'))
    .map((file) => file.replace('.json', ''))

  it('has a view of the same stem for each template, and the reverse', () => {
    const views = ['messages', 'forms'].flatMap((kind) =>
      readdirSync(`${root}src/cards/${kind}`).map((file) => `${kind}/${file.replace('.ts', '')}`),
    )
    expect(templates.sort()).toEqual(views.sort())
  })

  it('has a sample for each template, and no sample that no test knows', () => {
    expect(templates.filter((name) => !existsSync(`${root}cards/${name}.sample.json`))).toEqual([])
    const known = canonicalCards.map((card) => sampleFile(card).slice('cards/'.length))
    expect(files.filter((file) => file.endsWith('.sample.json')).sort()).toEqual(known.sort())
  })

  it('cuts nothing in silence that somebody pastes: no input that is kept has a limit of its own', () => {
    const cutting = templates.filter((name) =>
      readFileSync(`${root}cards/${name}.json`, 'utf8').includes('"maxLength"'),
    )
    // Words to look for are kept nowhere.
    expect(cutting).toEqual(['forms/find-step'])
  })

  it('puts inputs into forms and buttons only into messages', () => {
    for (const name of templates) {
      const source = readFileSync(`${root}cards/${name}.json`, 'utf8')
      expect(source.includes('"Input.'), name).toBe(name.startsWith('forms/'))
    }
  })
})
