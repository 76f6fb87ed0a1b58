import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../src/domain/oversight/retention.ts'
import { LISTS, trustPack } from '../../src/trust/pack.ts'
import { meaningOf } from '../../src/trust/promise-meanings.ts'
import { GUIDES, PROMISES } from '../../src/trust/promises.ts'
import { copyProblems } from '../support/copy-lint.ts'

const shown = LISTS.flatMap(({ file: list, claims }) =>
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
    for (const { claims } of LISTS) {
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
    // Guides for operators may say what a card must not.
    const ours = LISTS.filter((one) => one !== GUIDES)
    const says = ours.flatMap(({ claims }) =>
      claims.flatMap(({ says: words, how = '' }) => [words, how]),
    )
    expect(says.flatMap((words) => copyProblems(words))).toEqual([])
  })
})

/** Words by which a sentence of a guide promises something of people's data or of messages. */
const PROMISING =
  /\b(?:eras\w*|forgotten|forgets|stored|(?:is|are) told|asks? the induction tutor|is asked whether|asked before|never|nothing (?:is|was) lost|nobody|stops|copy of everything|welcome[sd]?|once, in|encrypted|held|no names?|twice|is refused|does not send|left out)\b/i

/** Words that a person types or reads, and instructions: they promise nothing. */
const NO_PROMISE = [
  'Everything is kept in `.keepstep/`',
  'drawn from what is stored now',
  'Nobody is then asked for consent',
  'nobody knows whether it arrived',
  'nobody has to add anything',
  'Nobody has to add anything',
  'If there is no such line',
  'exits with 1 where a message',
  'nobody can look whether a message arrived',
  'Beside each part stands what a sender',
  'holds nobody real',
  'because nobody in it is real',
  'nothing was lost; tell whoever',
  'the service was away or held',
  'the person was told to try again',
  'are slow',
  '`stop digests` ends it',
  'is set',
  '`erase-person --email E',
  'waits without a time limit',
  'The login',
  'Do again what people asked',
  'whoever removed earlier words removes',
]

const sentencesOf = (guide: string): string[] =>
  guide
    .replace(/```[\s\S]*?```/g, '')
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? line.split('|') : [line]))
    .flatMap((text) => text.split(/(?<=[.:;])\s+(?=[A-Z`*_])/))
    .map((text) => text.trim())

it('says of every promise what it means for people', () => {
  const all = Object.values(PROMISES).flat()
  expect(all.filter(({ says }) => meaningOf(says) === undefined)).toEqual([])
})

describe.each(Object.entries(PROMISES))('what %s promises', (file, claims) => {
  const guide = readFileSync(file, 'utf8')

  it('stands there in these very words', () => {
    expect(claims.map(({ says }) => says).filter((says) => !guide.includes(says))).toEqual([])
  })

  it('is in the list, with a test: no sentence promises beside it', () => {
    const beside = sentencesOf(guide)
      .filter((text) => PROMISING.test(text))
      .filter((text) => !claims.some(({ says }) => text.includes(says) || says.includes(text)))
      .filter((text) => !NO_PROMISE.some((words) => text.includes(words)))
    expect(beside).toEqual([])
  })
})
