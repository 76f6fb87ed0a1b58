import type { CardView } from '../cards/card.ts'
import { meetingStageForm } from '../cards/forms/meeting-stage.ts'
import { latestStep } from '../domain/action-steps.ts'
import type { MeetingContext } from '../domain/meeting-context.ts'
import type { LastDropIn } from '../domain/meeting-prefill.ts'
import type { Induction } from '../domain/people.ts'
import type { Draft } from '../store/drafts.ts'
import { listNotes } from '../store/notes.ts'
import type { SchoolTx } from '../store/tx.ts'
import type { SchoolPicture } from './load-school.ts'
import { nameIn, programmeOfInduction } from './look-at-school.ts'

/** A meeting that is being written down: the draft, in the school that it belongs to. */
export interface OpenMeeting {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly draft: Draft
  readonly lastDropIn: LastDropIn | undefined
}

/** What a meeting of this pair is checked against: its calendar, its library, what was studied. */
export function meetingContext(picture: SchoolPicture, induction: Induction): MeetingContext {
  const programme = programmeOfInduction(induction)
  const steps = picture.steps.filter((one) => one.inductionId === induction.id)
  const previousStep = latestStep(steps, picture.today)
  return {
    today: picture.today,
    calendar: picture.calendar,
    library: programme.modules.flatMap((module) => module.steps),
    studied: studiedModules(picture, induction),
    ...(previousStep === undefined ? {} : { previousStep }),
  }
}

/** Modules begun so far, the one being studied now last (B-49). */
export function studiedModules(
  picture: SchoolPicture,
  induction: Induction,
): readonly { readonly id: string; readonly title: string }[] {
  const begun = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => one.opensOn <= picture.today && one.personId === induction.ectId)
    .flatMap((one) => one.module ?? [])
  const latestFirst = [...new Map(begun.reverse().map((one) => [one.id, one])).values()]
  return latestFirst.reverse()
}

/** The pair's last drop-in with what was noted, for the stage that looks back (B-42, B-46). */
export async function lastDropInOf(
  school: SchoolTx,
  picture: SchoolPicture,
  induction: Induction,
): Promise<LastDropIn | undefined> {
  const last = picture.log
    .filter((one) => one.inductionId === induction.id && one.activity === 'drop-in')
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)
  if (last === undefined) return undefined
  const [note] = await listNotes(school, [last.id])
  const noted = String(note?.content['note'] ?? '')
  return {
    on: last.on,
    ...(last.outcome === undefined ? {} : { outcome: last.outcome }),
    ...(noted === '' ? {} : { note: noted }),
  }
}

/** The form of one stage as the draft stands, with what to put right. */
export function stageForm(
  { picture, induction, draft, lastDropIn }: OpenMeeting,
  errors: Readonly<Record<string, string>> = {},
): CardView {
  const programme = programmeOfInduction(induction)
  return meetingStageForm({
    school: picture.school.id,
    draftId: draft.id,
    version: draft.version,
    ectName: nameIn(picture, induction.ectId),
    meetingName: programme.words.meeting,
    model: programme.feedbackModel,
    stageId: draft.stage,
    context: meetingContext(picture, induction),
    values: draft.values,
    errors,
    ...(lastDropIn === undefined ? {} : { lastDropIn }),
  })
}
