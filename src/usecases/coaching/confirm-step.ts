import { z } from 'zod'
import { replaceWith } from '../answer.ts'
import type { UseCase } from '../turn.ts'
import { findOwnStep, reviseStep, stepCardWithNote, stepHasChanged } from './own-step.ts'

export const confirmStepInput = z.object({ stepId: z.uuid(), version: z.coerce.number().int() })

/** The ECT says that the wording is right: the step is the pair's (contradictions 7 and 14). */
export const confirmStep: UseCase<z.infer<typeof confirmStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const { step } = own
  const { school, picture } = turn
  if (step.confirmedAt !== undefined) {
    return replaceWith(await stepCardWithNote(school, picture, step))
  }
  if (step.version !== turn.ask.input.version) return await stepHasChanged(turn, step)
  const confirmed = reviseStep(turn, { ...step, confirmedAt: turn.now })
  return replaceWith(await stepCardWithNote(school, confirmed.picture, confirmed.step))
}
