import type { CardView } from '../../cards/card.ts'
import {
  type MeetingStageInput,
  meetingStageForm,
  moreOfStageForm,
} from '../../cards/forms/meeting-stage.ts'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { agreedSteps, latestStep, reviewsOf } from '../../domain/coaching/action-steps.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import type { LastDropIn } from '../../domain/coaching/meeting-prefill.ts'
import { type Looking, modulesWithSteps, shelvesOf } from '../../domain/coaching/step-shelf.ts'
import { given } from '../../domain/given.ts'
import { byDay } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import { firstStageOf, stageOf } from '../../domain/programme/feedback-model.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { meetingTypeIn } from '../../school/meeting-type.ts'
import { readsWritten } from '../../school/notes-read.ts'
import { proposalIn } from '../../school/proposals.ts'
import { nameIn, programmeOfInduction, reviewsIn } from '../../school/questions.ts'
import { choiceNow, diagnosticsNow, studiedBy } from '../../school/study-now.ts'
import { listNotes } from '../../store/notes.ts'
import { actorIn, type Turn } from '../turn.ts'

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
  draft: Pick<Draft, 'entryId' | 'expectationId' | 'openedAt' | 'values'>,
): MeetingContext {
  const programme = programmeOfInduction(induction)
  const earlier = agreedSteps(stepsBefore(picture, induction, draft.entryId))
  const previousStep = latestStep(earlier, picture.today)
  const [previousReview] =
    previousStep === undefined ? [] : reviewsOf(previousStep, reviewsIn(picture, induction.id))
  const studied = studiedBy(picture, induction)
  const choice = choiceNow(picture, induction)
  const isOpen = choice?.chosen.length === 0 || (draft.values['studyChoice'] ?? '') !== ''
  const focus = choice?.chosen[0]
  const modules = modulesWithSteps(programme, studied)
  const proposal = draft.entryId === undefined ? proposalIn(picture, induction.id) : undefined
  return {
    today: picture.today,
    words: programme.words,
    calendar: picture.calendar,
    library: modules.flatMap((module) => module.steps),
    studied,
    step: meetingTypeIn(picture, induction, draft).step,
    stepsFrom: programme.steps.from,
    shelves: shelvesOf(modules, {
      hasEarlier: earlier.length > 0,
      hasProposal: proposal !== undefined,
      words: programme.words,
      ...given({ focus }),
    }),
    looking: lookingIn(draft.values),
    earlier,
    diagnostics: draft.entryId === undefined ? diagnosticsNow(picture, induction) : [],
    ...given({ previousStep, previousReview, proposal }),
    ...(choice === undefined ? {} : isOpen ? { choice } : { chosen: chosenTitles(choice) }),
  }
}

/** What is outside the list has its words in the notes of the meeting that chose it. */
const chosenTitles = ({ options, chosen }: NonNullable<ReturnType<typeof choiceNow>>) =>
  options.filter(({ id }) => chosen.includes(id)).map(({ title }) => title)

/** Where a draft remembers what the mentor looks for in the library; no field of a model has these ids. */
export const SHELF = 'shelf'
export const WORDS = 'findStep'

function lookingIn(values: Draft['values']): Looking {
  const shelf = values[SHELF] ?? ''
  const words = values[WORDS] ?? ''
  const chosen = values['libraryStep'] ?? ''
  return {
    ...(shelf === '' ? {} : { shelf }),
    ...(words === '' ? {} : { words }),
    ...(chosen === '' ? {} : { chosen }),
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

/** The pair's last drop-in with what this mentor may read of it, for the stage that looks back (B-42, B-46). */
export async function lastDropInOf(
  turn: Turn,
  induction: Induction,
): Promise<LastDropIn | undefined> {
  const { school, picture } = turn
  const last = picture.log
    .filter((one) => one.inductionId === induction.id && one.activity === 'drop-in')
    .sort(byDay)
    .at(-1)
  if (last === undefined) return undefined
  const written = { induction, on: last.on, by: last.loggedBy }
  const isReadable = readsWritten(picture, written, actorIn(turn))
  const [note] = isReadable ? await listNotes(school, [last.id]) : []
  const noted = String(note?.content['note'] ?? '')
  return {
    on: last.on,
    ...given({ outcome: last.outcome }),
    ...(noted === '' ? {} : { note: noted }),
  }
}

/** The form of one stage as the draft stands, with what to put right. */
export const stageForm = (
  meeting: OpenMeeting,
  errors: Readonly<Record<string, string>> = {},
): CardView => meetingStageForm(stageInput(meeting, errors))

/** The other stages, and whatever else does not fit beside the fields of this one. */
export const moreOfStage = (meeting: OpenMeeting, page: number): CardView =>
  moreOfStageForm(stageInput(meeting, {}), page)

function stageInput(
  { picture, induction, draft, lastDropIn }: OpenMeeting,
  errors: Readonly<Record<string, string>>,
): MeetingStageInput {
  const programme = programmeOfInduction(induction)
  const { model, agenda, purpose } = meetingTypeIn(picture, induction, draft)
  const context = meetingContext(picture, induction, draft)
  const module = context.studied.at(-1)
  return {
    school: picture.school.id,
    draftId: draft.id,
    version: draft.version,
    ectName: nameIn(picture, induction.ectId),
    about: programme.meetingTypes.length > 1 ? purpose : '',
    agenda,
    model,
    // A form that was begun as another kind of meeting goes on at the front.
    stageId: stageOf(model, draft.stage)?.id ?? firstStageOf(model).id,
    context,
    values: draft.values,
    errors,
    ideas: programme.modules.find(({ id }) => id === module?.id)?.suggestions ?? [],
    ...given({ lastDropIn }),
  }
}
