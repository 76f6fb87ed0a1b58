/**
 * What of the time before a mentor sees who takes over: the step that was agreed then only with the
 * ECT's word, notes never (B-07, B-98). Pure.
 */
import type { ActionStep } from '../domain/coaching/action-step.ts'
import { given } from '../domain/given.ts'
import type { Induction, Pairing, Person } from '../domain/people.ts'
import type { SchoolFacts, SchoolPicture } from './facts.ts'
import { readsWritten } from './notes-read.ts'
import { picture as pictureWith } from './picture.ts'
import { inductionIn } from './questions.ts'

/** A mentor who came after the current step was agreed. */
export interface Handover {
  readonly induction: Induction
  readonly mentor: Person
  readonly step: ActionStep
  /** What the ECT said; absent while they were not heard. */
  readonly word?: NonNullable<Pairing['handover']>
}

const wordOf = (
  { pairings }: Pick<SchoolFacts, 'pairings'>,
  inductionId: string,
  mentorId: string,
): Pairing['handover'] =>
  pairings.find(
    (one) =>
      one.inductionId === inductionId && one.mentorId === mentorId && one.handover !== undefined,
  )?.handover

const wasThere = (picture: SchoolPicture, induction: Induction, step: ActionStep, id: string) =>
  readsWritten(picture, { induction, on: step.setOn, by: step.setBy }, id)

/** Mentors of an induction who were not there when its current step was agreed, each with the ECT's word. */
export function handoversOf(picture: SchoolPicture, induction: Induction): readonly Handover[] {
  const step = picture.currentStepOf(induction.id)
  if (step === undefined) return []
  return picture
    .mentorsOf(induction.id)
    .filter(({ id }) => !wasThere(picture, induction, step, id))
    .map((mentor) => {
      const word = wordOf(picture, induction.id, mentor.id)
      return { induction, mentor, step, ...given({ word }) }
    })
}

/** The picture as this person may see it: without steps of before their time that nobody handed over. */
export function asSeenBy(picture: SchoolPicture, personId: string): SchoolPicture {
  const mentored = new Set(picture.inductionsMentoredBy(personId).map(({ id }) => id))
  if (mentored.size === 0) return picture
  const isHidden = (step: ActionStep): boolean => {
    const induction = mentored.has(step.inductionId)
      ? inductionIn(picture, step.inductionId)
      : undefined
    return (
      induction !== undefined &&
      !wasThere(picture, induction, step, personId) &&
      wordOf(picture, induction.id, personId) !== 'yes'
    )
  }
  const hidden = new Set(picture.steps.filter(isHidden))
  if (hidden.size === 0) return picture
  return pictureWith({ ...picture, steps: picture.steps.filter((step) => !hidden.has(step)) })
}

/** The picture once the ECT has said whether a mentor sees what was agreed before. */
export const withWord = (
  picture: SchoolPicture,
  said: Required<Pick<Pairing, 'inductionId' | 'mentorId' | 'handover'>>,
): SchoolPicture =>
  pictureWith({
    ...picture,
    pairings: picture.pairings.map((one) =>
      one.inductionId === said.inductionId && one.mentorId === said.mentorId
        ? { ...one, handover: said.handover }
        : one,
    ),
  })
