import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FeedbackModel } from '../../../src/domain/programme/feedback-model.ts'
import { fieldsOf } from '../../../src/domain/programme/feedback-model.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'

const model: FeedbackModel = sixStep
const idsOf = (stage: string) =>
  model.stages.find((one) => one.id === stage)?.fields.map((field) => field.id)

describe('the six-step model of NIoT', () => {
  it('praises, probes, agrees a step, plans, practises and follows up, in this order (B-46)', () => {
    expect(model.stages.map((stage) => stage.title)).toEqual([
      'Praise',
      'Probe',
      'Action step',
      'Plan',
      'Practise',
      'Follow up',
    ])
  })

  it('asks in each stage for what the card shows', () => {
    expect(idsOf('praise')).toEqual(['praise', 'link', 'restOn', 'heldBy'])
    expect(idsOf('probe')).toEqual(['explored', 'area', 'studyChoice'])
    expect(idsOf('plan')).toEqual(['lesson', 'plannedOn', 'plannedAt', 'script', 'remind'])
    expect(idsOf('practise')).toEqual(['modelledBy', 'rounds', 'better'])
    expect(idsOf('follow-up')).toEqual(['nextDropInOn', 'nextMeetingOn', 'timetabled', 'on'])
  })

  it('requires the action step and nothing else (B-53)', () => {
    const required = fieldsOf(model).filter((field) => field.required === true)
    expect(required.map((field) => field.id)).toEqual(['step'])
  })

  it('offers the library, an own step, three criteria, its kind and the same step again (B-50, B-60 to B-62)', () => {
    expect(idsOf('action-step')).toEqual([
      'sameAgain',
      'libraryStep',
      'step',
      'criterion1',
      'criterion2',
      'criterion3',
      'kind',
      'module',
    ])
  })

  it('has see it, name it, do it inside its fifth step (B-51)', () => {
    const prompts = model.stages[4]?.prompts.join(' ') ?? ''
    for (const part of ['See it', 'Name it', 'Do it']) expect(prompts).toContain(part)
  })

  it('never asks more than eight things at once', () => {
    for (const stage of model.stages) expect(stage.fields.length).toBeLessThanOrEqual(8)
  })

  it('has a source for each stage, and prompts for each', () => {
    for (const stage of model.stages) {
      expect(stage.sources.length).toBeGreaterThan(0)
      expect(stage.prompts.length).toBeGreaterThanOrEqual(3)
    }
  })

  it('judges nobody', () => {
    const words = readFileSync('src/programmes/niot/six-step.ts', 'utf8')
    expect(words).not.toMatch(/\b(?:fail|failed|score|grade|rank|compliance|overdue)\b|!|n't\b/i)
  })
})
