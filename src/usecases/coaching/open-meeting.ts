import { z } from 'zod'
import type { Draft } from '../../domain/coaching/draft.ts'
import { prefillMeeting } from '../../domain/coaching/meeting-prefill.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { inductionIn, programmeOfInduction } from '../../school/questions.ts'
import { listOpenDrafts, loadDraft, openDraft } from '../../store/drafts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, openForm } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { noLongerThere } from '../refusals.ts'
import { dropInFormFor, entryToEdit } from './drop-in-form.ts'
import { answersOf } from './meeting-answers.ts'
import { lastDropInOf, stageForm, studiedModules } from './meeting-form.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'
import { whatBecameOf } from './save-meeting-stage.ts'

export const openMeetingInput = z.object({
  inductionId: z.uuid(),
  expectationId: z.string().max(300).optional(),
  entryId: z.uuid().optional(),
})
type OpenMeeting = z.infer<typeof openMeetingInput>

/**
 * Opens the meeting's form at its first stage, or where the mentor left it: a half-finished log of
 * the same pair is gone on with, never begun twice.
 */
export const openMeeting: UseCase<OpenMeeting> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, ask.input.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    const entry = editedEntry(picture, ask)
    if (ask.input.entryId !== undefined && entry === undefined) return noLongerThere(ask)
    const draft =
      picture.drafts.findLast((one) => isSameMeeting(one, ask)) ??
      (await begin(school, deps, { picture, induction, entry, ask, now }))
    const lastDropIn = await lastDropInOf(school, picture, induction)
    return openForm(stageForm({ picture, induction, draft, lastDropIn }))
  })

function editedEntry(
  picture: SchoolPicture,
  { input, actor }: Ask<OpenMeeting>,
): LogEntry | undefined {
  const { entryId, inductionId } = input
  if (entryId === undefined) return undefined
  return entryToEdit(picture, { entryId, inductionId, activity: 'meeting', by: actor.personId })
}

const isSameMeeting = (draft: Draft, { input, actor }: Ask<OpenMeeting>): boolean =>
  draft.kind === 'meeting' &&
  draft.authorId === actor.personId &&
  draft.inductionId === input.inductionId &&
  draft.entryId === input.entryId &&
  isSameWeek(draft.expectationId, input.expectationId)

/** A half-finished log of an earlier week is another meeting; one that names no week is this one. */
const isSameWeek = (begun: string | undefined, wanted: string | undefined): boolean =>
  begun === undefined || wanted === undefined || begun === wanted

interface Beginning {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly entry: LogEntry | undefined
  readonly ask: Ask<OpenMeeting>
  readonly now: Date
}

async function begin(
  school: SchoolTx,
  deps: Deps,
  { picture, induction, entry, ask, now }: Beginning,
): Promise<Draft> {
  const { expectationId } = ask.input
  const model = programmeOfInduction(induction).feedbackModel
  const draft = {
    id: deps.newId(),
    kind: 'meeting' as const,
    authorId: ask.actor.personId,
    inductionId: induction.id,
    stage: model.stages[0]?.id ?? '',
    values:
      entry === undefined
        ? await firstValues(school, picture, induction)
        : await answersOf(school, picture, entry),
    openedAt: now,
    ...(expectationId === undefined ? {} : { expectationId }),
    ...(entry === undefined ? {} : { entryId: entry.id }),
  }
  await openDraft(school, draft)
  return { ...draft, version: 1, updatedAt: now }
}

/** The last drop-in stands ready as praise, and an own step is linked to the module studied now. */
async function firstValues(
  school: SchoolTx,
  picture: SchoolPicture,
  induction: Induction,
): Promise<Record<string, string>> {
  const model = programmeOfInduction(induction).feedbackModel
  const lastDropIn = await lastDropInOf(school, picture, induction)
  const module = studiedModules(picture, induction).at(-1)
  return {
    ...prefillMeeting(model, lastDropIn),
    ...(module === undefined ? {} : { module: module.id }),
  }
}

export const resumeMeetingInput = z.object({ draftId: z.uuid() })

/** Goes on with a half-finished log where it stopped. */
export const resumeMeeting: UseCase<z.infer<typeof resumeMeetingInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId) return noLongerThere(ask)
    return await showDraft(school, deps, { draft, ask, now })
  })

/** 'resume' typed: the newest half-finished meeting of this mentor. */
export const resumeLatestMeeting: UseCase<unknown> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const drafts = await listOpenDrafts(school, [ask.actor.personId])
    const draft = drafts.filter((one) => one.kind === 'meeting').at(-1)
    if (draft === undefined) return noLongerThere(ask)
    return await showDraft(school, deps, { draft, ask, now })
  })

async function showDraft(
  school: SchoolTx,
  deps: Deps,
  { draft, ask, now }: { readonly draft: Draft; readonly ask: Ask<unknown>; readonly now: Date },
): Promise<Answer> {
  const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
  const induction = inductionIn(picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(ask)
  if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
  if (draft.closedAt !== undefined) return await whatBecameOf(school, picture, { draft, ask })
  if (draft.kind === 'drop-in') return openForm(dropInFormFor(picture, draft))
  const lastDropIn = await lastDropInOf(school, picture, induction)
  return openForm(stageForm({ picture, induction, draft, lastDropIn }))
}
