import { z } from 'zod'
import type { Draft } from '../../domain/coaching/draft.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { inductionIn } from '../../school/questions.ts'
import { openDraft, saveDraft } from '../../store/drafts.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, openForm } from '../answer.ts'
import { type Actor, type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { dropInFormFor, entryToEdit, firstDropInValues, withCurrentStep } from './drop-in-form.ts'

export const openDropInInput = z.object({
  inductionId: z.uuid(),
  expectationId: z.string().max(300).optional(),
  entryId: z.uuid().optional(),
})
type OpenDropIn = z.infer<typeof openDropInInput>

/**
 * Opens the drop-in form, with the current step, its criteria and the usual answers standing ready.
 * The same drop-in opened again is the same form, so that it cannot be kept twice.
 */
export const openDropIn: UseCase<OpenDropIn> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, ask.input.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    const entry = editedEntry(picture, ask)
    if (ask.input.entryId !== undefined && entry === undefined) return noLongerThere(ask)
    const before = picture.drafts.find((one) => isSameDropIn(one, ask))
    const draft =
      before === undefined
        ? await begin(school, deps, { picture, induction, entry, ask, now })
        : await goOn(school, picture, { draft: before, now })
    return openForm(dropInFormFor(picture, draft))
  })

/** Today's mentors of the pair log its drop-ins and meetings (B-43, B-54). */
export const isMentorOf = (picture: SchoolPicture, induction: Induction, actor: Actor): boolean =>
  picture.mentorsOf(induction.id).some((mentor) => mentor.id === actor.personId)

/** Who can, where somebody else pressed. */
export const notTheMentor = (ask: Ask<unknown>): Answer =>
  notYours(ask, 'Logging for this pair', 'the mentor of this ECT')

function editedEntry(
  picture: SchoolPicture,
  { input, actor }: Ask<OpenDropIn>,
): LogEntry | undefined {
  const { entryId, inductionId } = input
  if (entryId === undefined) return undefined
  return entryToEdit(picture, { entryId, inductionId, activity: 'drop-in', by: actor.personId })
}

const isSameDropIn = (draft: Draft, { input, actor }: Ask<OpenDropIn>): boolean =>
  draft.kind === 'drop-in' &&
  draft.authorId === actor.personId &&
  draft.inductionId === input.inductionId &&
  draft.expectationId === input.expectationId &&
  draft.entryId === input.entryId

interface Beginning {
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly entry: LogEntry | undefined
  readonly ask: Ask<OpenDropIn>
  readonly now: Date
}

async function begin(
  school: SchoolTx,
  deps: Deps,
  { picture, induction, entry, ask, now }: Beginning,
): Promise<Draft> {
  const { expectationId } = ask.input
  const draft = {
    id: deps.newId(),
    kind: 'drop-in' as const,
    authorId: ask.actor.personId,
    inductionId: induction.id,
    stage: 'drop-in',
    values: await firstDropInValues(school, picture, { induction, entry }),
    openedAt: now,
    ...(expectationId === undefined ? {} : { expectationId }),
    ...(entry === undefined ? {} : { entryId: entry.id }),
  }
  await openDraft(school, draft)
  return { ...draft, version: 1, updatedAt: now }
}

async function goOn(
  school: SchoolTx,
  picture: SchoolPicture,
  { draft, now }: { readonly draft: Draft; readonly now: Date },
): Promise<Draft> {
  const values = withCurrentStep(picture, draft)
  if (values['stepId'] === draft.values['stepId']) return draft
  const saved = await saveDraft(school, draft, { stage: draft.stage, values, updatedAt: now })
  return saved.kind === 'saved' ? { ...draft, values, version: saved.version } : draft
}
