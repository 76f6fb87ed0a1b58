import { describe, expect, it } from 'vitest'
import { plannedLine } from '../../src/cards/step-words.ts'
import { aStep } from '../support/build-card-inputs.ts'

describe('the lesson that a step is planned for', () => {
  it.each([
    [{ lesson: '9C', at: '2026-10-15T09:00' }, 'Planned for 9C, Thursday 15 October at 9am'],
    [{ lesson: '9C' }, 'Planned for 9C'],
    [{ lesson: '', at: '2026-10-15' }, 'Planned for Thursday 15 October'],
  ])('is said by its class, its day, or both: %o', (plannedFor, said) => {
    expect(plannedLine(aStep({ plannedFor }))).toBe(said)
  })
})
