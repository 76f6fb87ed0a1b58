import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, describe, expect, it } from 'vitest'
import { registerCards } from '../../src/cli/cards.ts'

const folder = mkdtempSync(join(tmpdir(), 'keepstep-cards-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function run(...flags: string[]): string {
  let said = ''
  const program = new Command()
  program.configureOutput({ writeOut: (text) => (said += text) })
  registerCards(program)
  program.parse(['node', 'keepstep', 'cards', ...flags])
  return said
}

describe('the command cards', () => {
  it('draws every sample on one page that needs no network, and says where it is', () => {
    const out = join(mkdtempSync(join(tmpdir(), 'keepstep-cards-')), 'all.html')
    const samples = ['messages', 'forms'].flatMap((kind) =>
      readdirSync(`cards/${kind}`).filter((file) => file.endsWith('.sample.json')),
    )
    expect(run('--out', out)).toBe(`Wrote ${samples.length} cards to ${out}\n`)
    const page = readFileSync(out, 'utf8')
    rmSync(join(out, '..'), { recursive: true })
    const data = /<script type="application\/json" id="cards">(.*?)<\/script>/s.exec(page)?.[1]
    const cards: { title: string; text: string }[] = JSON.parse(data ?? '[]')
    expect(cards).toHaveLength(samples.length)
    expect(cards.map(({ title }) => title)).toContain('messages/my-week, two-roles')
    expect(cards.every(({ text }) => text.length > 0)).toBe(true)
    expect(page).not.toMatch(/<(?:script|link|img)[^>]* (?:src|href)=/)
  })

  it('says what to do where the page cannot be written', () => {
    expect(() => run('--out', join(folder, 'no', 'such', 'folder', 'x.html'))).toThrow(
      /Choose another file with --out/,
    )
  })
})
