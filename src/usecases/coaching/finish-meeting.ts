import { z } from 'zod'
import type { ActionStep } from '../../domain/coaching/action-step.ts'
import { checkMeeting } from '../../domain/coaching/meeting-check.ts'
import type { AgreedMeeting } from '../../domain/coaching/meeting-context.ts'
import { partsLeftOut } from '../../domain/coaching/parts-left-out.ts'
import { isProposalTaken, type StepProposal } from '../../domain/coaching/step-proposal.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { stageWithErrors } from '../../domain/programme/feedback-model.ts'
import { withElectives } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { meetingTypeIn } from '../../school/meeting-type.ts'
import { partsOf } from '../../school/notes-read.ts'
import { choiceNow } from '../../school/study-now.ts'
import { saveElectiveChoice } from '../../store/choices.ts'
import { closeDraft } from '../../store/drafts.ts'
import { addNote } from '../../store/notes.ts'
import { loadTakenProposal } from '../../store/step-proposals.ts'
import { type Answer, askAgain, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { roomFor } from '../messages/room-for.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { expectationFor, keepNewEntry, reviseEntry } from './keep-entry.ts'
import { keepSteps } from './keep-steps.ts'
import { anotherError } from './logged-already.ts'
import { lastDropInOf, meetingContext, stageForm } from './meeting-form.ts'
import { meetingReceipt } from './meeting-receipt.ts'
import { findOwnMeeting, type OwnMeeting, saveValues, valuesWith } from './save-meeting-stage.ts'
import { giveBackIdea, takeIdea } from './take-idea.ts'
import { bring } from './tell-pair.ts'

export const finishMeetingInput = z
  .object({ draftId: z.uuid(), version: z.coerce.number().int().optional() })
  .catchall(z.unknown())
type FinishMeeting = z.infer<typeof finishMeetingInput>

/**
 * Keeps a meeting: its log entry, what was written, the step that was agreed, and the card that
 * brings the step to the ECT, all at once. Only the step is required (B-53); a mistake shows the
 * stage that it is in, with everything that was typed.
 */
export const finishMeeting: UseCase<FinishMeeting> = async (turn) => {
  const meeting = await findOwnMeeting(turn)
  if (!('draft' in meeting)) return meeting
  const { school, picture } = turn
  const { induction, draft } = meeting
  const { model, id: meetingType } = meetingTypeIn(picture, induction, draft)
  const values = valuesWith(turn, meeting)
  const context = meetingContext(picture, induction, { ...draft, values })
  const checked = checkMeeting(model, values, context)
  const isAnother =
    checked.kind === 'ok'
      ? anotherError(picture, {
          ...draft,
          activity: 'meeting',
          on: checked.meeting.on,
          meetingType,
          values,
        })
      : undefined
  if (checked.kind === 'ok' && isAnother === undefined) {
    const hasRoom = await roomFor(turn, induction.ectId)
    const { previousStep } = context
    const { entryId } = draft
    const taken = entryId === undefined ? undefined : await loadTakenProposal(school, entryId)
    return keep(turn, {
      meeting,
      agreed: checked.meeting,
      hasRoom,
      ...given({ previousStep, taken }),
    })
  }
  const errors = checked.kind === 'ok' ? { ...isAnother } : checked.errors
  const lastDropIn = await lastDropInOf(turn, induction)
  const stage = stageWithErrors(model, errors)?.id ?? draft.stage
  const shown = saveValues(turn, { meeting, stage })
  return askAgain(stageForm({ picture, induction, draft: shown, lastDropIn }, errors), errors)
}

interface Keeping {
  readonly meeting: OwnMeeting
  readonly agreed: AgreedMeeting
  /** Whether a card may bring the step to the ECT this week. */
  readonly hasRoom: boolean
  /** The step that the meeting looked back at. */
  readonly previousStep?: ActionStep
  /** The ECT's idea that this meeting took before it was edited. */
  readonly taken?: StepProposal
}

function keep(turn: Turn<FinishMeeting>, keeping: Keeping): Answer {
  const { school, ask, now } = turn
  const { meeting, agreed, hasRoom } = keeping
  const { induction } = meeting
  const { values, ...draft } = saveValues(turn, { meeting, stage: meeting.draft.stage })
  school.alongside(closeDraft(school, draft, { closedAs: 'finished', at: now }))
  const kept =
    draft.entryId === undefined
      ? keepNewEntry(turn, newEntry(turn, keeping))
      : reviseEntry(turn, draft.entryId, (before) => edited(turn, keeping, before))
  if (kept === undefined) return noLongerThere(turn)
  const { entry } = kept
  const note = { entryId: entry.id, version: entry.version, content: values }
  school.alongside(addNote(school, note))
  const chosen = keepChoice({ ...turn, picture: kept.picture }, keeping)
  const { picture, changed } = keepSteps(
    { ...turn, picture: withIdea({ ...turn, picture: chosen }, keeping, { entry, values }) },
    {
      induction,
      entry,
      agreed,
      hasRoom,
    },
  )
  refreshCards(
    { ...turn, ask },
    {
      inductionId: induction.id,
      days: [entry.on],
      stepIds: [...changed, ...(entry.version === 1 ? [] : stepsOfEntry(picture, entry))],
      noteIds: [entry.id],
      logIds: [draft.id, entry.id],
    },
  )
  bringNote(turn, keeping, { entry, values })
  const { model } = meetingTypeIn(picture, induction, meeting.draft)
  const leftOut = partsLeftOut(model, values).map(({ title }) => title)
  return replaceWith(meetingReceipt(picture, entry, { content: values, leftOut }))
}

/** An edited note stands beside each of its steps. */
const stepsOfEntry = ({ steps }: SchoolPicture, { id }: LogEntry): readonly string[] =>
  steps.filter(({ entryId }) => entryId === id).map((step) => step.id)

/** What was written in a meeting that agreed no step comes by itself; otherwise it comes with the step. */
function bringNote(
  turn: Turn,
  { agreed, hasRoom, meeting: { induction } }: Keeping,
  { entry, values }: { readonly entry: LogEntry; readonly values: OwnMeeting['draft']['values'] },
): void {
  const hasNote = partsOf(induction, entry, values).length > 0
  if (entry.version > 1 || agreed.steps.length > 0 || !hasNote || !hasRoom) return
  const params = { entryId: entry.id }
  bring(turn, { kind: 'note', period: entry.id, recipient: induction.ectId, params })
}

/** The draft's id becomes the entry's: a form that is sent twice can only be kept once. */
function newEntry({ ask, picture, now }: Turn, keeping: Keeping): Omit<LogEntry, 'version'> {
  const { draft, induction } = keeping.meeting
  const { on } = keeping.agreed
  const expectationId = expectationFor(picture, draft, { activity: 'meeting', on })
  return {
    ...facts(keeping),
    id: draft.id,
    inductionId: induction.id,
    personId: ask.actor.personId,
    activity: 'meeting' as const,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    meetingType: meetingTypeIn(picture, induction, draft).id,
    ...given({ expectationId }),
  }
}

/** The next version of the mentor's own entry; another day may answer another week's expectation. */
function edited(turn: Turn, keeping: Keeping, before: LogEntry): LogEntry | undefined {
  if (before.loggedBy !== actorIn(turn)) return undefined
  const { meeting, agreed } = keeping
  const { undoneAt, timetabled, nextDropInOn, nextMeetingOn, expectationId, ...others } = before
  const { outcome, stepId, ...rest } = others
  const from = { ...meeting.draft, ...given({ expectationId }) }
  const still = expectationFor(turn.picture, from, {
    activity: 'meeting',
    on: agreed.on,
    by: before.id,
  })
  return {
    ...rest,
    ...facts(keeping),
    loggedAt: turn.now,
    ...given({ expectationId: still }),
  }
}

/** A new meeting takes the ECT's idea where it became a step; an edit that has it no more gives it back. */
function withIdea(
  turn: Turn,
  { meeting: { induction, draft }, agreed: { steps }, taken }: Keeping,
  { entry, values }: { readonly entry: LogEntry; readonly values: OwnMeeting['draft']['values'] },
): SchoolPicture {
  if (draft.entryId === undefined) return takeIdea(turn, { induction, entry, steps, values })
  const isGone = taken !== undefined && !isProposalTaken(taken, steps, { wasFilledIn: true })
  return isGone ? giveBackIdea(turn, taken) : turn.picture
}

/** What was chosen in the module, by the pair together (B-34, B-40). */
function keepChoice(turn: Turn, { meeting: { induction }, agreed }: Keeping): SchoolPicture {
  const { school, picture, now } = turn
  const choice = choiceNow(picture, induction)
  if (agreed.chosen === undefined || choice === undefined) return picture
  const made = {
    inductionId: induction.id,
    inductionYear: choice.inductionYear,
    module: choice.module.id,
    electives: agreed.chosen,
    chosenAt: now,
    chosenBy: actorIn(turn),
  }
  school.alongside(saveElectiveChoice(school, made))
  return withElectives(picture, made)
}

/** What is counted and arranged, and how the last step stood; what was said stays in the note. */
const facts = ({ agreed, previousStep }: Pick<Keeping, 'agreed' | 'previousStep'>) => ({
  ...arranged(agreed),
  ...(agreed.previousOutcome === undefined || previousStep === undefined
    ? {}
    : { outcome: agreed.previousOutcome, stepId: previousStep.id }),
})

const arranged = ({ on, timetabled, nextDropInOn, nextMeetingOn }: AgreedMeeting) => ({
  on,
  ...given({ timetabled, nextDropInOn, nextMeetingOn }),
})
