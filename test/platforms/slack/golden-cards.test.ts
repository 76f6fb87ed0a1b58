import { describe, expect, it } from 'vitest'
import { hasInputs, messageBlocks } from '../../../src/platforms/slack/cards.ts'
import { modalView } from '../../../src/platforms/slack/views.ts'
import { sampleCards } from '../../support/product-cards.ts'

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

describe('every card as Slack shows it', () => {
  it.each(sampleCards)('$title looks as agreed', async ({ title, card }) => {
    const shown = hasInputs(card) ? modalView(card) : messageBlocks(card)
    const stem = title.replace('.sample.json', '')
    await expect(json(shown)).toMatchFileSnapshot(`golden/${stem}.json`)
  })
})

describe('a card on Slack', () => {
  it.each([
    ['messages/my-week', 10],
    ['messages/my-week.mentor', 18],
    ['messages/my-week.tutor', 10],
    ['messages/not-logged-yet', 8],
    ['messages/pair-detail', 10],
    ['messages/privacy', 12],
    ['messages/action-step.note', 11],
  ])(
    '%s has no more than %i blocks: each thing is one, with its button beside it',
    (stem, most) => {
      const found = sampleCards.find(({ title }) => title === `${stem}.sample.json`)
      expect(found && messageBlocks(found.card).length).toBeLessThanOrEqual(most)
    },
  )

  it('has one way out of a form: Slack’s own', () => {
    for (const { card, title } of sampleCards.filter((one) => hasInputs(one.card))) {
      const view = modalView(card)
      const out = JSON.stringify(view.blocks).match(/"(Cancel|Close)"/g) ?? []
      expect([view.close?.text, ...out], title).toEqual(['Cancel'])
    }
  })
})
