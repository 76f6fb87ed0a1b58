import { z } from 'zod'
import type { Draft } from '../../domain/coaching/draft.ts'
import { checkMeeting } from '../../domain/coaching/meeting-check.ts'
import type { AgreedMeeting } from '../../domain/coaching/meeting-context.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { stageWithErrors } from '../../domain/programme/feedback-model.ts'
import { loadSchool } from '../../school/load.ts'
import { expectationIn, programmeOfInduction } from '../../school/questions.ts'
import { closeDraft, saveDraft } from '../../store/drafts.ts'
import { addNote } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, askAgain, replaceWith } from '../answer.ts'
import type { Ask, UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { noLongerThere } from '../refusals.ts'
import { answeredBy, keepNewEntry, reviseEntry } from './keep-entry.ts'
import { keepSteps } from './keep-steps.ts'
import { lastDropInOf, meetingContext, stageForm } from './meeting-form.ts'
import { meetingReceipt } from './meeting-receipt.ts'
import { type OwnMeeting, saveAnswers, whatBecameOf, withOwnMeeting } from './save-meeting-stage.ts'

export const finishMeetingInput = z
  .object({ draftId: z.uuid(), version: z.coerce.number().int().optional() })
  .catchall(z.unknown())
type FinishMeeting = z.infer<typeof finishMeetingInput>

/**
 * Keeps a meeting: its log entry, what was written, the step that was agreed, and the card that
 * brings the step to the ECT, all at once. Only the step is required (B-53); a mistake shows the
 * stage that it is in, with everything that was typed.
 */
export const finishMeeting: UseCase<FinishMeeting> = (deps, ask, now) =>
  withOwnMeeting(
    deps,
    ask,
    now,
  )(async (school, meeting) => {
    const stage = meeting.draft.stage
    const draft = await saveAnswers(school, meeting, { stage, input: ask.input, now })
    if (draft.closedAt !== undefined) {
      return await whatBecameOf(school, meeting.picture, { draft, ask })
    }
    const model = programmeOfInduction(meeting.induction).feedbackModel
    const context = meetingContext(meeting.picture, meeting.induction, draft)
    const checked = checkMeeting(model, draft.values, context)
    if (checked.kind === 'ok') {
      return await keep(school, deps, {
        ask,
        meeting: { ...meeting, draft },
        agreed: checked.meeting,
        now,
      })
    }
    const wrong = stageWithErrors(model, checked.errors)?.id ?? stage
    const { draft: shown } = await moveTo(school, {
      meeting: { ...meeting, draft },
      stage: wrong,
      now,
    })
    const lastDropIn = await lastDropInOf(school, meeting.picture, meeting.induction)
    return askAgain(
      stageForm({ ...meeting, draft: shown, lastDropIn }, checked.errors),
      checked.errors,
    )
  })

interface Keeping {
  readonly ask: Ask<FinishMeeting>
  readonly meeting: OwnMeeting
  readonly agreed: AgreedMeeting
  readonly now: Date
}

async function moveTo(
  school: SchoolTx,
  {
    meeting,
    stage,
    now,
  }: { readonly meeting: OwnMeeting; readonly stage: string; readonly now: Date },
): Promise<{ readonly draft: Draft }> {
  const { draft } = meeting
  if (draft.stage === stage) return { draft }
  const saved = await saveDraft(school, draft, { stage, values: draft.values, updatedAt: now })
  return {
    draft:
      saved.kind === 'saved' ? { ...draft, stage, version: saved.version } : { ...draft, stage },
  }
}

async function keep(school: SchoolTx, deps: Deps, keeping: Keeping): Promise<Answer> {
  const { ask, meeting, agreed, now } = keeping
  const { draft, induction } = meeting
  const closed = await closeDraft(school, draft, { closedAs: 'finished', at: now })
  if (closed.kind !== 'saved') return await whatBecameOf(school, meeting.picture, { draft, ask })
  const entry =
    draft.entryId === undefined
      ? await keepNewEntry(school, newEntry(keeping))
      : await reviseEntry(school, draft.entryId, (before) => edited(keeping, before))
  if (entry === undefined) return noLongerThere(ask)
  await addNote(school, { entryId: entry.id, version: entry.version, content: draft.values })
  await keepSteps(school, deps, { picture: meeting.picture, induction, entry, agreed, now })
  const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
  await refreshWeeks(school, deps, {
    picture,
    inductionId: induction.id,
    except: ask.messageId,
    now,
    days: [entry.on],
  })
  return replaceWith(meetingReceipt(picture, entry))
}

/** The draft's id becomes the entry's: a form that is sent twice can only be kept once. */
function newEntry({ ask, meeting, agreed, now }: Keeping) {
  const { draft, induction, picture } = meeting
  const expectationId = answeredBy(picture, draft, { activity: 'meeting', on: agreed.on })
  const meetingType = expectationIn(picture, induction.id, draft.expectationId)?.meetingType
  return {
    ...facts(agreed),
    id: draft.id,
    inductionId: induction.id,
    personId: ask.actor.personId,
    activity: 'meeting' as const,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    ...(expectationId === undefined ? {} : { expectationId }),
    ...(meetingType === undefined ? {} : { meetingType }),
  }
}

/** The next version of the mentor's own entry; another day may answer another week's expectation. */
function edited({ ask, meeting, agreed, now }: Keeping, before: LogEntry) {
  if (before.loggedBy !== ask.actor.personId) return undefined
  const { undoneAt, timetabled, nextDropInOn, nextMeetingOn, expectationId, ...rest } = before
  const from = { ...meeting.draft, ...(expectationId === undefined ? {} : { expectationId }) }
  const kept = { activity: 'meeting' as const, on: agreed.on, by: before.id }
  const still = answeredBy(meeting.picture, from, kept)
  return {
    ...rest,
    ...facts(agreed),
    loggedAt: now,
    ...(still === undefined ? {} : { expectationId: still }),
  }
}

/** What is counted and arranged; what was said stays in the note. */
const facts = ({ on, timetabled, nextDropInOn, nextMeetingOn }: AgreedMeeting) => ({
  on,
  ...(timetabled === undefined ? {} : { timetabled }),
  ...(nextDropInOn === undefined ? {} : { nextDropInOn }),
  ...(nextMeetingOn === undefined ? {} : { nextMeetingOn }),
})
