import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { RenderedCard } from '../../../src/cards/card.ts'
import { attachmentFor, CARD_BUDGET_BYTES } from '../../../src/platforms/teams/cards.ts'
import { render } from '../../../src/templates.ts'
import { schemaProblems } from '../../support/check-card.ts'
import { wordsOn } from '../../support/teams-client.ts'
import { worstCases } from '../../support/worst-case-cards.ts'

/** Every card of the product with its sample data, and every card at its longest. */
const samples = ['messages', 'forms'].flatMap((folder) =>
  readdirSync(`cards/${folder}`)
    .filter((file) => file.endsWith('.sample.json'))
    .map((file) => {
      const parts = file.replace('.sample.json', '').split('.')
      const name = `${folder}/${parts[0]}`
      const data = JSON.parse(readFileSync(`cards/${folder}/${file}`, 'utf8'))
      return { title: `${folder}/${file}`, card: render({ name, data }) }
    }),
)
const longest = worstCases.map((view, at) => ({
  title: `${view.name} at its longest (${at})`,
  card: render(view),
}))

const onTeams = (card: RenderedCard) => {
  const attachment = attachmentFor(card, 'personal')
  if (attachment === 'too-large') throw new Error('too large for Teams')
  return attachment.content
}
const plain = (text: string) => text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim()

describe('every card of the product on Teams', () => {
  it('is looked at', () => {
    expect(existsSync('cards/messages/my-week.json')).toBe(true)
    expect(samples.length).toBeGreaterThan(30)
    expect(longest.length).toBeGreaterThan(20)
  })

  it.each([...samples, ...longest])(
    '$title fits with all that Teams needs beside it',
    ({ card }) => {
      expect(Buffer.byteLength(JSON.stringify(onTeams(card)))).toBeLessThanOrEqual(
        CARD_BUDGET_BYTES,
      )
    },
  )

  it.each(samples)('$title is an Adaptive Card that the renderer takes', ({ card }) => {
    expect(schemaProblems(onTeams(card))).toEqual([])
  })

  it.each([...samples, ...longest])('$title shows the same words as everywhere', ({ card }) => {
    const everywhere = wordsAsTheyStand(card.card)
    expect(wordsOn(onTeams(card)).map(plain)).toEqual(everywhere.map(plain))
  })
})

/** Every text of the product's own card, where all text is plain. */
function wordsAsTheyStand(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(wordsAsTheyStand)
  if (typeof card !== 'object' || card === null) return []
  return Object.entries(card).flatMap(([key, value]) => {
    if (['data', 'refresh'].includes(key)) return []
    if (typeof value !== 'string') return wordsAsTheyStand(value)
    return ['text', 'title', 'label', 'errorMessage'].includes(key) ? [value] : []
  })
}
