import { z } from 'zod'
import { findStepForm } from '../../cards/forms/find-step.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { capitalised } from '../../cards/say.ts'
import { UNFOLDED } from '../../cards/stage-buttons.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { MeetingContext } from '../../domain/coaching/meeting-context.ts'
import {
  dropReplaced,
  fillIdea,
  fillReworded,
  fillStep,
} from '../../domain/coaching/meeting-prefill.ts'
import { proposalChoice } from '../../domain/coaching/step-proposal.ts'
import { earlierChoice, isPairsOwn } from '../../domain/coaching/step-shelf.ts'
import type { Induction } from '../../domain/people.ts'
import { asksForDay, fieldsOf, stageOf } from '../../domain/programme/feedback-model.ts'
import { meetingTypeIn } from '../../school/meeting-type.ts'
import { inductionIn, nameIn, programmeOfInduction } from '../../school/questions.ts'
import { saveDraft } from '../../store/drafts.ts'
import { type Answer, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere } from '../refusals.ts'
import type { Turn, UseCase } from '../turn.ts'
import { ANOTHER } from './logged-already.ts'
import {
  lastDropInOf,
  meetingContext,
  moreOfStage,
  SHELF,
  stageForm,
  WORDS,
} from './meeting-form.ts'
import { receiptOfLog } from './meeting-receipt.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'
import { draftBehind, entryBehind } from './own-draft.ts'

/** A stage's answers by field id, beside the ids of the form; which ids count the model says. */
const answers = z.record(z.string().max(100), z.string())
const version = z.coerce.number().int().optional()
export const meetingStageInput = z
  .object({ draftId: z.uuid(), to: z.string().max(100), version })
  .catchall(z.unknown())
export const leaveMeetingInput = z.object({ draftId: z.uuid(), version }).catchall(z.unknown())
type LeaveMeeting = z.infer<typeof leaveMeetingInput>

/** Saves the answers of this stage and shows the one asked for. */
export const meetingStage: UseCase<z.infer<typeof meetingStageInput>> = async (turn) => {
  const meeting = await findOwnMeeting(turn)
  if (!('draft' in meeting)) return meeting
  const { picture, ask } = turn
  const { induction } = meeting
  const { model } = meetingTypeIn(picture, induction, meeting.draft)
  const stage = stageOf(model, ask.input.to) === undefined ? meeting.draft.stage : ask.input.to
  const lastDropIn = await lastDropInOf(turn, induction)
  const draft = saveValues(turn, { meeting, stage })
  const form = { picture, induction, draft, lastDropIn }
  const { more } = ask.input
  return replaceWith(typeof more === 'number' ? moreOfStage(form, more) : stageForm(form))
}

/** Saves the answers of this stage and opens the library, to look through it or for words. */
export const openFindStep: UseCase<z.infer<typeof meetingStageInput>> = async (turn) => {
  const meeting = await findOwnMeeting(turn)
  if (!('draft' in meeting)) return meeting
  const { picture, ask } = turn
  const { induction } = meeting
  const { words } = programmeOfInduction(induction)
  const draft = saveValues(turn, { meeting, stage: ask.input.to })
  return replaceWith(
    findStepForm({
      words,
      school: picture.school.id,
      draftId: draft.id,
      version: draft.version,
      stageId: ask.input.to,
      context: `${capitalised(words.meeting)} with ${nameIn(picture, induction.ectId)}`,
      shelves: meetingContext(picture, induction, draft).shelves,
      values: {
        findStep: draft.values[WORDS] ?? '',
        ...(draft.values[SHELF] ? { shelf: draft.values[SHELF] } : {}),
      },
    }),
  )
}

/** Saves the answers and puts the form away: nothing is lost, and it can be gone on with. */
export const leaveMeeting: UseCase<LeaveMeeting> = async (turn) => {
  const meeting = await findOwnMeeting(turn)
  if (!('draft' in meeting)) return meeting
  const { draft, induction } = meeting
  saveValues(turn, { meeting, stage: draft.stage })
  refreshCards(turn, {})
  const words = programmeOfInduction(induction).words
  return replaceWith(
    receiptCard({
      school: turn.picture.school.id,
      title: `Kept for later: ${words.meeting} with ${nameIn(turn.picture, induction.ectId)}`,
      lines: ['What you wrote is kept. Say resume, or press the button, to carry on.'],
      next: { title: 'Carry on', verb: 'resume-meeting', ids: { draftId: draft.id } },
      seenBy: 'Only you can see this.',
    }),
  )
}

