import { describe, expect, it } from 'vitest'
import {
  fieldsOf,
  stageAfter,
  stageBefore,
  stageOf,
  stagePosition,
  stageWithErrors,
} from '../../../src/domain/programme/feedback-model.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'
import { coachingCycle, fiveStage } from '../../support/build-meeting.ts'

describe('the way through a meeting', () => {
  it('goes from stage to stage and back', () => {
    expect(stageAfter(sixStep, 'praise')?.id).toBe('probe')
    expect(stageBefore(sixStep, 'probe')?.id).toBe('praise')
    expect(stageAfter(sixStep, 'follow-up')).toBeUndefined()
    expect(stageBefore(sixStep, 'praise')).toBeUndefined()
  })

  it('says where one is', () => {
    expect(stagePosition(sixStep, 'probe')).toEqual({ number: 2, of: 6 })
  })

  it('knows no stage that is not in the model', () => {
    expect(stageOf(sixStep, 'tea')).toBeUndefined()
    expect(stageAfter(sixStep, 'tea')).toBeUndefined()
    expect(stageBefore(sixStep, 'tea')).toBeUndefined()
    expect(stagePosition(sixStep, 'tea')).toBeUndefined()
  })

  it('leads back to the first stage with something to put right', () => {
    const errors = { nextDropInOn: 'Choose a day with lessons.', step: 'Write the step.' }
    expect(stageWithErrors(sixStep, errors)?.id).toBe('action-step')
    expect(stageWithErrors(sixStep, {})).toBeUndefined()
  })

  it.each([
    ['six steps', sixStep, 6],
    ['five stages', fiveStage, 5],
    ['a coaching cycle', coachingCycle, 4],
  ])('is the same type for %s (contradiction 35)', (_, model, stages) => {
    expect(model.stages).toHaveLength(stages)
    const ids = fieldsOf(model).map((field) => field.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toContain('step')
  })
})
