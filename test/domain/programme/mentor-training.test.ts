import { describe, expect, it } from 'vitest'
import {
  type MentorTrainingHistory,
  trainingNeeded,
} from '../../../src/domain/programme/mentor-training.ts'
import { niot } from '../../../src/programmes/niot/programme.ts'

const needed = (...history: readonly MentorTrainingHistory[]) =>
  trainingNeeded(niot.mentorTraining, history)

describe('who counts as a trained mentor (contradiction 24)', () => {
  it.each([
    { route: 'itt', provider: 'niot', halfTerms: 6, training: 'non-training' },
    { route: 'itt', provider: 'niot', halfTerms: 5, training: 'reduced' },
    { route: 'itt', provider: 'ambition', halfTerms: 6, training: 'reduced' },
    { route: 'ecf', provider: 'teach-first', halfTerms: 12, training: 'non-training' },
    { route: 'ecf', provider: 'niot', halfTerms: 11, training: 'reduced' },
    { route: 'ectp', provider: 'ambition', halfTerms: 6, training: 'non-training' },
    { route: 'ectp', provider: 'niot', halfTerms: 3, training: 'reduced' },
    { route: 'ectp', provider: 'niot', halfTerms: 0, training: 'full' },
  ] as const)(
    '$halfTerms half terms of $route with $provider: $training',
    ({ training, ...before }) => {
      expect(needed(before).training).toBe(training)
    },
  )

  it('needs the full programme without any training before', () => {
    expect(needed()).toEqual({
      training: 'full',
      because: 'There was no mentor training before (NIOT:442, NIOT:508-521).',
    })
  })

  it('is decided by completion: one completed route is enough, two halves are not (contradiction 25)', () => {
    const half = { route: 'ecf', provider: 'niot', halfTerms: 6 } as const
    expect(needed(half, { ...half, provider: 'ambition' }).training).toBe('reduced')
    expect(needed(half, { route: 'ectp', provider: 'niot', halfTerms: 6 })).toEqual({
      training: 'non-training',
      because: 'Mentor training is complete (NIOT:575).',
    })
  })
})
