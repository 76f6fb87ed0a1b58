import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * On the way out an instant is either decided by, and then handed down, or read from the running
 * clock for the line that uses it. One that is kept would end leases before they are given: that
 * once sent messages twice to people whose platform was only slow.
 */
const KEPT_MOMENT = /(?:^\s+|[{;] )(?:readonly |#|private )?[\w#]+\??: (?:Moment|Date)\b/
const OWN_CLOCK = /\bnew Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(/
const MADE_MOMENT = /\bas Moment\b/

/** The only file of the way out that asks a clock, and makes moments of what it says. */
const CLOCK = 'live-clock.ts'
/** Instants that the database keeps: before when something is too early, by when it is too late. */
const FACTS = ['staleAfter', 'notBefore']

const folder = join('src', 'delivery')
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))

function faultsIn(file: string, text: string): string[] {
  const lines = text.split('\n')
  const kept = lines.filter(
    (line) => KEPT_MOMENT.test(line) && !FACTS.some((fact) => line.includes(fact)),
  )
  const own = lines.filter((line) => OWN_CLOCK.test(line) || MADE_MOMENT.test(line))
  return [...withoutParameters(kept), ...(file === CLOCK ? [] : own)].map(
    (line) => `${file}: ${line.trim()}`,
  )
}

/** A parameter on a line of its own ends with a comma; a field does not. */
const withoutParameters = (lines: readonly string[]): string[] =>
  lines.filter((line) => !line.trimEnd().endsWith(','))

describe('time on the way out', () => {
  it('is read where it is used: no moment is kept in a field', () => {
    expect(
      files.flatMap((file) => faultsIn(file, readFileSync(join(folder, file), 'utf8'))),
    ).toEqual([])
  })

  it.each([
    ['a field that keeps an instant', 'interface Window {\n  readonly now: Date\n}'],
    ['a field among others', 'type Facts = { readonly at: ChatAddress; readonly now: Date }'],
    ['a class that keeps one', 'class Drain {\n  #began: Moment\n}'],
    ['a clock of its own', 'const now = new Date()'],
    ['another way to the time', 'const late = Date.now() > lease'],
    ['a frozen instant made a moment', 'record(now as Moment)'],
  ])('would be noticed in %s', (_what, text) => {
    expect(faultsIn('worker.ts', text)).toHaveLength(1)
  })
})
