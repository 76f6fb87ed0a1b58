import type { CardView } from '../../cards/card.ts'
import { type DropInInput, dropInForm } from '../../cards/forms/drop-in.ts'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { currentStep } from '../../domain/coaching/action-steps.ts'
import type { Draft, DraftValues } from '../../domain/coaching/draft.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, inductionIn, nameIn, reviewsIn, stepIn, wordsIn } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { OFFER } from './use-offer.ts'

/** Where the draft remembers which step the form shows; no input of the form has this id. */
const SHOWN_STEP = 'stepId'

/** What a drop-in's draft begins with: the step to look for and, where one is edited, what it says. */
export async function firstDropInValues(
  school: SchoolTx,
  picture: SchoolPicture,
  { induction, entry }: { readonly induction: Induction; readonly entry: LogEntry | undefined },
): Promise<DraftValues> {
  const stepId = entry === undefined ? stepIn(picture, induction.id)?.step.id : entry.stepId
  const shown = stepId === undefined ? {} : { [SHOWN_STEP]: stepId }
  return entry === undefined ? shown : { ...shown, ...(await writtenValues(school, entry)) }
}

/** A form opened again shows the step that is current now, unless it edits what was seen then. */
export function withCurrentStep(picture: SchoolPicture, draft: Draft): DraftValues {
  if (draft.entryId !== undefined) return draft.values
  const { [SHOWN_STEP]: _, ...typed } = draft.values
  const stepId = stepIn(picture, draft.inductionId)?.step.id
  return stepId === undefined ? typed : { ...typed, [SHOWN_STEP]: stepId }
}

/** What an entry says now, as the form holds it. */
async function writtenValues(school: SchoolTx, entry: LogEntry): Promise<DraftValues> {
  const [note] = await listNotes(school, [entry.id])
  return {
    on: entry.on,
    mode: entry.mode ?? 'in-person',
    minutes: String(entry.minutes ?? 15),
    note: String(note?.content['note'] ?? ''),
    link: String(note?.content['link'] ?? ''),
    ...given({ outcome: entry.outcome }),
  }
}

/** What was typed over what the draft knows; which step and which offer it is about no form changes. */
export const valuesOver = ({ values }: Draft, typed: DraftValues): DraftValues => ({
  ...typed,
  ...given({ [SHOWN_STEP]: values[SHOWN_STEP], [OFFER]: values[OFFER] }),
})

/** The step that the form shows, where it still stands. */
export const shownStep = (
  picture: SchoolPicture,
  { values }: Pick<Draft, 'values'>,
): ActionStep | undefined => picture.steps.find((one) => one.id === values[SHOWN_STEP])

/**
 * The step that a drop-in on this day looked at: the one shown, or where that was agreed only
 * later, the one that was current then.
 */
export function stepOnDay(
  picture: SchoolPicture,
  draft: Draft,
  on: SchoolDate,
): ActionStep | undefined {
  const shown = shownStep(picture, draft)
  if (shown === undefined || shown.setOn <= on) return shown
  const steps = picture.steps.filter((one) => one.inductionId === draft.inductionId)
  return currentStep(steps, reviewsIn(picture, draft.inductionId), on)
}

/** The drop-in's form as its draft stands, with what to put right. */
export function dropInFormFor(
  picture: SchoolPicture,
  draft: Pick<Draft, 'id' | 'inductionId' | 'expectationId' | 'entryId' | 'values'>,
  errors?: DropInInput['errors'],
): CardView {
  const { inductionId, expectationId, entryId, values } = draft
  const step = shownStep(picture, draft)
  const induction = inductionIn(picture, inductionId)
  return dropInForm({
    school: picture.school.id,
    inductionId,
    ectName: nameIn(picture, induction?.ectId ?? ''),
    words: wordsIn(picture, inductionId),
    draftId: draft.id,
    today: picture.today,
    values,
    ...given({ expectationId, entryId, step, errors }),
  })
}

/** The entry that somebody wants to edit: standing, of this pair and kind, and their own; else undefined. */
export function entryToEdit(
  picture: SchoolPicture,
  wanted: {
    readonly entryId: string
    readonly inductionId: string
    readonly activity: 'drop-in' | 'meeting'
    readonly by: string
  },
): LogEntry | undefined {
  const entry = entryIn(picture, wanted.entryId)
  const isTheirs =
    entry?.inductionId === wanted.inductionId &&
    entry.activity === wanted.activity &&
    entry.loggedBy === wanted.by
  return isTheirs ? entry : undefined
}
