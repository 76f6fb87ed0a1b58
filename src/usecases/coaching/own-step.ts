import type { CardView } from '../../cards/card.ts'
import {
  type ActionStepInput,
  actionStepCard,
  type NoteBesideStep,
} from '../../cards/messages/action-step.ts'
import { linkLines, partLines } from '../../cards/story-words.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { besideStep } from '../../domain/coaching/note-parts.ts'
import { isUsefulTo } from '../../domain/coaching/remark.ts'
import { given } from '../../domain/given.ts'
import { politeTime } from '../../domain/messages/manners.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { withStep } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, inductionIn, nameIn, wordsIn } from '../../school/questions.ts'
import { loadActionStep, reviseActionStep } from '../../store/action-steps.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, replaceWith } from '../answer.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type Turn } from '../turn.ts'
import { readNote, sayRemarks } from './read-notes.ts'

/** The ECT's own step, as it stands. */
export interface OwnStep {
  readonly induction: Induction
  readonly step: ActionStep
}

/** Finds the step behind a button and checks that it is this ECT's own; else what to answer instead. */
export async function findOwnStep(
  turn: Turn<{ readonly stepId: string }>,
): Promise<OwnStep | Answer> {
  const { picture, ask, school } = turn
  const { stepId } = ask.input
  const step =
    picture.steps.find((one) => one.id === stepId) ?? (await loadActionStep(school, stepId))
  if (step === undefined || step.undoneAt !== undefined) return noLongerThere(turn)
  const induction = inductionIn(picture, step.inductionId)
  if (induction?.ectId !== actorIn(turn)) {
    const words = wordsIn(picture, step.inductionId)
    const what = inWordsOf(words, 'Changing this {step}')
    return notYours(turn, what, inWordsOf(words, 'the ECT whose {step} it is'))
  }
  return { induction, step }
}

/** Keeps the step as the ECT changed it; answers its new version, and the picture with it. */
export function reviseStep(
  { school, picture }: Turn,
  step: ActionStep,
): { readonly step: ActionStep; readonly picture: SchoolPicture } {
  school.alongside(reviseActionStep(school, step))
  const revised = { ...step, version: step.version + 1 }
  return { step: revised, picture: withStep(picture, revised) }
}

/** The ECT's card of a step; the mentor is named by who set it. */
export const stepCard = (
  picture: SchoolPicture,
  step: ActionStep,
  occasion: ActionStepInput['occasion'] = 'set',
  note?: NoteBesideStep,
): CardView =>
  actionStepCard({
    school: picture.school.id,
    step,
    mentorName: nameIn(picture, step.setBy),
    words: wordsIn(picture, step.inductionId),
    occasion,
    ...given({ triedOn: step.triedOn, note }),
    ...reminderOf(picture, step),
  })

/** The same, with what the mentor wrote in the meeting that agreed the step. */
export async function stepCardWithNote(
  school: SchoolTx,
  picture: SchoolPicture,
  step: ActionStep,
  occasion?: ActionStepInput['occasion'],
): Promise<CardView> {
  return stepCard(picture, step, occasion, await noteBeside(school, picture, step))
}

async function noteBeside(
  school: SchoolTx,
  picture: SchoolPicture,
  step: ActionStep,
): Promise<NoteBesideStep | undefined> {
  const entry = entryIn(picture, step.entryId)
  const induction = inductionIn(picture, step.inductionId)
  if (entry === undefined || induction === undefined) return undefined
  const reading = { picture, induction, readerId: induction.ectId }
  const note = await readNote(school, reading, entry)
  if (note === undefined) return undefined
  const { shown, left } = besideStep(note.parts)
  return {
    entryId: entry.id,
    lines: partLines(shown),
    links: linkLines(shown),
    left,
    said: sayRemarks(note, reading),
    isUseful: isUsefulTo(induction.ectId, note.remarks),
  }
}

/** Where a reminder was asked for: on the day of the lesson, at the ECT's own time. */
function reminderOf(picture: SchoolPicture, step: ActionStep): Pick<ActionStepInput, 'reminderAt'> {
  const { at, remind } = step.plannedFor ?? {}
  const ectId = inductionIn(picture, step.inductionId)?.ectId
  if (remind !== true || at === undefined || ectId === undefined) return {}
  // On the day itself it is there or was there: nothing more is announced.
  if (at.slice(0, 10) <= picture.today) return {}
  const { reminderTime } = picture.mannersOf(ectId)
  return { reminderAt: { on: at.slice(0, 10), time: politeTime(reminderTime) } }
}

/** Somebody changed the step meanwhile: the card becomes the step as it is now. */
export const stepHasChanged = async (
  { school, picture }: Turn,
  step: ActionStep,
): Promise<Answer> => replaceWith(await stepCardWithNote(school, picture, step))
