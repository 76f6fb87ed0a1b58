import { z } from 'zod'
import { replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { weekCard } from '../messages/week-card.ts'
import { actorIn, type UseCase } from '../turn.ts'
import { findOwnStep, reviseStep, stepCard } from './own-step.ts'

export const tryStepInput = z.object({
  stepId: z.uuid(),
  /** The card that the button stands on, where it is not the step's own. */
  card: z.literal('week').optional(),
})

/** The ECT says that they tried the step today. */
export const tryStep: UseCase<z.infer<typeof tryStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const tried = reviseStep(turn, { ...own.step, triedOn: turn.picture.today })
  refreshCards(turn, { inductionId: own.induction.id, stepIds: [own.step.id] })
  if (turn.ask.input.card === 'week') return replaceWith(weekCard(tried.picture, actorIn(turn)))
  return replaceWith(stepCard(tried.picture, tried.step))
}
