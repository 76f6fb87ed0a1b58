import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { copyProblems, textsInSource } from '../support/copy-lint.ts'

/** Titles that a provider gave: people must be able to find them by that name. */
const PROPER_TITLES = [
  'Supercharge your ECT’s progress',
  'Instructional coaching and supporting your ECT',
]

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file))

/** Literals that read as something said: a capital and three words at least; patterns are none. */
const sentencesIn = (source: string): string[] =>
  textsInSource(source.replace(/throw new [A-Za-z]*Error\([\s\S]*?\)\n/g, '')).filter(
    (text) =>
      /^(?!X )[A-Z“"]/.test(text) && text.split(/\s+/).length >= 3 && !/[\\^]|\$\/|\(\?/.test(text),
  )

const problemsIn = (file: string): unknown[] =>
  sentencesIn(readFileSync(file, 'utf8'))
    .map((text) => PROPER_TITLES.reduce((rest, title) => rest.replace(title, 'X'), text))
    .flatMap((text) => copyProblems(text).map(({ found }) => `${found}: ${text}`))

const files = [
  'src/usecases',
  'src/typed',
  'src/school',
  'src/domain',
  'src/nudges',
  'src/programmes',
  'src/pages',
  'src/web/pages',
].flatMap(filesIn)

describe('what people read', () => {
  it('is found in the sources', () => {
    const all = files.flatMap((file) => sentencesIn(readFileSync(file, 'utf8')))
    expect(all.length).toBeGreaterThan(300)
    expect(all).toContain('Choose a day that is still to come.')
  })

  it.each([...files, 'src/router.ts', 'src/sandbox/open-sandbox.ts'])(
    '%s says nothing that it should not',
    (file) => expect(problemsIn(file)).toEqual([]),
  )

  it('would be caught: a word of judgement, a time for machines', () => {
    const source =
      "const one = 'You missed a meeting'\nconst other = 'Give a time such as 08:00.'\n"
    expect(
      sentencesIn(source)
        .flatMap(copyProblems)
        .map(({ found }) => found),
    ).toEqual(['missed', '08:00'])
  })
})
