import type { CardView } from '../../cards/card.ts'
import { meetingStageForm } from '../../cards/forms/meeting-stage.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { latestStep } from '../../domain/coaching/action-steps.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import type { LastDropIn } from '../../domain/coaching/meeting-prefill.ts'
import type { Induction } from '../../domain/people.ts'
import type { Module, Programme } from '../../domain/programme/programme.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn, programmeOfInduction } from '../../school/questions.ts'
import { listNotes } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'

/** A meeting that is being written down: the draft, in the school that it belongs to. */
export interface OpenMeeting {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly draft: Draft
  readonly lastDropIn: LastDropIn | undefined
}

/**
 * What a meeting of this pair is checked against: its calendar, its library, what was studied. For a
 * meeting that is edited, the step before it is the one that came before its own.
 */
export function meetingContext(
  picture: SchoolPicture,
  induction: Induction,
  { entryId }: Pick<Draft, 'entryId'>,
): MeetingContext {
  const programme = programmeOfInduction(induction)
  const steps = stepsBefore(picture, induction, entryId)
  const previousStep = latestStep(steps, picture.today)
  return {
    today: picture.today,
    calendar: picture.calendar,
    library: programme.modules.flatMap((module) => module.steps),
    studied: studiedModules(picture, induction),
    ...(previousStep === undefined ? {} : { previousStep }),
  }
}

/** The pair's steps, without those of the meeting that is edited and of meetings after it. */
function stepsBefore(
  picture: SchoolPicture,
  induction: Induction,
  entryId: string | undefined,
): readonly ActionStep[] {
  const steps = picture.steps.filter((one) => one.inductionId === induction.id)
  const own = steps.find((one) => entryId !== undefined && one.entryId === entryId)
  if (own === undefined) return steps
  return steps.filter((one) => one.entryId !== entryId && one.setOn <= own.setOn)
}

type Studied = Pick<Module, 'id' | 'title'>

/**
 * Modules studied so far, the one being studied now last (B-49). In the second year those of the
 * first count as well, whether or not the calendar goes back so far.
 */
export function studiedModules(picture: SchoolPicture, induction: Induction): readonly Studied[] {
  const begun = picture
    .expectationsOfInduction(induction.id)
    .filter((one) => one.opensOn <= picture.today && one.personId === induction.ectId)
  const latestFirst = begun.flatMap((one) => one.module ?? []).reverse()
  const earlier = begun.at(-1)?.inductionYear === 2 ? programmeOfInduction(induction).modules : []
  const modules = [...latestFirst, ...earlier].map(({ id, title }) => [id, { id, title }] as const)
  const once = new Map<string, Studied>()
  for (const [id, module] of modules) if (!once.has(id)) once.set(id, module)
  return [...once.values()].reverse()
}

/** What the pair may want to look at, from the module studied now. */
function ideasOf(studied: readonly Studied[], { modules }: Programme) {
  const now = modules.find((module) => module.id === studied.at(-1)?.id)
  return now === undefined ? {} : { ideas: { fieldId: 'area', lines: now.suggestions } }
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
  const context = meetingContext(picture, induction, draft)
  return meetingStageForm({
    school: picture.school.id,
    draftId: draft.id,
    version: draft.version,
    ectName: nameIn(picture, induction.ectId),
    meetingName: programme.words.meeting,
    model: programme.feedbackModel,
    stageId: draft.stage,
    context,
    values: draft.values,
    errors,
    ...ideasOf(context.studied, programme),
    ...(lastDropIn === undefined ? {} : { lastDropIn }),
  })
}
