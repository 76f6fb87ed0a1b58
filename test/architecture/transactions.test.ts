import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/*
 * A transaction that begins another waits for itself on the embedded database, which has one connection. So
 * whoever is handed one is handed nothing that begins another.
 */

const TRANSACTION = /:\s*(?:SchoolTx|ErasingTx|SharedTx|DispatcherTx|Turn|OpenedEvent)\b/
/** What somebody is handed: a list of parameters, or the fields of an interface. */
const HANDED = [/\(([^()]*)\)/g, /\binterface \w+[^{]*\{([^}]*)\}/g]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }))

/** What can begin one: the store, and whatever has one in it. */
const HAS_STORE = files.flatMap(({ text }) =>
  [...text.matchAll(/interface (\w+)(?: extends (\w+))? \{([^}]*)/g)]
    .filter(
      ([, name, of, fields = '']) =>
        [name, of].some((one) => one === 'Store' || one === 'Deps') ||
        /\bstore: Store\b/.test(fields),
    )
    .map(([, name]) => name),
)
const BEGINS = new RegExp(`(?::\\s*|Pick<)(?:${HAS_STORE.join('|')})\\b`)
const PART_WITHOUT = /Pick<\w+, (?![^>]*'store')[^>]*>/g
const BEGINNING = /\.(?:withSchools?|withEraser|withDispatcher|shared|event|beside)\(/g

/** From an opening bracket on to the one that closes it. */
function callFrom(text: string, at: number): string {
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === '(') depth += 1
    if (text[end] === ')') depth -= 1
    if (depth === 0) return text.slice(at + 1, end)
  }
  return text.slice(at + 1)
}

function faultsIn(text: string): string[] {
  const handed = HANDED.flatMap((pattern) => [...text.matchAll(pattern)])
    .map(([, together = '']) => together.replace(PART_WITHOUT, ''))
    .filter((together) => TRANSACTION.test(together) && BEGINS.test(together))
  const inside = [...text.matchAll(BEGINNING)]
    .map(({ index, 0: found }) => callFrom(text, index + found.length - 1))
    .filter((work) => work.search(BEGINNING) >= 0)
  return [...handed, ...inside]
}

describe('a transaction', () => {
  it('is never begun inside another', () => {
    const found = files.flatMap(({ file, text }) =>
      faultsIn(text).map((fault) => `${file}: ${fault}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['a function that is handed both', 'async function plan(tx: SchoolTx, deps: Deps) {}'],
    ['the store itself', 'const look = (turn: Turn, store: Store) => store'],
    [
      'a part of what begins',
      "const look = (tx: SharedTx, { store }: Pick<Deps, 'store'>) => store",
    ],
    ['what holds both', 'interface Entering {\n  deps: Deps\n  opened: OpenedEvent\n}'],
    [
      'work that begins one',
      'store.withSchool(id, async (tx) => {\n  await store.shared(list)\n})',
    ],
  ])('would be noticed in %s', (_what, text) => {
    expect(faultsIn(text)).toHaveLength(1)
  })
})
