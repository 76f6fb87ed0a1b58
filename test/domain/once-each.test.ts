import { describe, expect, it } from 'vitest'
import { onceEach, onceFor, onceForEachText } from '../../src/domain/once-each.ts'

describe('what is worked out once', () => {
  it('is answered again for the same object, also where nothing came of it', () => {
    let times = 0
    const work = onceEach((_: object) => {
      times += 1
      return undefined
    })
    const one = {}
    expect([work(one), work(one), work({})]).toEqual([undefined, undefined, undefined])
    expect(times).toBe(2)
  })

  it('is worked out anew where any of several things is another, and what came before is let go', () => {
    const made = onceFor(
      ({ roster, day }: { roster: object; day: string }) => [roster, day],
      ({ day }) => ({ day }),
    )
    const roster = {}
    const monday = made({ roster, day: 'Monday' })
    expect(made({ roster, day: 'Monday' })).toBe(monday)
    expect(made({ roster: {}, day: 'Monday' })).not.toBe(monday)
    expect(made({ roster, day: 'Tuesday' })).toEqual({ day: 'Tuesday' })
    expect(made({ roster, day: 'Monday' })).not.toBe(monday)
  })

  it('is forgotten where more was worked out than is to be kept', () => {
    const made = onceFor(
      ({ of }: { of: object }) => [of],
      () => ({}),
      2,
    )
    const [one, other, third] = [{ of: {} }, { of: {} }, { of: {} }] as const
    const first = made(one)
    made(other)
    expect(made(one)).toBe(first)
    made(third)
    expect(made(one)).not.toBe(first)
    expect(made(one)).toEqual(first)
  })
})

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
