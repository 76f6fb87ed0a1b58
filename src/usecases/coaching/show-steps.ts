import { z } from 'zod'
import { stepHistoryCard } from '../../cards/messages/step-history.ts'
import { currentStep, stepHistory } from '../../domain/coaching/action-steps.ts'
import { given } from '../../domain/given.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import {
  inductionIn,
  nameIn,
  programmeOfInduction,
  reviewsIn,
  wordsFor,
  wordsIn,
} from '../../school/questions.ts'
import { say } from '../answer.ts'
import { pageAsked } from '../page-asked.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import type { Actor, Ask, UseCase } from '../turn.ts'

export const showStepsInput = z.object({
  /** Absent where typed: then the ECT's own, or each that the mentor has. */
  inductionId: z.uuid().optional(),
  page: pageAsked,
})
type ShowSteps = z.infer<typeof showStepsInput>

/** All steps of an induction, newest first: for the ECT and the mentor of the pair. */
export const showSteps: UseCase<ShowSteps> = (turn) => {
  const { picture, ask } = turn
  const asked = askedFor(picture, ask)
  if (asked.length === 0 && ask.input.inductionId !== undefined) return noLongerThere(turn)
  const seen = asked.filter((induction) => viewerOf(picture, induction, ask.actor) !== undefined)
  if (seen.length === 0) {
    const [first] = asked
    const words = first ? wordsIn(picture, first.id) : wordsFor(picture, ask.actor.personId)
    const what = inWordsOf(words, 'Seeing these {steps}')
    return notYours(turn, what, 'the ECT and the mentor of this pair')
  }
  return say(...seen.map((induction) => historyCard(picture, induction, ask)))
}

const askedFor = (
  picture: SchoolPicture,
  { input, actor }: Ask<ShowSteps>,
): readonly Induction[] => {
  const one = input.inductionId === undefined ? undefined : inductionIn(picture, input.inductionId)
  if (input.inductionId !== undefined) return one === undefined ? [] : [one]
  const own = picture.inductionOfEct(actor.personId)
  return [...(own === undefined ? [] : [own]), ...picture.inductionsMentoredBy(actor.personId)]
}

function viewerOf(
  picture: SchoolPicture,
  induction: Induction,
  actor: Actor,
): 'ect' | 'mentor' | undefined {
  if (induction.ectId === actor.personId) return 'ect'
  return picture.mentorsOf(induction.id).some((one) => one.id === actor.personId)
    ? 'mentor'
    : undefined
}

function historyCard(
  picture: SchoolPicture,
  induction: Induction,
  { input, actor }: Ask<ShowSteps>,
) {
  const steps = picture.steps.filter((one) => one.inductionId === induction.id)
  const reviews = reviewsIn(picture, induction.id)
  const current = currentStep(steps, reviews, picture.today)
  return stepHistoryCard({
    school: picture.school.id,
    inductionId: induction.id,
    ectName: nameIn(picture, induction.ectId),
    words: programmeOfInduction(induction).words,
    viewer: viewerOf(picture, induction, actor) ?? 'ect',
    steps: stepHistory(steps, reviews).map((one) => ({
      ...one,
      current: one.step.id === current?.id,
    })),
    ...given({ page: input.page }),
  })
}
