import { z } from 'zod'
import type { Draft } from '../../domain/coaching/draft.ts'
import { type LastDropIn, prefillMeeting } from '../../domain/coaching/meeting-prefill.ts'
import { isWaiting } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import type { Induction } from '../../domain/people.ts'
import {
  asksForDay,
  type FeedbackModel,
  fieldsOf,
  firstStageOf,
} from '../../domain/programme/feedback-model.ts'
import { meetingOn, meetingTypeIn } from '../../school/meeting-type.ts'
import { inductionIn, programmeOfInduction } from '../../school/questions.ts'
import { studiedBy } from '../../school/study-now.ts'
import { type Answer, openForm } from '../answer.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, asking, type Turn, type UseCase } from '../turn.ts'
import { focusNoted } from './carried-focus.ts'
import { dropInFormFor } from './drop-in-form.ts'
import { ANOTHER } from './logged-already.ts'
import { lastDropInOf, stageForm } from './meeting-form.ts'
import {
  beginDraft,
  dayOfNew,
  isMentorOf,
  notTheMentor,
  type Opened,
  type OpenLog,
  openedBy,
} from './open-drop-in.ts'
import { draftBehind } from './own-draft.ts'
import { whatBecameOf } from './save-meeting-stage.ts'
import { writtenValues } from './written-values.ts'

/**
 * Opens the meeting's form at its first stage, or where the mentor left it: a half-finished log of
 * the same pair is gone on with, never begun twice.
 */
export const openMeeting: UseCase<OpenLog> = async (asked) => {
  const opened = openedBy(asked, 'meeting')
  if (!('induction' in opened)) return opened
  const turn = withItsKind(asked, opened)
  const { picture } = turn
  const { induction } = opened
  const lastDropIn = await lastDropInOf(turn, induction)
  const draft =
    picture.drafts.findLast((one) => isSameMeeting(one, turn)) ??
    (await begin(turn, opened, lastDropIn))
  return openForm(stageForm({ picture, induction, draft, lastDropIn }))
}

/**
 * Where a programme has kinds of meeting that follow each other, a meeting that is opened without its
 * place is the one that the pair is at, so that the form and the log speak of the same.
 */
function withItsKind(turn: Turn<OpenLog>, { induction, entry }: Opened): Turn<OpenLog> {
  const { picture, ask } = turn
  if (ask.input.expectationId !== undefined || entry !== undefined) return turn
  const meeting = meetingOn(picture, induction, picture.today)
  if (meeting?.meetingType === undefined || !isWaiting(meeting)) return turn
  return asking(turn, { ...ask.input, expectationId: meeting.id })
}

const isSameMeeting = (draft: Draft, { ask: { input, actor } }: Turn<OpenLog>): boolean =>
  draft.kind === 'meeting' &&
  draft.authorId === actor.personId &&
  draft.inductionId === input.inductionId &&
  draft.entryId === input.entryId &&
  isSameWeek(draft.expectationId, input.expectationId)

/** A half-finished log of an earlier week is another meeting; one that names no week is this one. */
const isSameWeek = (begun: string | undefined, wanted: string | undefined): boolean =>
  begun === undefined || wanted === undefined || begun === wanted

async function begin(
  turn: Turn<OpenLog>,
  opened: Opened,
  lastDropIn: LastDropIn | undefined,
): Promise<Draft> {
  const { induction, entry } = opened
  const { expectationId } = turn.ask.input
  const { model } = meetingTypeIn(turn.picture, induction, {
    openedAt: turn.now,
    ...given({ expectationId }),
    ...given({ entryId: entry?.id }),
  })
  const values =
    entry === undefined
      ? {
          ...given({ on: asksForDay(model) ? dayOfNew(turn, opened) : undefined }),
          ...(await firstValues(turn, { induction, model, lastDropIn })),
        }
      : await writtenValues(turn.school, turn.picture, entry)
  return beginDraft(turn, opened, {
    kind: 'meeting',
    stage: firstStageOf(model).id,
    values: turn.ask.input.another === true ? { ...values, [ANOTHER]: 'true' } : values,
  })
}

/**
 * The last drop-in stands ready as praise, a focus that goes on as the focus, and an own step is linked
 * to the module studied now.
 */
async function firstValues(
  turn: Turn,
  of: {
    readonly induction: Induction
    readonly model: FeedbackModel
    readonly lastDropIn: LastDropIn | undefined
  },
): Promise<Record<string, string>> {
  const { induction, model, lastDropIn } = of
  const module = studiedBy(turn.picture, induction).at(-1)
  const asksFocus = fieldsOf(model).some(
    ({ readyWith }) => readyWith === 'carried-focus' || readyWith === 'module-focus',
  )
  const focus = asksFocus ? await focusNoted(turn, induction, module?.id) : {}
  return {
    ...prefillMeeting(model, programmeOfInduction(induction).words, { lastDropIn, ...focus }),
    ...given({ module: module?.id }),
  }
}

export const resumeMeetingInput = z.object({ draftId: z.uuid() })

/** Goes on with a half-finished log where it stopped. */
export const resumeMeeting: UseCase<z.infer<typeof resumeMeetingInput>> = async (turn) => {
  const draft = await draftBehind(turn, turn.ask.input.draftId)
  return draft === undefined ? noLongerThere(turn) : await showDraft(turn, draft)
}

/** The newest half-finished meeting of the actor. */
export const latestMeetingDraft = (turn: Turn): Draft | undefined =>
  turn.picture.drafts.findLast((one) => one.kind === 'meeting' && one.authorId === actorIn(turn))

/** 'resume' typed: the newest half-finished meeting of this mentor. */
export const resumeLatestMeeting: UseCase<unknown> = async (turn) => {
  const draft = latestMeetingDraft(turn)
  return draft === undefined ? noLongerThere(turn) : await showDraft(turn, draft)
}

async function showDraft(turn: Turn, draft: Draft): Promise<Answer> {
  const { picture } = turn
  const induction = inductionIn(picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isMentorOf(turn, induction)) return notTheMentor(turn)
  if (draft.closedAt !== undefined) return await whatBecameOf(turn, draft)
  if (draft.kind === 'drop-in') return openForm(dropInFormFor(picture, draft))
  const lastDropIn = await lastDropInOf(turn, induction)
  return openForm(stageForm({ picture, induction, draft, lastDropIn }))
}
