import { z } from 'zod'
import { reviseActionStep } from '../../store/action-steps.ts'
import { replaceWith } from '../answer.ts'
import type { UseCase } from '../ask.ts'
import { noLongerThere } from '../refusals.ts'
import { stepCard, stepHasChanged, withOwnStep } from './own-step.ts'

export const confirmStepInput = z.object({ stepId: z.uuid(), version: z.coerce.number().int() })

/** The ECT says that the wording is right: the step is the pair's (contradictions 7 and 14). */
export const confirmStep: UseCase<z.infer<typeof confirmStepInput>> = (deps, ask, now) =>
  withOwnStep(
    deps,
    ask,
    now,
  )(async (school, { picture, step }) => {
    if (step.confirmedAt !== undefined) return replaceWith(stepCard(picture, step))
    if (step.version !== ask.input.version) return stepHasChanged(picture, step)
    const revised = await reviseActionStep(school, { ...step, confirmedAt: now })
    if (revised.kind === 'stale') return stepHasChanged(picture, revised.step)
    if (revised.kind === 'unknown') return noLongerThere(ask)
    return replaceWith(stepCard(picture, { ...step, confirmedAt: now, version: revised.version }))
  })
