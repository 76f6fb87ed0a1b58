import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const DOC = readFileSync('docs/behaviours.md', 'utf8')
const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
const rows = DOC.split('\n').filter((line) => line.startsWith('| '))
const behaviours = rows.filter((line) => /^\| B-\d/.test(line)).map(cellsOf)
const contradictions = rows.filter((line) => /^\| \d/.test(line)).map(cellsOf)
const filesIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '')
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

const code = execFileSync('git', ['ls-files', 'src', 'test', 'bench', 'scripts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.m?ts$|\.mjs$/.test(file) && existsSync(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

describe('docs/induction.md', () => {
  const sections = [...readFileSync('docs/induction.md', 'utf8').matchAll(/^## (\d)/gm)]

  it('has every section that the code refers to', () => {
    const referred = new Set([...code.matchAll(/\binduction\.md (\d)/g)].map(([, at]) => at))
    expect(referred.size).toBeGreaterThan(4)
    const known = sections.map(([, at]) => at)
    expect([...referred].filter((at) => !known.includes(at))).toEqual([])
  })
})

describe('what the code calls a document', () => {
  // Those with a number are written into a trust pack.
  const named = [...code.matchAll(/[\w/]*\b[\w-]+\.md\b/g)]
    .map(([name]) => name)
    .filter((name) => !/^\d\d-/.test(name))
  const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' }).split('\n')

  it('is in this repository', () => {
    expect(named.length).toBeGreaterThan(20)
    const isThere = (name: string) => documents.some((path) => `/${path}`.endsWith(`/${name}`))
    expect([...new Set(named)].filter((name) => !isThere(name))).toEqual([])
  })
})

describe('docs/behaviours.md', () => {
  it('has each behaviour and each contradiction once, in order', () => {
    expect(behaviours.map(([id]) => id)).toEqual(
      upTo(102).map((number) => `B-${String(number).padStart(2, '0')}`),
    )
    expect(contradictions.map(([number]) => Number(number))).toEqual(upTo(36))
  })

  it.each(behaviours)('%s says how it stands', (...cells) => {
    const [, , state = '', why, heldBy] = cells
    expect(['done', 'part', 'open', 'not here']).toContain(state)
    if (state !== 'done') expect(why).not.toBe('')
    const needsTest = state === 'done' || state === 'part'
    expect(filesIn(heldBy).length > 0).toBe(needsTest)
  })

  it('names tests that there are', () => {
    const named = [...behaviours, ...contradictions].flatMap((cells) => filesIn(cells.at(-1)))
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter((file) => !existsSync(file))).toEqual([])
  })

  it.each(contradictions)(
    'contradiction %s is decided by a test that says its number',
    (...cells) => {
      const [number = '', , heldBy] = cells
      const texts = filesIn(heldBy).map((file) => readFileSync(file, 'utf8'))
      const said = new RegExp(`contradictions? (\\d+(, | and ))*${number}\\b`, 'i')
      expect(texts.some((text) => said.test(text))).toBe(true)
    },
  )

  it('has every row that the code refers to', () => {
    const referred = new Set([...code.matchAll(/\bB-\d{2,3}\b/g)].map(([id]) => id))
    const known = behaviours.map(([id = '']) => id)
    expect(referred.size).toBeGreaterThan(50)
    expect([...referred].filter((id) => !known.includes(id))).toEqual([])
  })
})