/** A meeting log that the actor may write, while it is open. */
export interface OwnMeeting {
  readonly induction: Induction
  readonly draft: Draft
}

/** Finds the draft behind a form and checks that it is this mentor's; else what to answer instead. */
export async function findOwnMeeting(turn: Turn<LeaveMeeting>): Promise<OwnMeeting | Answer> {
  const draft = await draftBehind(turn, turn.ask.input.draftId)
  if (draft?.kind !== 'meeting') return noLongerThere(turn)
  const induction = inductionIn(turn.picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isMentorOf(turn, induction)) return notTheMentor(turn)
  if (draft.closedAt !== undefined) return await whatBecameOf(turn, draft)
  return { induction, draft }
}

/** A form that is still open after its meeting was finished or let go: the receipt, or a word. */
export async function whatBecameOf(turn: Turn, draft: Draft): Promise<Answer> {
  if (draft.closedAs === 'let-go') return noLongerThere(turn)
  const entry = await entryBehind(turn, draft)
  return entry === undefined
    ? noLongerThere(turn)
    : replaceWith(await receiptOfLog(turn.school, turn.picture, entry))
}

/**
 * Lays what was typed over what is kept, field by field: a form from a moment ago loses nothing and
 * overwrites only its own fields, and an empty answer in it takes nothing away.
 */
export function saveValues(
  turn: Turn<LeaveMeeting>,
  { meeting, stage }: { readonly meeting: OwnMeeting; readonly stage: string },
): Draft {
  const { school, now } = turn
  const { draft } = meeting
  const values = valuesWith(turn, meeting)
  school.alongside(saveDraft(school, draft, { stage, values, updatedAt: now }))
  return { ...draft, values, stage, version: draft.version + 1, updatedAt: now }
}

/**
 * What the draft holds once this form's answers are laid over it; a step that was chosen from the
 * library stands in its fields, to be read and edited.
 */
export function valuesWith(turn: Turn<LeaveMeeting>, meeting: OwnMeeting): Draft['values'] {
  const { picture, ask } = turn
  const { draft, induction } = meeting
  const context = meetingContext(picture, induction, draft)
  const typed = wordsToLookFor(answersIn(turn, meeting), context)
  const isOlder = (ask.input.version ?? draft.version) < draft.version
  const values = {
    ...dayBegun(turn, meeting),
    ...draft.values,
    ...(isOlder ? filledIn(typed) : typed),
  }
  const { fillIn } = ask.input
  const chosen = fillStep(values, context)
  const filled = fillReworded(dropReplaced(chosen, context), context)
  return typeof fillIn === 'string' ? fillIdea(filled, fillIn, context) : filled
}

/**
 * Some clients hand back what was typed where nothing was chosen: words to look for in the library.
 * A step of the pair's own that is no longer there is neither.
 */
function wordsToLookFor(
  typed: Readonly<Record<string, string>>,
  { library, earlier, proposal }: MeetingContext,
): Readonly<Record<string, string>> {
  const { libraryStep: given = '', ...rest } = typed
  const isKnown =
    library.some(({ id }) => id === given) ||
    earlier.some((step) => given === earlierChoice(step)) ||
    (proposal !== undefined && given === proposalChoice(proposal))
  if (given === '' || isKnown) return typed
  return isPairsOwn(given) ? rest : { ...rest, [WORDS]: given.slice(0, 100) }
}

/**
 * The day of a new meeting, kept when its first answers are saved: what is finished days later was
 * still held then. The form shows it, to be changed.
 */
function dayBegun({ picture }: Turn, { draft, induction }: OwnMeeting): Draft['values'] {
  const { model } = meetingTypeIn(picture, induction, draft)
  return draft.entryId === undefined && asksForDay(model) ? { on: picture.today } : {}
}

/** Answers that say something: an older form cannot tell "left empty" from "not seen yet". */
const filledIn = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value.trim() !== '' && value !== 'false'),
  )

/** Only what the meeting asks for, and what is looked for in the library: a forged or outdated field changes nothing. */
function answersIn(
  { picture, ask }: Turn<LeaveMeeting>,
  { draft, induction }: OwnMeeting,
): Record<string, string> {
  const { model } = meetingTypeIn(picture, induction, draft)
  const known = new Set([...fieldsOf(model).map(({ id }) => id), SHELF, WORDS, ANOTHER, UNFOLDED])
  const typed = Object.entries(ask.input).filter(([field]) => known.has(field))
  const parsed = answers.safeParse(Object.fromEntries(typed))
  return parsed.success ? parsed.data : {}
}
