import type { CardView } from '../../cards/card.ts'
import { type ActionStepInput, actionStepCard } from '../../cards/messages/action-step.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { politeTime } from '../../domain/messages/manners.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { inductionIn, nameIn } from '../../school/questions.ts'
import { loadActionStep } from '../../store/action-steps.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, replaceWith } from '../answer.ts'
import { type Ask, inSchool } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { noLongerThere, notYours } from '../refusals.ts'

/** The ECT's own step, as it stands. */
export interface OwnStep {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly step: ActionStep
}

/** Finds the step behind a button, checks that it is this ECT's own, and does `work` with it. */
export function withOwnStep(deps: Deps, ask: Ask<{ readonly stepId: string }>, now: Date) {
  return (work: (school: SchoolTx, own: OwnStep) => Promise<Answer>): Promise<Answer> =>
    inSchool(deps, { ask, now }, async (school) => {
      const step = await loadActionStep(school, ask.input.stepId)
      if (step === undefined || step.undoneAt !== undefined) return noLongerThere(ask)
      const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
      const induction = inductionIn(picture, step.inductionId)
      if (induction?.ectId !== ask.actor.personId) {
        return notYours(ask, 'Changing this step', 'the ECT whose step it is')
      }
      return await work(school, { picture, induction, step })
    })
}

/** The ECT's card of a step; the mentor is named by who set it. */
export const stepCard = (
  picture: SchoolPicture,
  step: ActionStep,
  occasion: ActionStepInput['occasion'] = 'set',
): CardView =>
  actionStepCard({
    school: picture.school.id,
    step,
    mentorName: nameIn(picture, step.setBy),
    occasion,
    ...(step.triedOn === undefined ? {} : { triedOn: step.triedOn }),
    ...reminderOf(picture, step),
  })

/** Where a reminder was asked for: on the day of the lesson, at the ECT's own time. */
function reminderOf(picture: SchoolPicture, step: ActionStep): Pick<ActionStepInput, 'reminderAt'> {
  const { at, remind } = step.plannedFor ?? {}
  const ectId = inductionIn(picture, step.inductionId)?.ectId
  if (remind !== true || at === undefined || ectId === undefined) return {}
  const { reminderTime } = picture.mannersOf(ectId)
  return { reminderAt: { on: at.slice(0, 10), time: politeTime(reminderTime) } }
}

/** Somebody changed the step meanwhile: the card becomes the step as it is now. */
export const stepHasChanged = (picture: SchoolPicture, step: ActionStep): Answer =>
  replaceWith(stepCard(picture, step))
