import { describe, expect, it } from 'vitest'
import { recognitionOf } from '../../../src/domain/messages/recognition.ts'
import { anEntry, anExpectation } from '../../support/build-situation.ts'

const weeks = ['2026-09-18', '2026-09-25', '2026-10-02'].map((dueOn) =>
  anExpectation({ dueOn, id: dueOn, state: 'done' }),
)
const facts = { personId: 'aisha', today: '2026-10-05', expectations: weeks, log: [] }

describe('what is true of somebody and worth a word', () => {
  it('is a chain of weeks in which all of their own was logged', () => {
    expect(recognitionOf(facts)).toEqual({ kind: 'unbroken', weeks: 3 })
  })

  it('is broken by one thing that is not, and never said of a single week', () => {
    const open = anExpectation({ dueOn: '2026-09-25', id: 'open', state: 'not-logged' })
    expect(recognitionOf({ ...facts, expectations: [...weeks, open] })).toBeUndefined()
  })

  it('counts what was excused or optional neither way, nor what is somebody else’s', () => {
    const others = [
      anExpectation({ dueOn: '2026-09-25', id: 'a', state: 'excused' }),
      anExpectation({ dueOn: '2026-09-25', id: 'b', state: 'not-logged', optional: true }),
      anExpectation({ dueOn: '2026-09-25', id: 'c', state: 'not-logged', personId: 'ben' }),
    ]
    expect(recognitionOf({ ...facts, expectations: [...weeks, ...others] })).toEqual({
      kind: 'unbroken',
      weeks: 3,
    })
  })

  it('is first of all a step that was met within the last days', () => {
    const met = anEntry({ outcome: 'met', on: '2026-10-01', activity: 'drop-in' })
    expect(recognitionOf({ ...facts, log: [met] })).toEqual({
      kind: 'step-met',
      inductionId: 'aisha-induction',
      on: '2026-10-01',
    })
    expect(recognitionOf({ ...facts, log: [{ ...met, on: '2026-09-10' }] })?.kind).toBe('unbroken')
  })

  it('is nothing where there is nothing: no praise is made up', () => {
    expect(recognitionOf({ ...facts, expectations: [] })).toBeUndefined()
  })
})
