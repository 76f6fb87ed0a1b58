import { OWN_WORDS } from './own-words.ts'
import { REAL_WORDS } from './real-words.ts'
import { slipsBetween } from './slips-between.ts'

const own: ReadonlySet<string> = new Set(OWN_WORDS)
const real: ReadonlySet<string> = new Set(REAL_WORDS)

/** Shorter words are too near to each other. */
const SHORTEST = 4
const LONGEST = 16

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
    isWord(word) || isForm(word) ? word : (meantBy(word) ?? word),
  )

const MOST_KEPT = 2_000
const known = new Map<string, string | undefined>()

/** Slips are remembered: many hands make the same ones. */
function meantBy(word: string): string | undefined {
  if (known.has(word)) return known.get(word)
  if (known.size >= MOST_KEPT) known.clear()
  const found = meant(word)
  known.set(word, found)
  return found
}

/** 'Paused', 'snoozing': a form of a word that is listened for. */
const isForm = (word: string): boolean =>
  [/(?:s|d|r)$/, /(?:es|ed|er)$/, /ing$/].some(
    (ending) => own.has(word.replace(ending, '')) || own.has(`${word.replace(ending, '')}e`),
  )

/** The one word that is meant; undefined where none is near, or two are as near. */
function meant(word: string): string | undefined {
  const letters = lettersOf(word)
  const near = CANDIDATES.filter((candidate) => isPossible(word, letters, candidate))
    .map(({ own }) => ({ own, slips: slipsBetween(word, own) }))
    .filter(({ own, slips }) => slips <= slipsAllowed(own.length))
  const fewest = Math.min(...near.map(({ slips }) => slips))
  const nearest = near.filter(({ slips }) => slips === fewest)
  const alike = nearest.filter(({ own }) => own[0] === word[0])
  const [only, ...others] = nearest.length === 1 ? nearest : alike
  return others.length === 0 ? only?.own : undefined
}

interface Candidate {
  readonly own: string
  /** Which letters stand in it, a bit each. */
  readonly letters: number
  readonly allowed: number
}

const lettersOf = (word: string): number =>
  [...word].reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 97)), 0)

const CANDIDATES: readonly Candidate[] = OWN_WORDS.filter(
  (word) => word.length >= SHORTEST && word.length <= LONGEST && /^[a-z]+$/.test(word),
).map((word) => ({ own: word, letters: lettersOf(word), allowed: slipsAllowed(word.length) }))

/** A slip changes the length by one at most, and the letters by two: looked at first, since it is quick. */
function isPossible(word: string, letters: number, { own, ...of }: Candidate): boolean {
  if (Math.abs(own.length - word.length) > of.allowed) return false
  let differing = letters ^ of.letters
  for (let left = 2 * of.allowed; differing !== 0; left -= 1) {
    if (left === 0) return false
    differing &= differing - 1
  }
  return true
}
