/** Steps that ECTs propose themselves. */
import type { StepProposal } from '../domain/coaching/step-proposal.ts'
import type { Induction } from '../domain/people.ts'
import { fieldsOf } from '../domain/programme/feedback-model.ts'
import type { SchoolPicture } from './facts.ts'
import { programmeOfInduction } from './questions.ts'

/** The ECT's idea for the next step, where there is one. */
export const proposalIn = (
  { proposals }: SchoolPicture,
  inductionId: string,
): StepProposal | undefined => proposals.findLast((one) => one.inductionId === inductionId)

/** Whether the ECT is in a year in which they may bring the next step (B-59). */
export function proposesSteps(picture: SchoolPicture, induction: Induction): boolean {
  const around = picture.expectationsOfInduction(induction.id)
  const now = around.find(({ dueOn }) => dueOn >= picture.today) ?? around.at(-1)
  const { years } = programmeOfInduction(induction)
  return now !== undefined && years[now.inductionYear]?.ectBringsSteps !== undefined
}

/** Whether a step of this programme names the studied module that it builds on. */
export const stepsNameModules = (induction: Induction): boolean =>
  programmeOfInduction(induction).meetingTypes.some(({ model }) =>
    fieldsOf(model).some(({ kind }) => kind === 'studied-module'),
  )
