import { OWN_WORDS } from './own-words.ts'
import { REAL_WORDS } from './real-words.ts'
import { slipsBetween } from './slips-between.ts'

const own: ReadonlySet<string> = new Set(OWN_WORDS)
const real: ReadonlySet<string> = new Set(REAL_WORDS)

/** Shorter words are too near to each other. */
const SHORTEST = 4
const LONGEST = 16

/** Whether a word is one that Keepstep listens for. */
export const isOwnWord = (word: string): boolean => own.has(word)

/** Whether a word means something as it stands. */
export const isWord = (word: string): boolean => own.has(word) || real.has(word)

/** How many slips a word of this length may hold: one, or two in a long one. */
export const slipsAllowed = (length: number): number => (length < 8 ? 1 : 2)

/**
 * Puts slips of the finger right, towards words that Keepstep listens for; a word that means
 * something else, or that is as near to two of them, is left as it is.
 */
export const fixSpelling = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}'/.-])[a-z]{4,16}(?![\p{L}\p{N}'/-])/gu, (word) =>
    isWord(word) || isForm(word) ? word : (meant(word) ?? word),
  )

/** 'Paused', 'snoozing': a form of a word that is listened for. */
const isForm = (word: string): boolean =>
  [/(?:s|d|r)$/, /(?:es|ed|er)$/, /ing$/].some(
    (ending) => own.has(word.replace(ending, '')) || own.has(`${word.replace(ending, '')}e`),
  )

/** The one word that is meant; undefined where none is near, or two are as near. */
function meant(word: string): string | undefined {
  let best = slipsAllowed(word.length) + 1
  let nearest: string[] = []
  for (const candidate of OWN_WORDS) {
    if (!isPossible(word, candidate)) continue
    const slips = slipsBetween(word, candidate)
    if (slips > slipsAllowed(candidate.length)) continue
    if (slips < best) [best, nearest] = [slips, []]
    if (slips === best) nearest.push(candidate)
  }
  const [first, ...others] = nearest
  if (first === undefined || others.length === 0) return first
  const alike = nearest.filter((candidate) => candidate[0] === word[0])
  return alike.length === 1 ? alike[0] : undefined
}

const isPossible = (word: string, candidate: string): boolean =>
  candidate.length >= SHORTEST &&
  candidate.length <= LONGEST &&
  Math.abs(candidate.length - word.length) <= slipsAllowed(candidate.length)
