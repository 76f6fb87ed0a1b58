import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, LONGEST_TEXT, readMessage } from '../../src/typed/clean-text.ts'

describe('a message before it is read', () => {
  it.each([
    ['  My   WEEK!! ', 'my week'],
    ['<at>Keepstep</at> my week', 'my week'],
    ['@Keepstep done.', 'done'],
    ['<@U0123ABC> done', 'done'],
    ['I’ve done “it” 🎉👍🏽', "i've done it"],
    ['done :tada:', 'done'],
    ['Please show my week, thanks', 'show my week'],
    ['snooze until 15.30', 'snooze until 15.30'],
    ['pause until 1.10.26.', 'pause until 1.10.26'],
    ['remind me @3', 'remind me at 3'],
    ['snooze – tomorrow', 'snooze tomorrow'],
    ['pause until 12/04/2027.', 'pause until 12/04/2027'],
    ['log drop‑in', 'log drop-in'],
    ['…', ''],
  ])('%j is compared as %j', (typed, compared) => expect(cleanText(typed)).toBe(compared))

  it('keeps its sentences apart, and which of them ask', () => {
    const { clauses, asks } = readMessage('Can I pause? I am on a trip, until 1.10.26. Thanks')
    expect(clauses).toEqual([
      { words: 'can i pause', asks: true },
      { words: 'i am on a trip', asks: false },
      { words: 'until 1.10.26', asks: false },
      { words: 'thanks', asks: false },
    ])
    expect(asks).toBe(false)
    expect(readMessage('done??').asks).toBe(true)
  })

  it('may be a friendly sign and nothing else', () => {
    expect(readMessage('👍🏽').isThumb).toBe(true)
    expect(readMessage('🎉').isThumb).toBe(false)
  })

  it('is read no further than commands are long, whatever is typed', () => {
    expect(cleanText('a'.repeat(100_000)).length).toBe(LONGEST_TEXT)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (typed) => {
        const cleaned = cleanText(typed)
        expect(cleaned).toBe(cleaned.trim())
        expect(cleaned).not.toMatch(/\s{2}|[A-Z]/)
      }),
    )
  })
})
