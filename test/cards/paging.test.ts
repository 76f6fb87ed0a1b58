import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageOf } from '../../src/cards/paging.ts'

const size = { linesOf: (lines: number) => lines, linesAtMost: 10 }

describe('pages of a list that does not fit one card', () => {
  it('shows everything on one page where it fits', () => {
    expect(pageOf([3, 3, 3], size)).toEqual({ items: [3, 3, 3], number: 1, left: 0 })
  })

  it('says how many are left for the next card', () => {
    expect(pageOf([6, 6, 6], size)).toEqual({ items: [6], number: 1, left: 2 })
    expect(pageOf([6, 6, 6], size, 3)).toEqual({ items: [6], number: 3, left: 0 })
  })

  it('gives a page of its own to what is larger than a page', () => {
    expect(pageOf([1, 40, 1], size, 2).items).toEqual([40])
  })

  it('counts what was typed as well as lines', () => {
    const long = 'سلام '.repeat(500)
    expect(pageOf([long, long], { linesOf: () => 1, linesAtMost: 10 }).left).toBe(1)
  })

  it.each([0, -1, Number.NaN, 1.5])('shows the first page for the page number %s', (wanted) => {
    expect(pageOf([6, 6], size, wanted).number).toBe(1)
  })

  it('shows the last page to somebody who asks for one that is no longer there', () => {
    expect(pageOf([6, 6], size, 9).number).toBe(2)
  })

  it('shows every item once, in order, over all pages', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 15 })), (items) => {
        const shown: number[] = []
        for (let number = 1; ; number++) {
          const page = pageOf(items, size, number)
          shown.push(...page.items)
          expect(page.left).toBe(items.length - shown.length)
          if (page.left === 0) break
        }
        expect(shown).toEqual(items)
      }),
    )
  })
})
