import { z } from 'zod'
import { loadSchool } from '../../school/load.ts'
import { reviseActionStep } from '../../store/action-steps.ts'
import { replaceWith } from '../answer.ts'
import type { UseCase } from '../ask.ts'
import { refreshStepCards } from '../messages/refresh-step-cards.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { weekCard } from '../messages/week-card.ts'
import { noLongerThere } from '../refusals.ts'
import { stepCard, stepHasChanged, withOwnStep } from './own-step.ts'

export const tryStepInput = z.object({
  stepId: z.uuid(),
  /** The card that the button stands on, where it is not the step's own. */
  card: z.literal('week').optional(),
})

/** The ECT says that they tried the step today. */
export const tryStep: UseCase<z.infer<typeof tryStepInput>> = (deps, ask, now) =>
  withOwnStep(
    deps,
    ask,
    now,
  )(async (school, { picture, step, induction }) => {
    const tried = { ...step, triedOn: picture.today }
    const revised = await reviseActionStep(school, tried)
    if (revised.kind === 'stale') return stepHasChanged(picture, revised.step)
    if (revised.kind === 'unknown') return noLongerThere(ask)
    await refreshWeeks(school, deps, {
      picture,
      inductionId: induction.id,
      except: ask.messageId,
      now,
    })
    if (ask.input.card === 'week') {
      const after = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
      await refreshStepCards(school, deps, { picture: after, stepIds: [step.id], now })
      return replaceWith(weekCard(after, ask.actor.personId))
    }
    return replaceWith(stepCard(picture, { ...tried, version: revised.version }))
  })
