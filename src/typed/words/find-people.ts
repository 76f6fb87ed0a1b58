import { onceEach } from '../../domain/once-each.ts'
import type { KnownPerson, Mentioned } from '../intent.ts'
import { isWord } from './fix-spelling.ts'
import { slipsBetween } from './slips-between.ts'

/** A sentence in which each name of a known person is `WHO`, and who that is, in order. */
export interface WithPeople {
  readonly text: string
  readonly people: readonly Mentioned[]
}

interface Called {
  readonly name: string
  /** How many words it has. */
  readonly length: number
  readonly ids: readonly string[]
}

/**
 * Finds people by full name, first name or surname, with or without 's; one slip is allowed in names
 * of five letters or more that are no other word, and is then no exact match.
 */
export function findPeople(text: string, known: readonly KnownPerson[]): WithPeople {
  if (known.length === 0) return { text, people: [] }
  const names = namesOf(known)
  const people: Mentioned[] = []
  const words = text.split(' ')
  const out: string[] = []
  for (let at = 0; at < words.length; ) {
    const found = nameAt(words, at, names)
    if (found === undefined) out.push(words[at++] ?? '')
    else {
      people.push(found.person)
      out.push('WHO')
      at += found.length
    }
  }
  return { text: out.join(' '), people }
}

/** What each person may be called, longest first. */
const namesOf = onceEach((known: readonly KnownPerson[]): readonly Called[] => {
  const byName = new Map<string, string[]>()
  for (const { id, name } of known) {
    const parts = plainName(name).split(' ')
    const full = parts.join(' ')
    const short = parts.filter((part) => part.length > 1)
    for (const called of new Set([full, ...short])) {
      byName.set(called, [...(byName.get(called) ?? []), id])
    }
  }
  return [...byName]
    .filter(([name]) => name !== '')
    .map(([name, ids]) => ({ name, ids, length: name.split(' ').length }))
    .sort((a, b) => b.name.length - a.name.length)
})

/** Nothing to put right in it. */
const PLAIN = /^[a-z']+$/

const plainName = (name: string): string => (PLAIN.test(name) ? name : madePlain(name))

const madePlain = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\u2019/g, "'")
    .replace(/[^\p{L}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

interface Found {
  readonly person: Mentioned
  readonly length: number
}

function nameAt(words: readonly string[], at: number, names: readonly Called[]): Found | undefined {
  const plain = plainName(words[at] ?? '')
  for (const { name, ids, length } of names) {
    const typed = length === 1 ? plain : plainName(words.slice(at, at + length).join(' '))
    if (isCalled(typed, name) && (!isWord(name) || isSlot(words, at)))
      return { person: { typed, ids, isExact: true }, length }
  }
  return isSlot(words, at) ? nearName(words[at] ?? '', names) : undefined
}

/** 'amina', 'amina's', 'aminas'. */
const isCalled = (typed: string, name: string): boolean =>
  typed.startsWith(name) && /^(?:'s|'|s)?$/.test(typed.slice(name.length))

/** A possessive is a name wherever it stands. */
const isSlot = (words: readonly string[], at: number): boolean =>
  at === 0
    ? /'s$/.test(words[at] ?? '')
    : BEFORE_A_NAME.test(words[at - 1] ?? '') || /'s$/.test(words[at] ?? '')

/** In shorter names a slip makes too many other words. */
const SHORTEST = 5
/** Where a name stands: words that are also names ('Will', 'May', 'Grace') are names only here. */
const BEFORE_A_NAME =
  /^(?:for|with|of|on|about|to|and|remind|nudge|drop-in|dropin|in|meeting|observed|saw|met|mark|log|is|did|who)$/

function nearName(word: string, names: readonly Called[]): Found | undefined {
  const typed = plainName(word).replace(/'s$/, '')
  if (typed.length < SHORTEST || isWord(typed)) return undefined
  const near = names.filter(
    ({ name }) =>
      name.length >= SHORTEST &&
      Math.abs(name.length - typed.length) < 2 &&
      slipsBetween(typed, name) === 1,
  )
  const [first, ...others] = near
  if (first === undefined || others.length > 0) return undefined
  return { person: { typed, ids: first.ids, isExact: false }, length: 1 }
}
