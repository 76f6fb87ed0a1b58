import { describe, expect, it } from 'vitest'
import {
  isOn,
  stepFieldId,
  stepNumbersOf,
  typedIn,
} from '../../../src/domain/coaching/step-fields.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { fiveStage } from '../../support/build-meeting.ts'

describe('the fields of a step', () => {
  it('have the same names for a second and third step, with its number in front (B-60)', () => {
    expect(stepFieldId(1, 'criterion1')).toBe('criterion1')
    expect(stepFieldId(2, 'step')).toBe('step2')
    expect(stepFieldId(3, 'criterion1')).toBe('step3Criterion1')
  })

  it('are there for as many steps as the model asks for', () => {
    expect(stepNumbersOf(sixStep)).toEqual([1])
    expect(stepNumbersOf(fiveStage)).toEqual([1, 2, 3])
  })

  it('are read without the space around them', () => {
    expect(typedIn({ step: '  Pause ' }, 'step')).toBe('Pause')
    expect(typedIn({ step: '  ' }, 'step')).toBeUndefined()
    expect(typedIn({}, 'step')).toBeUndefined()
    expect([isOn({ remind: 'true' }, 'remind'), isOn({ remind: 'false' }, 'remind')]).toEqual([
      true,
      false,
    ])
  })
})
