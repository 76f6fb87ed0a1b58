import { expect, it } from 'vitest'
import { knownFeedbackModels, knownProgrammes, programmeOf } from '../../src/programmes/index.ts'
import { niot } from '../../src/programmes/niot/programme.ts'

it('finds a programme by its id, and none that is not among the known ones', () => {
  expect(programmeOf('niot')).toBe(niot)
  expect(programmeOf('ambition')).toBeUndefined()
})

it('knows each programme once, with a feedback model that is known too', () => {
  expect(new Set(knownProgrammes.map(({ id }) => id)).size).toBe(knownProgrammes.length)
  for (const { feedbackModel } of knownProgrammes)
    expect(knownFeedbackModels).toContain(feedbackModel)
})
