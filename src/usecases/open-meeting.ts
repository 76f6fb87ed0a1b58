import { z } from 'zod'
import { prefillMeeting } from '../domain/meeting-prefill.ts'
import type { Induction } from '../domain/people.ts'
import { type Draft, listOpenDrafts, loadDraft, openDraft } from '../store/drafts.ts'
import { loadLogEntry } from '../store/log-entries.ts'
import { listNotes } from '../store/notes.ts'
import type { SchoolTx } from '../store/tx.ts'
import { type Answer, openForm } from './answer.ts'
import { type Ask, inSchool, type UseCase } from './ask.ts'
import type { Deps } from './deps.ts'
import type { SchoolPicture } from './load-school.ts'
import { inductionIn, lookAtSchool, programmeOfInduction } from './look-at-school.ts'
import { lastDropInOf, stageForm, studiedModules } from './meeting-form.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'
import { noLongerThere } from './refusals.ts'

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
    const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, ask.input.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    const draft =
      picture.drafts.find((one) => isSameMeeting(one, ask)) ??
      (await begin(school, deps, { picture, induction, ask, now }))
    const lastDropIn = await lastDropInOf(school, picture, induction)
    return openForm(stageForm({ picture, induction, draft, lastDropIn }))
  })

const isSameMeeting = (draft: Draft, { input, actor }: Ask<OpenMeeting>): boolean =>
  draft.kind === 'meeting' &&
  draft.authorId === actor.personId &&
  draft.inductionId === input.inductionId &&
  draft.entryId === input.entryId

interface Beginning {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly ask: Ask<OpenMeeting>
  readonly now: Date
}

async function begin(
  school: SchoolTx,
  deps: Deps,
  { picture, induction, ask, now }: Beginning,
): Promise<Draft> {
  const { expectationId, entryId } = ask.input
  const model = programmeOfInduction(induction).feedbackModel
  const draft = {
    id: deps.newId(),
    kind: 'meeting' as const,
    authorId: ask.actor.personId,
    inductionId: induction.id,
    stage: model.stages[0]?.id ?? '',
    values:
      entryId === undefined
        ? await firstValues(school, picture, induction)
        : await valuesOf(school, entryId, ask),
    openedAt: now,
    ...(expectationId === undefined ? {} : { expectationId }),
    ...(entryId === undefined ? {} : { entryId }),
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

/** What a meeting's log says now, as the form holds it; nothing where it is not the actor's own. */
async function valuesOf(
  school: SchoolTx,
  entryId: string,
  ask: Ask<unknown>,
): Promise<Record<string, string>> {
  const entry = await loadLogEntry(school, entryId)
  if (entry === undefined || entry.loggedBy !== ask.actor.personId) return {}
  const [note] = await listNotes(school, [entryId])
  return Object.fromEntries(
    Object.entries(note?.content ?? {}).map(([field, value]) => [field, String(value)]),
  )
}

export const resumeMeetingInput = z.object({ draftId: z.uuid() })

/** Goes on with a half-finished log where it stopped. */
export const resumeMeeting: UseCase<z.infer<typeof resumeMeetingInput>> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId || draft.closedAt !== undefined) {
      return noLongerThere(ask)
    }
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
  const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
  const induction = inductionIn(picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(ask)
  if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
  const lastDropIn = await lastDropInOf(school, picture, induction)
  return openForm(stageForm({ picture, induction, draft, lastDropIn }))
}
