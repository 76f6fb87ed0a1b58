import { z } from 'zod'
import type { CardView } from '../cards/card.ts'
import { type DropInInput, dropInForm } from '../cards/forms/drop-in.ts'
import type { Induction } from '../domain/people.ts'
import { openDraft } from '../store/drafts.ts'
import { loadLogEntry } from '../store/log-entries.ts'
import { listNotes } from '../store/notes.ts'
import type { SchoolTx } from '../store/tx.ts'
import { type Answer, openForm } from './answer.ts'
import { type Actor, type Ask, inSchool, type UseCase } from './ask.ts'
import type { SchoolPicture } from './load-school.ts'
import { inductionIn, lookAtSchool, nameIn, stepIn } from './look-at-school.ts'
import { noLongerThere, notYours } from './refusals.ts'

export const openDropInInput = z.object({
  inductionId: z.uuid(),
  expectationId: z.string().max(300).optional(),
  entryId: z.uuid().optional(),
})
type OpenDropIn = z.infer<typeof openDropInInput>

/** Opens the drop-in form, with the current step, its criteria and the usual answers standing ready. */
export const openDropIn: UseCase<OpenDropIn> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, ask.input.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    const draftId = deps.newId()
    const { expectationId, entryId } = ask.input
    const values = entryId === undefined ? {} : await valuesOf(school, entryId, ask.actor)
    await openDraft(school, {
      id: draftId,
      kind: 'drop-in',
      authorId: ask.actor.personId,
      inductionId: induction.id,
      stage: 'drop-in',
      values,
      openedAt: now,
      ...(expectationId === undefined ? {} : { expectationId }),
      ...(entryId === undefined ? {} : { entryId }),
    })
    return openForm(dropInFormFor(picture, { ...ask.input, draftId, values }))
  })

/** Today's mentors of the pair log its drop-ins and meetings (B-43, B-54). */
export const isMentorOf = (picture: SchoolPicture, induction: Induction, actor: Actor): boolean =>
  picture.mentorsOf(induction.id).some((mentor) => mentor.id === actor.personId)

/** Who can, where somebody else pressed. */
export const notTheMentor = (ask: Ask<unknown>): Answer =>
  notYours(ask, 'Logging for this pair', 'the mentor of this ECT')

/** The form as it stands for this pair, with what was typed and what to put right. */
export function dropInFormFor(
  picture: SchoolPicture,
  form: OpenDropIn & Pick<DropInInput, 'draftId' | 'values' | 'errors'>,
): CardView {
  const { expectationId, entryId, errors, values } = form
  const ectId = inductionIn(picture, form.inductionId)?.ectId ?? ''
  const current = stepIn(picture, form.inductionId)
  return dropInForm({
    school: picture.school.id,
    inductionId: form.inductionId,
    ectName: nameIn(picture, ectId),
    draftId: form.draftId,
    today: picture.today,
    ...(expectationId === undefined ? {} : { expectationId }),
    ...(entryId === undefined ? {} : { entryId }),
    ...(current === undefined ? {} : { step: current.step }),
    ...(values === undefined ? {} : { values }),
    ...(errors === undefined ? {} : { errors }),
  })
}

/** What an entry says now, as the form holds it; nothing where it is not the actor's own. */
async function valuesOf(
  school: SchoolTx,
  entryId: string,
  actor: Actor,
): Promise<Record<string, string>> {
  const entry = await loadLogEntry(school, entryId)
  if (entry === undefined || entry.loggedBy !== actor.personId) return {}
  const [note] = await listNotes(school, [entryId])
  return {
    on: entry.on,
    mode: entry.mode ?? 'in-person',
    minutes: String(entry.minutes ?? 15),
    note: String(note?.content['note'] ?? ''),
    ...(entry.outcome === undefined ? {} : { outcome: entry.outcome }),
  }
}
