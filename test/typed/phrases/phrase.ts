/**
 * What somebody typed, and what is right: the gist of the intent (`test/typed/gist.ts`), or several
 * where each would serve them. Typed on Monday 7 September 2026 at 9:00 in the sample school, by
 * somebody whose pairs are Amina Yusuf, Sofia Marques, Callum Reid and Priya Raman.
 */
export type Phrase = readonly [typed: string, ...right: readonly [string, ...string[]]]
