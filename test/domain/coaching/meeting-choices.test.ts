import { describe, expect, it } from 'vitest'
import { fieldChoices, stepsToChooseFrom } from '../../../src/domain/coaching/meeting-choices.ts'
import { aContext } from '../../support/build-meeting.ts'

describe('what a meeting offers to choose from', () => {
  it('offers steps of the modules studied so far, not necessarily of this week (B-49)', () => {
    expect(stepsToChooseFrom(aContext()).map((step) => step.id)).toEqual(['A1'])
    const later = aContext({
      studied: [
        { id: 'A', title: 'A' },
        { id: 'C', title: 'C' },
      ],
    })
    expect(stepsToChooseFrom(later).map((step) => step.id)).toEqual(['A1', 'C1'])
  })

  it('offers library steps by their words, modules by their titles, and choices as they are', () => {
    const choices = [{ value: 'yes', label: 'Yes' }]
    const base = { id: 'x', label: 'X' }
    expect(fieldChoices({ ...base, kind: 'library-step' }, aContext())).toEqual([
      { value: 'A1', label: 'Greet pupils at the door.' },
    ])
    expect(fieldChoices({ ...base, kind: 'studied-module' }, aContext())).toEqual([
      { value: 'A', label: 'Behaviour and Relationships' },
    ])
    expect(fieldChoices({ ...base, kind: 'choice', choices }, aContext())).toBe(choices)
    expect(fieldChoices({ ...base, kind: 'date' }, aContext())).toEqual([])
  })
})
