import { describe, expect, it } from 'vitest'
import { partsLeftOut } from '../../../src/domain/coaching/parts-left-out.ts'
import { ambition } from '../../../src/programmes/ambition/programme.ts'
import { sixStep } from '../../../src/programmes/niot/six-step.ts'

const titles = (values: Readonly<Record<string, string>>) =>
  partsLeftOut(ambition.meetingTypes[0].model, values).map(({ title }) => title)

describe('the parts that belong to every coaching session (B-49)', () => {
  it('are praise on the last step, a step, a model and practice', () => {
    expect(titles({})).toEqual(['Praise progress', 'Share the step', 'Why and model', 'Practise'])
  })

  it('count as noted by anything in them', () => {
    expect(titles({ step: 'Wait', rounds: '2', praise: 'Calm' })).toEqual(['Why and model'])
    expect(titles({ sameAgain: 'true', rounds: '2', praise: 'Calm', why: 'x' })).toEqual([])
    expect(titles({ sameAgain: 'false' })).toContain('Share the step')
  })

  it('are none where a programme has no such rule', () => {
    expect(partsLeftOut(sixStep, {})).toEqual([])
  })
})
