import { describe, expect, it } from 'vitest'
import { groupBy } from '../../src/domain/group-by.ts'

describe('rows by a key', () => {
  it('keeps the order in which keys and rows came', () => {
    const groups = groupBy(['Nia', 'Ade', 'Noor', 'Amal'], (name) => name[0])
    expect([...groups]).toEqual([
      ['N', ['Nia', 'Noor']],
      ['A', ['Ade', 'Amal']],
    ])
  })

  it('has no groups where there are no rows', () => {
    expect(groupBy([], String).size).toBe(0)
  })
})
