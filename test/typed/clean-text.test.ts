import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, LONGEST_TEXT } from '../../src/typed/clean-text.ts'

describe('a message before it is read', () => {
  it.each([
    ['  My   WEEK!! ', 'my week'],
    ['<at>Keepstep</at> my week', 'my week'],
    ['@Keepstep done.', 'done'],
    ['<@U0123ABC> done', 'done'],
    ['I’ve done “it” 🎉👍🏽', "i've done it"],
    ['done :tada:', 'done'],
    ['Please could you show my week, thanks', 'show my week'],
    ['snooze until 15.30', 'snooze until 15:30'],
    ['snooze – tomorrow', 'snooze tomorrow'],
    ['pause until 12/04/2027.', 'pause until 12/04/2027'],
    ['log drop‑in', 'log drop-in'],
    ['…', ''],
  ])('%j is compared as %j', (typed, compared) => expect(cleanText(typed)).toBe(compared))

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
