import { z } from 'zod'
import { replaceWith } from '../answer.ts'
import type { UseCase } from '../turn.ts'
import { findOwnStep, reviseStep, stepCard, stepHasChanged } from './own-step.ts'

export const confirmStepInput = z.object({ stepId: z.uuid(), version: z.coerce.number().int() })

/** The ECT says that the wording is right: the step is the pair's (contradictions 7 and 14). */
export const confirmStep: UseCase<z.infer<typeof confirmStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const { step } = own
  if (step.confirmedAt !== undefined) return replaceWith(stepCard(turn.picture, step))
  if (step.version !== turn.ask.input.version) return stepHasChanged(turn.picture, step)
  const confirmed = reviseStep(turn, { ...step, confirmedAt: turn.now })
  return replaceWith(stepCard(confirmed.picture, confirmed.step))
}
