import { given } from '../../domain/given.ts'
import type { Intent, Mentioned, PlainCommand, TextContext } from '../intent.ts'
import type { Said } from '../said.ts'

/** What a rule is given: the sentence, what of it fitted, and where and for whom it was typed. */
export interface Heard {
  readonly found: RegExpExecArray
  readonly said: Said
  readonly context: TextContext
}

/**
 * One way to say something. `framed` patterns see an order without its politeness, times as WHEN and
 * people as WHO; `plain` ones see the whole sentence. Rules that change something fit from the first
 * word to the last; those that only show something may fit inside a sentence.
 */
export interface Rule {
  readonly on: 'framed' | 'plain'
  readonly pattern: RegExp
  readonly means: (heard: Heard) => Intent | undefined
}

/** A pattern, or several of which any will do. */
export type Pattern = string | readonly string[]

const anyOf = (pattern: Pattern): string =>
  typeof pattern === 'string' ? pattern : pattern.join('|')

/** The whole of a framed sentence. */
export const order = (pattern: Pattern, means: Rule['means']): Rule => ({
  on: 'framed',
  pattern: new RegExp(`^(?:${anyOf(pattern)})$`),
  means,
})

/** Anywhere in a sentence. */
export const anywhere = (pattern: Pattern, means: Rule['means']): Rule => ({
  on: 'plain',
  pattern: new RegExp(`\\b(?:${anyOf(pattern)})(?![\\w'-])`),
  means,
})

/** The whole of a plain sentence. */
export const sentence = (pattern: Pattern, means: Rule['means']): Rule => ({
  on: 'plain',
  pattern: new RegExp(`^(?:${anyOf(pattern)})$`),
  means,
})

/** An intent that needs nothing more. */
export const plainly =
  (kind: PlainCommand): Rule['means'] =>
  () => ({ kind })

/** `person` where the sentence names somebody. */
export const about = ({ said }: Heard): { readonly person?: Mentioned } =>
  given({ person: said.people[0] })
