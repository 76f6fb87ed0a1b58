import type { ActionStep } from './action-step.ts'

/** Words that say nothing about which step it is. */
const FILLERS = new Set(
  'a an and as at be before by can do each for from have i in into is it its my of on or our so that the their them then they this to up use using was we when which will with you your'.split(
    ' ',
  ),
)

/** Two wordings with at least this share of their words in common are the same step. */
const SAME_STEP = 0.7

const ENDING = /(?:ing|ed|es|s)$/

const stem = (word: string): string =>
  word.length > 4
    ? word
        .replace(ENDING, '')
        .replace(/(.)\1$/, '$1')
        .replace(/e$/, '')
    : word

/** The words that carry a step's meaning, without case, accents, endings, fillers or order. */
export function stepWords(text: string): ReadonlySet<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
  return new Set((words ?? []).filter((word) => !FILLERS.has(word)).map(stem))
}

/** With at least this share of the shorter wording in the other, one was made out of the other. */
const EDITED = 0.5

/** Whether words that stood there were shortened, added to or reworded, rather than replaced by others. */
export function isEditOf(later: string, earlier: string): boolean {
  const [left, right] = [stepWords(later), stepWords(earlier)]
  const shared = [...left].filter((word) => right.has(word)).length
  return shared > 0 && shared >= EDITED * Math.min(left.size, right.size)
}

/** From 0 (nothing in common) to 1 (the same words): shared words over all words. */
export function similarity(a: string, b: string): number {
  const left = stepWords(a)
  const right = stepWords(b)
  const shared = [...left].filter((word) => right.has(word)).length
  const all = left.size + right.size - shared
  return all === 0 ? 0 : shared / all
}

/**
 * Whether a later step is an earlier one again: marked as such, taken from the same library entry,
 * or worded almost alike (B-63). Two empty wordings are never the same step.
 */
export function isSameStep(later: ActionStep, earlier: ActionStep): boolean {
  if (later.repeatOf === earlier.id) return true
  if (later.libraryId !== undefined && later.libraryId === earlier.libraryId) return true
  return similarity(later.text, earlier.text) >= SAME_STEP
}
