import { describe, expect, it } from 'vitest'
import { onceForEachText } from '../../src/domain/once-each.ts'

describe('what is worked out once for each text', () => {
  it('is remembered for the texts that were asked about last', () => {
    const worked: string[] = []
    const ask = onceForEachText(2, (text) => {
      worked.push(text)
      return text.toUpperCase()
    })
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
    expect(worked).toEqual(['a', 'b', 'c', 'b'])
  })
})
