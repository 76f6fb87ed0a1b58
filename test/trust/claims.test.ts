import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../src/domain/oversight/retention.ts'
import { CHECKLISTS } from '../../src/trust/checklists.ts'
import { trustPack } from '../../src/trust/pack.ts'
import { SENTENCES } from '../../src/trust/sentences.ts'
import { copyProblems } from '../support/copy-lint.ts'

const lists = [...CHECKLISTS, SENTENCES]
const shown = lists.flatMap(({ file: list, claims }) =>
  claims.flatMap(({ says, shownBy }) =>
    shownBy === 'operator' ? [] : shownBy.map(([file, title]) => ({ list, says, file, title })),
  ),
)

/** Titles of tests in a file: what stands in quotes after `it`, `describe` and their kin. */
const titlesIn = (text: string): string[] =>
  [...text.matchAll(/\b(?:it|describe|onBothEngines)\b[^'"`\n]*(?:\n\s*)?(['"`])((?:(?!\1).)+)\1/g)]
    .map(([, , title]) => title ?? '')
    .concat(
      [...text.matchAll(/\)\(\s*\n?\s*(['"`])((?:(?!\1).)+)\1/g)].map(([, , title]) => title ?? ''),
    )

const isShown = ({ file, title }: { readonly file: string; readonly title: string }): boolean =>
  existsSync(file) && titlesIn(readFileSync(file, 'utf8')).some((one) => one.includes(title))

describe('every claim of the trust pack', () => {
  it('names tests that are there', () => {
    expect(shown.length).toBeGreaterThan(60)
    expect(shown.filter((one) => !isShown(one))).toEqual([])
  })

  it('would be missed where its test is gone', () => {
    expect(isShown({ file: 'test/trust/claims.test.ts', title: 'no test has this title' })).toBe(
      false,
    )
    expect(isShown({ file: 'test/trust/gone.test.ts', title: 'anything' })).toBe(false)
  })

  it('has at least one test, or is the operator’s duty and says how', () => {
    for (const { claims } of lists) {
      for (const { says, shownBy, how } of claims) {
        expect(shownBy === 'operator' ? how?.length : shownBy.length, says).toBeGreaterThan(0)
      }
    }
  })

  it('stands in one document of the pack, in plain words and with its test', () => {
    const pack = trustPack(DEFAULT_RETENTION)
    expect(new Set(pack.map(({ name }) => name)).size).toBe(pack.length)
    for (const { list, says, file } of shown) {
      const text = pack.find(({ name }) => name === list)?.text ?? ''
      expect(text).toContain(says)
      expect(text).toContain(file)
    }
    const says = lists.flatMap(({ claims }) =>
      claims.flatMap(({ says: words, how = '' }) => [words, how]),
    )
    expect(says.flatMap((words) => copyProblems(words))).toEqual([])
  })
})
