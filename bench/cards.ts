import { readFileSync } from 'node:fs'
import { Template } from 'adaptivecards-templating'
import type { CardView } from '../src/cards/card.ts'
import { render } from '../src/templates.ts'
import type { BenchRow } from './bench-row.ts'

const SECONDS = 2

/** How often `work` is done in a second on this machine now. */
export function perSecond(work: () => void): number {
  for (let warm = 0; warm < 200; warm += 1) work()
  const began = performance.now()
  let done = 0
  while (performance.now() - began < SECONDS * 1000) {
    for (let i = 0; i < 20; i += 1) work()
    done += 20
  }
  return (done * 1000) / (performance.now() - began)
}

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../cards/${path}.json`, import.meta.url), 'utf8'))

function rowFor(name: string, goal?: string): BenchRow {
  const view = { name, data: readJson(`${name}.sample`) } as CardView
  const template = new Template(readJson(name))
  const bare = perSecond(() => void template.expand({ $root: view.data as object }))
  return {
    name: `cards rendered, with their plain-text twin: ${name}`,
    // A view that is rendered again is remembered: each is new here, as every press makes its own.
    value: perSecond(() => void render({ name: view.name, data: { ...view.data } } as CardView)),
    unit: 'a second',
    ...(goal === undefined ? {} : { goal }),
    peers: [{ name: 'the bare template library', value: bare }],
  }
}

/** A receipt, the commonest card, and the two that hold most. */
export const run = async (): Promise<BenchRow[]> => [
  rowFor('messages/receipt', 'over 10,000'),
  rowFor('messages/my-week'),
  rowFor('forms/meeting-stage'),
]
