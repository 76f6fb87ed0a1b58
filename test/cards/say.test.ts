import { describe, expect, it } from 'vitest'
import { sayTitles } from '../../src/cards/say.ts'

describe('titles one after another', () => {
  it('are a list as any other', () => {
    expect(sayTitles(['Routines'])).toBe('Routines')
    expect(sayTitles(['Routines', 'Instructions', 'Challenge'])).toBe(
      'Routines, Instructions and Challenge',
    )
  })

  it('are kept apart where one has an "and" of its own', () => {
    expect(sayTitles(['Strand fundamentals and re-contracting', 'Instructions'])).toBe(
      'Strand fundamentals and re-contracting; Instructions',
    )
    expect(sayTitles(['Self-study, section 2: Routines', 'Seminar'])).toBe(
      'Self-study, section 2: Routines; Seminar',
    )
  })
})
