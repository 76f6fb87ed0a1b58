import type { ProgrammeWords } from './programme.ts'

/*
 * A programme's own words, in sentences that belong to no programme: '{a meeting}', '{ActionStep}',
 * '{dropIns}'. With a capital at the front, with an article, with an s for several. '{step}' and
 * '{session}' are short for the action step and the meeting: the last word of each.
 */

/** Keepstep's own (docs/glossary.md): for people whose pairs are on programmes with different words. */
export const GENERAL_WORDS: ProgrammeWords = {
  meeting: 'meeting',
  dropIn: 'drop-in',
  selfStudy: 'self-study',
  module: 'module',
  actionStep: 'action step',
  options: {},
}

type Word = Exclude<keyof ProgrammeWords, 'options'>
const WORDS: readonly Word[] = ['meeting', 'dropIn', 'selfStudy', 'module', 'actionStep']

/** 'point' of 'action point', 'interaction' of 'mentor interaction'. */
const SHORT: Readonly<Record<string, Word>> = { step: 'actionStep', session: 'meeting' }
const shortOf = (word: string): string => word.split(' ').at(-1) ?? word

/** Each word that all of these have alike, else the general one. */
export function wordsInCommon(all: readonly ProgrammeWords[]): ProgrammeWords {
  const [first, ...others] = all
  if (first === undefined) return GENERAL_WORDS
  const own = WORDS.filter((word) => others.every((one) => one[word] === first[word]))
  return { ...GENERAL_WORDS, ...Object.fromEntries(own.map((word) => [word, first[word]])) }
}

/** 'a drop-in', 'an observation'. */
const withArticle = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`

/** 'drop-ins', 'self-studies'. */
export const several = (word: string): string =>
  /[^aeiou]y$/.test(word)
    ? `${word.slice(0, -1)}ies`
    : `${word}${/(?:s|x|ch|sh)$/.test(word) ? 'es' : 's'}`

/** '${module}' is a path of a card's template, and no place. */
const PLACE = /(?<!\$)\{([aA] )?([a-zA-Z]+?)(s?)\}/g

/**
 * Puts a programme's words into the places of a sentence, or of every sentence in a list or an object;
 * whatever else stands in braces stays.
 */
export function inWordsOf<Of>(words: ProgrammeWords, of: Of): Of
export function inWordsOf(words: ProgrammeWords, of: unknown): unknown {
  if (typeof of === 'string') return filled(words, of)
  if (Array.isArray(of)) return of.map((one: unknown) => inWordsOf(words, one))
  if (typeof of !== 'object' || of === null) return of
  return Object.fromEntries(Object.entries(of).map(([key, one]) => [key, inWordsOf(words, one)]))
}

const filled = (words: ProgrammeWords, sentence: string): string =>
  sentence.replace(PLACE, (place: string, article: string | undefined, name: string, s: string) => {
    const one = wordFor(words, `${name.charAt(0).toLowerCase()}${name.slice(1)}`)
    if (one === undefined) return place
    const said = s === '' ? one : several(one)
    const whole = article === undefined ? said : withArticle(said)
    const isCapital = /^[A-Z]/.test(article ?? name)
    return isCapital ? `${whole.charAt(0).toUpperCase()}${whole.slice(1)}` : whole
  })

function wordFor(words: ProgrammeWords, name: string): string | undefined {
  const long = SHORT[name]
  if (long !== undefined) return shortOf(words[long])
  const word = WORDS.find((one) => one === name)
  return word && words[word]
}
