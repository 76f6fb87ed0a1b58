import { describe, expect, it } from 'vitest'
import {
  dayOfMeeting,
  fieldError,
  malformedFields,
} from '../../../src/domain/coaching/field-check.ts'
import type { Choice, Field } from '../../../src/domain/programme/feedback-model.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { aContext, fiveStage } from '../../support/build-meeting.ts'

const error = (
  field: { readonly kind: Field['kind']; readonly choices?: readonly Choice[] },
  typed: string,
) => {
  const whole = { id: 'x', label: 'X', maxLength: 5, choices: [], ...field } as unknown as Field
  return fieldError(whole, { values: { [whole.id]: typed }, context: aContext() })
}
const choices = [{ value: 'yes', label: 'Yes' }]

describe('one answer of a meeting', () => {
  it('may be empty, whatever it asks for', () => {
    expect(error({ kind: 'date' }, '')).toBeUndefined()
    expect(error({ kind: 'choice', choices }, '  ')).toBeUndefined()
  })

  it('has a longest length, and says how long it is', () => {
    expect(error({ kind: 'text' }, '12345')).toBeUndefined()
    expect(error({ kind: 'long-text' }, '123456')).toBe(
      'Use 5 characters or fewer. This has 6: take out 1.',
    )
  })

  it('is one of the answers that are offered', () => {
    expect(error({ kind: 'choice', choices }, 'yes')).toBeUndefined()
    expect(error({ kind: 'choice', choices }, 'no')).toContain('offered')
    expect(error({ kind: 'multi-choice', choices }, 'yes,no')).toContain('offered')
    expect(error({ kind: 'toggle' }, 'true')).toBeUndefined()
    expect(error({ kind: 'toggle' }, 'on')).toContain('offered')
    expect(error({ kind: 'studied-module' }, 'A')).toBeUndefined()
    expect(error({ kind: 'studied-module' }, 'C')).toContain('offered')
  })

  it('is a real day or time', () => {
    expect(error({ kind: 'date' }, '2026-02-30')).toContain('real date')
    expect(error({ kind: 'date' }, '2026-02-28')).toBeUndefined()
    expect(error({ kind: 'time' }, '24:00')).toContain('for example 11:20am')
    expect(error({ kind: 'time' }, '07:05')).toBeUndefined()
  })

  it('takes a library step of a studied module only (B-49)', () => {
    expect(error({ kind: 'library-step' }, 'A1')).toBeUndefined()
    expect(error({ kind: 'library-step' }, 'C1')).toContain('module C, which comes later')
    expect(error({ kind: 'library-step' }, 'Z9')).toContain('Choose a step from the list')
  })

  it('is checked together with all others of the model', () => {
    const check = { values: { plannedAt: 'x', timetabled: 'x' }, context: aContext() }
    expect(Object.keys(malformedFields(sixStep, check))).toEqual(['plannedAt', 'timetabled'])
    expect(malformedFields(fiveStage, check)).toEqual({})
  })

  it('takes today for the day of the meeting where none is given', () => {
    expect(dayOfMeeting({}, aContext())).toBe('2026-10-14')
    expect(dayOfMeeting({ on: '2026-10-12' }, aContext())).toBe('2026-10-12')
    expect(dayOfMeeting({ on: 'soon' }, aContext())).toBe('2026-10-14')
  })
})
