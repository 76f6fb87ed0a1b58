import { describe, expect, it } from 'vitest'
import { render } from '../../src/templates.ts'
import { limitProblems } from '../support/check-card.ts'
import { worstCases } from '../support/worst-case-cards.ts'

describe('a card with as much in it as a school can come up with', () => {
  it.each(worstCases.map((view, at) => ({ view, name: `${view.name} (${at})` })))(
    '$name keeps every limit, with long names, emoji and right-to-left text',
    ({ view }) => {
      expect(limitProblems(render(view))).toEqual([])
    },
  )
})
