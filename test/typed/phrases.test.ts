import { describe, expect, it } from 'vitest'
import { ACTING } from '../../src/typed/intent.ts'
import { understandText } from '../../src/typed/understand-text.ts'
import { gistOf, monday } from './gist.ts'
import { asking } from './phrases/asking.ts'
import { coaching } from './phrases/coaching.ts'
import { heldOut } from './phrases/held-out.ts'
import { more } from './phrases/more.ts'
import { nearMisses } from './phrases/near-misses.ts'
import { nothingToDo } from './phrases/nothing-to-do.ts'
import type { Phrase } from './phrases/phrase.ts'
import { timeOff } from './phrases/time-off.ts'
import { whatPeopleWrite } from './phrases/what-people-write.ts'

const madeFor: readonly Phrase[] = [
  ...timeOff,
  ...coaching,
  ...asking,
  ...more,
  ...nothingToDo,
  ...nearMisses,
  ...whatPeopleWrite,
]

const readings = (phrases: readonly Phrase[]) =>
  phrases.map(([typed, ...right]) => {
    const intent = understandText(typed, monday)
    return { typed, kind: intent.kind, is: gistOf(intent), right }
  })

const wrongIn = (phrases: readonly Phrase[]) =>
  readings(phrases)
    .filter(({ is, right }) => !right.includes(is))
    .map(({ typed, is }) => `${typed} → ${is}`)

const actedWrongly = (phrases: readonly Phrase[]) =>
  readings(phrases)
    .filter(({ kind, is, right }) => ACTING.has(kind) && !right.includes(is))
    .map(({ typed, is }) => `${typed} → ${is}`)

describe('ordinary sentences', () => {
  it('are many, and no two alike', () => {
    const typed = [...madeFor, ...heldOut].map(([text]) => text)
    expect(typed.length).toBeGreaterThan(800)
    expect(typed.filter((text, at) => typed.indexOf(text) !== at)).toEqual([])
  })

  it('are understood, each rightly', () => expect(wrongIn(madeFor)).toEqual([]))

  it('that were kept apart from the making are understood nine times in ten', () => {
    const wrong = wrongIn(heldOut)
    expect(heldOut.length).toBeGreaterThanOrEqual(60)
    expect(wrong.length / heldOut.length, wrong.join('\n')).toBeLessThanOrEqual(0.1)
  })

  it('are never acted on wrongly', () => {
    expect(actedWrongly([...madeFor, ...heldOut])).toEqual([])
  })

  it('get one line and three buttons where they are not understood', () => {
    for (const [typed] of nothingToDo) {
      const intent = understandText(typed, monday)
      if (intent.kind !== 'unknown') continue
      expect(intent.suggestions).toHaveLength(3)
      expect(intent.sentence.split(/[.?] /)).toHaveLength(1)
    }
  })
})
