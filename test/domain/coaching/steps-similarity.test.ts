import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isEditOf,
  isSameStep,
  similarity,
  stepWords,
} from '../../../src/domain/coaching/steps-similarity.ts'
import { aStep } from '../../support/build-situation.ts'

describe('whether two steps are the same', () => {
  it('looks at the words that carry meaning, not at case, endings or order', () => {
    expect([...stepWords('Waiting for the silence, before GIVING instructions!')]).toEqual([
      'wait',
      'silenc',
      'giv',
      'instruction',
    ])
    expect(
      similarity('Wait for silence before an instruction', 'Before instructions, wait for silence'),
    ).toBe(1)
  })

  it('sees a small rewording as the same step and another step as another', () => {
    const first = aStep({ text: 'Wait for full silence before giving an instruction' })
    const reworded = aStep({ id: 's2', text: 'Wait for silence before giving the instruction' })
    const other = aStep({ id: 's3', text: 'Use mini whiteboards to check understanding' })
    expect(isSameStep(reworded, first)).toBe(true)
    expect(isSameStep(other, first)).toBe(false)
  })

  it('believes a mark and a library entry over the words', () => {
    const first = aStep({ libraryId: 'A1', text: 'One wording' })
    expect(isSameStep(aStep({ id: 's2', libraryId: 'A1', text: 'Quite different' }), first)).toBe(
      true,
    )
    expect(isSameStep(aStep({ id: 's3', repeatOf: 'step-1', text: 'Again' }), first)).toBe(true)
  })

  it('knows an edit, shorter or longer, from other words in its place', () => {
    const idea = 'Ask one pupil to say the task back before everybody begins'
    expect(isEditOf('Ask two pupils to say it back', idea)).toBe(true)
    expect(isEditOf(`${idea}. Wait, scan the room, and name who is ready, at the door`, idea)).toBe(
      true,
    )
    expect(isEditOf('Pause at the door before pupils come in, and scan', idea)).toBe(false)
    expect(isEditOf('', idea)).toBe(false)
  })

  it('never takes two empty wordings for the same step', () => {
    expect(similarity('', '...')).toBe(0)
  })

  it('is symmetric, from 0 to 1, and 1 for any wording compared with itself', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.lorem(), (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a))
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
        if (stepWords(a).size > 0) expect(similarity(a, a)).toBe(1)
      }),
    )
  })
})
