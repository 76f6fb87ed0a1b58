import { z } from 'zod'
import { receiptCard } from '../../cards/messages/receipt.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { Induction } from '../../domain/people.ts'
import { fieldsOf, stageOf } from '../../domain/programme/feedback-model.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { inductionIn, nameIn, programmeOfInduction } from '../../school/questions.ts'
import { loadDraft, saveDraft } from '../../store/drafts.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, replaceWith } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { noLongerThere } from '../refusals.ts'
import { lastDropInOf, stageForm } from './meeting-form.ts'
import { meetingReceipt } from './meeting-receipt.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'

/** A stage's answers by field id, beside the ids of the form; which ids count the model says. */
const answers = z.record(z.string().max(100), z.string().max(10_000))
const version = z.coerce.number().int().optional()
export const meetingStageInput = z
  .object({ draftId: z.uuid(), to: z.string().max(100), version })
  .catchall(z.unknown())
export const leaveMeetingInput = z.object({ draftId: z.uuid(), version }).catchall(z.unknown())
type LeaveMeeting = z.infer<typeof leaveMeetingInput>

/** Saves the answers of this stage and shows the one asked for. */
export const meetingStage: UseCase<z.infer<typeof meetingStageInput>> = (deps, ask, now) =>
  withOwnMeeting(
    deps,
    ask,
    now,
  )(async (school, meeting) => {
    const model = programmeOfInduction(meeting.induction).feedbackModel
    const stage = stageOf(model, ask.input.to) === undefined ? meeting.draft.stage : ask.input.to
    const draft = await saveAnswers(school, meeting, { stage, input: ask.input, now })
    if (draft.closedAt !== undefined) {
      return await whatBecameOf(school, meeting.picture, { draft, ask })
    }
    const lastDropIn = await lastDropInOf(school, meeting.picture, meeting.induction)
    return replaceWith(stageForm({ ...meeting, draft, lastDropIn }))
  })

/** Saves the answers and puts the form away: nothing is lost, and it can be gone on with. */
export const leaveMeeting: UseCase<LeaveMeeting> = (deps, ask, now) =>
  withOwnMeeting(
    deps,
    ask,
    now,
  )(async (school, meeting) => {
    const { draft, induction, picture } = meeting
    const { stage } = draft
    const kept = await saveAnswers(school, meeting, { stage, input: ask.input, now })
    if (kept.closedAt !== undefined)
      return await whatBecameOf(school, picture, { draft: kept, ask })
    await refreshWeeks(school, deps, {
      picture: await loadSchool(school, deps, { now, people: [ask.actor.personId] }),
      inductionId: undefined,
      also: [ask.actor.personId],
      except: ask.messageId,
      now,
    })
    const words = programmeOfInduction(induction).words
    return replaceWith(
      receiptCard({
        school: school.schoolId,
        title: `Kept for later: ${words.meeting} with ${nameIn(picture, induction.ectId)}`,
        lines: ['What you wrote is kept. Say resume, or press the button, to carry on.'],
        next: { title: 'Carry on', verb: 'resume-meeting', ids: { draftId: draft.id } },
        seenBy: 'Only you can see this.',
      }),
    )
  })

/** A meeting log that the actor may write, while it is open. */
export interface OwnMeeting {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly draft: Draft
}

/** Finds the draft behind a form, checks that it is this mentor's, and does `work` with it. */
export function withOwnMeeting(deps: Deps, ask: Ask<LeaveMeeting>, now: Date) {
  return (work: (school: SchoolTx, meeting: OwnMeeting) => Promise<Answer>): Promise<Answer> =>
    inSchool(deps, { ask, now }, async (school) => {
      const found = await findOwnMeeting(school, deps, { ask, now })
      return 'draft' in found ? await work(school, found) : found
    })
}

async function findOwnMeeting(
  school: SchoolTx,
  deps: Deps,
  { ask, now }: { readonly ask: Ask<LeaveMeeting>; readonly now: Date },
): Promise<OwnMeeting | Answer> {
  const draft = await loadDraft(school, ask.input.draftId)
  if (draft?.authorId !== ask.actor.personId || draft.kind !== 'meeting') return noLongerThere(ask)
  const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
  const induction = inductionIn(picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(ask)
  if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
  if (draft.closedAt !== undefined) return await whatBecameOf(school, picture, { draft, ask })
  return { picture, induction, draft }
}

/** A form that is still open after its meeting was finished or let go: the receipt, or a word. */
export async function whatBecameOf(
  school: SchoolTx,
  picture: SchoolPicture,
  { draft, ask }: { readonly draft: Draft; readonly ask: Ask<unknown> },
): Promise<Answer> {
  const entry = await loadLogEntry(school, draft.entryId ?? draft.id)
  if (entry === undefined || draft.closedAs === 'let-go') return noLongerThere(ask)
  return replaceWith(meetingReceipt(picture, entry))
}

/**
 * Lays what was typed over what is kept, field by field: a form from a moment ago loses nothing and
 * overwrites only its own fields, and an empty answer in it takes nothing away. A draft that was
 * closed meanwhile stays as it is, and is what comes back.
 */
export async function saveAnswers(
  school: SchoolTx,
  { draft, induction }: Pick<OwnMeeting, 'draft' | 'induction'>,
  change: { readonly stage: string; readonly input: LeaveMeeting; readonly now: Date },
): Promise<Draft> {
  const typed = answersIn(induction, change.input)
  const isOlder = (change.input.version ?? draft.version) < draft.version
  const values = { ...draft.values, ...(isOlder ? filledIn(typed) : typed) }
  const saved = await saveDraft(school, draft, {
    stage: change.stage,
    values,
    updatedAt: change.now,
  })
  if (saved.kind === 'saved')
    return { ...draft, values, stage: change.stage, version: saved.version }
  if (saved.kind === 'stale')
    return await saveAnswers(school, { draft: saved.draft, induction }, change)
  return saved.kind === 'closed' ? saved.draft : draft
}

/** Answers that say something: an older form cannot tell "left empty" from "not seen yet". */
const filledIn = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).filter(([, value]) => value.trim() !== '' && value !== 'false'),
  )

/** Only what the feedback model asks for: a forged or outdated field changes nothing. */
function answersIn(induction: Induction, input: LeaveMeeting): Record<string, string> {
  const known = new Set(fieldsOf(programmeOfInduction(induction).feedbackModel).map(({ id }) => id))
  const typed = Object.entries(input).filter(([field]) => known.has(field))
  const parsed = answers.safeParse(Object.fromEntries(typed))
  return parsed.success ? parsed.data : {}
}
