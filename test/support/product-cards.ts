import { readdirSync, readFileSync } from 'node:fs'
import type { RenderedCard } from '../../src/cards/card.ts'
import { render } from '../../src/templates.ts'
import { worstCases } from './worst-case-cards.ts'

/** Every card and form of the product with its sample data. */
export const sampleCards: readonly { readonly title: string; readonly card: RenderedCard }[] = [
  'messages',
  'forms',
].flatMap((folder) =>
  readdirSync(`cards/${folder}`)
    .filter((file) => file.endsWith('.sample.json'))
    .map((file) => {
      const name = `${folder}/${file.split('.')[0]}`
      const data = JSON.parse(readFileSync(`cards/${folder}/${file}`, 'utf8'))
      return { title: `${folder}/${file}`, card: render({ name, data }) }
    }),
)

/** Every card of the product at its longest. */
export const longestCards: readonly { readonly title: string; readonly card: RenderedCard }[] =
  worstCases.map((view, at) => ({
    title: `${view.name} at its longest (${at})`,
    card: render(view),
  }))
