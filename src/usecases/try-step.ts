import { z } from 'zod'
import { reviseActionStep } from '../store/action-steps.ts'
import { replaceWith } from './answer.ts'
import type { UseCase } from './ask.ts'
import { stepCard, stepHasChanged, withOwnStep } from './own-step.ts'
import { refreshWeeks } from './refresh-weeks.ts'

export const tryStepInput = z.object({ stepId: z.uuid() })

/** The ECT says that they tried the step today. */
export const tryStep: UseCase<z.infer<typeof tryStepInput>> = (deps, ask, now) =>
  withOwnStep(
    deps,
    ask,
    now,
  )(async (school, { picture, step, induction }) => {
    const tried = { ...step, triedOn: picture.today }
    const revised = await reviseActionStep(school, tried)
    if (revised.kind !== 'saved') return stepHasChanged(picture, step)
    await refreshWeeks(school, deps, {
      picture,
      inductionId: induction.id,
      except: ask.messageId,
      now,
    })
    return replaceWith(stepCard(picture, { ...tried, version: revised.version }))
  })
