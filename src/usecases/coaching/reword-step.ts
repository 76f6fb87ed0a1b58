import { z } from 'zod'
import { rewordStepForm } from '../../cards/forms/reword-step.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { nameIn } from '../../school/questions.ts'
import { reviseActionStep } from '../../store/action-steps.ts'
import { askAgain, openForm, replaceWith } from '../answer.ts'
import type { UseCase } from '../ask.ts'
import { refreshStepCards } from '../messages/refresh-step-cards.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { noLongerThere } from '../refusals.ts'
import { type OwnStep, stepCard, withOwnStep } from './own-step.ts'

export const openRewordStepInput = z.object({ stepId: z.uuid() })

/** Opens the step in a form, for the ECT to put into their own words. */
export const openRewordStep: UseCase<z.infer<typeof openRewordStepInput>> = (deps, ask, now) =>
  withOwnStep(deps, ask, now)(async (_, own) => openForm(rewordStepForm(formOf(own))))

const typed = z.string().max(5_000).default('')
export const saveRewordedStepInput = z.object({
  stepId: z.uuid(),
  version: z.coerce.number().int(),
  step: typed,
  criterion1: typed,
  criterion2: typed,
  criterion3: typed,
})

const MOST_CHARACTERS = 500

/** Keeps the ECT's wording as the step's next version; it counts as confirmed by them. */
export const saveRewordedStep: UseCase<z.infer<typeof saveRewordedStepInput>> = (deps, ask, now) =>
  withOwnStep(
    deps,
    ask,
    now,
  )(async (school, own) => {
    const { picture, step, induction } = own
    const { step: text, criterion1, criterion2, criterion3 } = ask.input
    const values = { step: text, criterion1, criterion2, criterion3 }
    const errors = errorsIn(values)
    if (Object.keys(errors).length > 0) {
      return askAgain(rewordStepForm({ ...formOf(own), values, errors }), errors)
    }
    const criteria = [criterion1, criterion2, criterion3].map((one) => one.trim()).filter(Boolean)
    const reworded = {
      ...step,
      text: text.trim(),
      criteria,
      confirmedAt: now,
      ...sourceOf(step.source),
    }
    const revised = await reviseActionStep(school, { ...reworded, version: ask.input.version })
    if (revised.kind === 'unknown') return noLongerThere(ask)
    if (revised.kind === 'stale') {
      const changed = { step: sayChanged(revised.step) }
      const form = { ...formOf({ ...own, step: revised.step }), values, errors: changed }
      return askAgain(rewordStepForm(form), changed)
    }
    const inductionId = induction.id
    await refreshWeeks(school, deps, { picture, inductionId, except: ask.messageId, now })
    await refreshStepCards(school, deps, { picture, stepIds: [step.id], now })
    return replaceWith(stepCard(picture, { ...reworded, version: revised.version }, 'reworded'))
  })

const sayChanged = ({ text }: ActionStep): string =>
  `The step was changed meanwhile, to: ${text} Save again to put it in your words.`

const formOf = ({ picture, step }: OwnStep) => ({
  school: picture.school.id,
  step,
  mentorName: nameIn(picture, step.setBy),
})

/** A library step in other words is an edited one (B-61). */
const sourceOf = (source: 'library' | 'edited' | 'own') =>
  source === 'library' ? { source: 'edited' as const } : {}

const errorsIn = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => {
      if (field === 'step' && value.trim() === '') return [[field, 'Write the action step.']]
      if (value.length <= MOST_CHARACTERS) return []
      return [[field, `Shorten this to ${MOST_CHARACTERS} characters.`]]
    }),
  )
