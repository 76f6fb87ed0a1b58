import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { copyProblems, textsInJson, textsInSource } from '../support/copy-lint.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)

const problemsIn = (texts: readonly string[]): unknown[] => texts.flatMap(copyProblems)

describe('the words of the cards', () => {
  it.each(filesBelow('cards', '.json'))('%s says nothing that it should not', (file) => {
    const texts = textsInJson(JSON.parse(readFileSync(`${root}${file}`, 'utf8')))
    const filled = texts.map((text) => text.replace(/\$\{[^}]*\}/g, 'X'))
    expect(problemsIn(filled)).toEqual([])
  })

  it.each(filesBelow('src/cards', '.ts'))('%s says nothing that it should not', (file) => {
    const texts = textsInSource(readFileSync(`${root}${file}`, 'utf8'))
    expect(problemsIn(texts.filter((text) => / /.test(text) && !text.startsWith('- X')))).toEqual(
      [],
    )
  })
})

describe('the lint of words', () => {
  it.each([
    ['the NQT year', 'NQT'],
    ['compliance is high', 'compliance'],
    ['this is overdue', 'overdue'],
    ['you failed to log', 'failed'],
    ['a missed meeting', 'missed'],
    ['truant', 'truant'],
    ['a score of 3', 'score'],
    ['graded as good', 'graded'],
    ['ranked first', 'ranked'],
    ['your progress review', 'progress review'],
    ['tell your ECT', 'your ECT'],
    ['Ask your mentor', 'your mentor'],
    ['Well done!', '!'],
    ['you can’t log it', 'can’t'],
    ["it isn't logged", "isn't"],
    ['the **step**', '**'],
    ['see [this](x)', '[this](x)'],
    ['- a list', '- '],
    [`Hello $${'{name}'}`, `$${'{'}`],
    ['by undefined', 'undefined'],
    ['on 2026-09-21', '2026-09-21'],
    ['at 15:30', '15:30'],
  ])('catches "%s"', (text, found) => {
    expect(copyProblems(text).map((problem) => problem.found)).toContain(found)
  })

  it.each([
    'Not logged yet. By Friday 25 September at 3:30pm.',
    'Somebody cannot make it, and the mentor logs it.',
    'Subject leaders upgrade the scoreboard of Franklin School.',
  ])('lets "%s" pass', (text) => {
    expect(copyProblems(text)).toEqual([])
  })

  it('reads string literals and templates of a source, not its comments or imports', () => {
    const source = [
      "import { a } from './your mentor.ts'",
      '/** Never say "your ECT"! */',
      "const x = 'By Friday'",
      `const y = \`And $${'{x}'} more\``,
    ].join('\n')
    expect(textsInSource(source)).toEqual(['By Friday', 'And X more'])
  })
})
