import { z } from 'zod'
import { rewordStepForm } from '../../cards/forms/reword-step.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { MOST_IN_CRITERION, MOST_IN_STEP } from '../../domain/coaching/step-limits.ts'
import { tooLong } from '../../domain/coaching/too-long.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import { addRemark } from '../../store/remarks.ts'
import { askAgain, openForm, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import type { UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { findOwnStep, reviseStep, stepCardWithNote } from './own-step.ts'
import { aboutStep } from './say-remark.ts'
import { mentorsToTell, tellMentors } from './tell-pair.ts'

export const openRewordStepInput = z.object({ stepId: z.uuid() })

/** Opens the step in a form, for the ECT to put into their own words. */
export const openRewordStep: UseCase<z.infer<typeof openRewordStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  return 'step' in own ? openForm(rewordStepForm(formOf(turn.picture, own.step))) : own
}

export const saveRewordedStepInput = z.object({
  stepId: z.uuid(),
  version: z.coerce.number().int(),
  step: typedText,
  criterion1: typedText,
  criterion2: typedText,
  criterion3: typedText,
})

/** Keeps the ECT's wording as the step's next version; it counts as confirmed by them. */
export const saveRewordedStep: UseCase<z.infer<typeof saveRewordedStepInput>> = async (turn) => {
  const own = await findOwnStep(turn)
  if (!('step' in own)) return own
  const { school, picture, ask, now } = turn
  const { step, induction } = own
  const { step: text, criterion1, criterion2, criterion3, version } = ask.input
  const values = { step: text, criterion1, criterion2, criterion3 }
  const errors =
    version === step.version ? errorsIn(values) : { ...errorsIn(values), step: sayChanged(step) }
  if (Object.keys(errors).length > 0) {
    return askAgain(rewordStepForm({ ...formOf(picture, step), values, errors }), errors)
  }
  const criteria = [criterion1, criterion2, criterion3].map((one) => one.trim()).filter(Boolean)
  const reworded = reviseStep(turn, {
    ...step,
    text: text.trim(),
    criteria,
    confirmedAt: now,
    ...sourceOf(step.source),
  })
  const { picture: after, step: stands } = reworded
  const [mentors, card] = await Promise.all([
    mentorsToTell(turn, induction),
    stepCardWithNote(school, after, stands, 'reworded'),
  ])
  school.alongside(addRemark(school, aboutStep(turn, step, { kind: 'reworded' })))
  tellMentors(turn, induction, mentors)
  refreshCards(turn, { inductionId: induction.id, stepIds: [step.id], isNews: true })
  return replaceWith(card)
}

const sayChanged = ({ text }: ActionStep): string =>
  `The step was changed meanwhile, to: ${text} Save again to put it in your words.`

const formOf = (picture: SchoolPicture, step: ActionStep) => ({
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
      const problem = tooLong(value.trim(), field === 'step' ? MOST_IN_STEP : MOST_IN_CRITERION)
      return problem === undefined ? [] : [[field, problem]]
    }),
  )
