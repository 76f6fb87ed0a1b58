import { z } from 'zod'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import { checkDropIn, type NotedDropIn } from '../../domain/coaching/drop-in-check.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { inductionIn } from '../../school/questions.ts'
import { closeDraft, loadDraft, saveDraft } from '../../store/drafts.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import { addNote } from '../../store/notes.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { type Answer, askAgain, replaceWith } from '../answer.ts'
import { type Ask, inSchool, type UseCase } from '../ask.ts'
import type { Deps } from '../deps.ts'
import { refreshWeeks } from '../messages/refresh-weeks.ts'
import { noLongerThere } from '../refusals.ts'
import { dropInFormFor, shownStep, stepOnDay, valuesOver } from './drop-in-form.ts'
import { answeredBy, keepNewEntry, reviseEntry } from './keep-entry.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'
import { titleOfEntry } from './title-of-entry.ts'

const typed = z.string().max(5_000).default('')
export const saveDropInInput = z.object({
  draftId: z.uuid(),
  outcome: typed,
  note: typed,
  mode: typed,
  minutes: typed,
  on: typed,
})
type SaveDropIn = z.infer<typeof saveDropInInput>

/**
 * Keeps a drop-in: a new one, or the next version of one that is edited. A mistake in a field costs
 * nothing: what was typed is saved, and the form comes back with it.
 */
export const saveDropIn: UseCase<SaveDropIn> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId || draft.kind !== 'drop-in') {
      return noLongerThere(ask)
    }
    const picture = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, draft.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    if (draft.closedAt !== undefined) return await alreadySaved(school, picture, { draft, ask })
    return await check(school, deps, { ask, picture, induction, draft, now })
  })

type Checking = Omit<Keeping, 'dropIn'>

async function check(school: SchoolTx, deps: Deps, checking: Checking): Promise<Answer> {
  const { ask, picture, induction, draft, now } = checking
  const { draftId: _, ...inputs } = ask.input
  const checked = checkDropIn(inputs, contextOf(picture, induction, draft))
  if (checked.kind === 'ok') {
    return await keep(school, deps, { ...checking, dropIn: checked.dropIn })
  }
  const values = valuesOver(draft, inputs)
  await saveDraft(school, draft, { stage: draft.stage, values, updatedAt: now })
  return askAgain(dropInFormFor(picture, { ...draft, values }, checked.errors), checked.errors)
}

const contextOf = (picture: SchoolPicture, induction: Induction, draft: Draft) => ({
  today: picture.today,
  calendar: picture.calendar,
  hasStep: shownStep(picture, draft) !== undefined,
  startDate: induction.startDate,
})

interface Keeping {
  readonly ask: Ask<SaveDropIn>
  readonly picture: SchoolPicture
  readonly induction: Induction
  readonly draft: Draft
  readonly dropIn: NotedDropIn
  readonly now: Date
}

async function keep(school: SchoolTx, deps: Deps, keeping: Keeping): Promise<Answer> {
  const { ask, picture, draft, dropIn, now } = keeping
  const closed = await closeDraft(school, draft, { closedAs: 'finished', at: now })
  if (closed.kind !== 'saved') return await alreadySaved(school, picture, { draft, ask })
  const entry =
    draft.entryId === undefined
      ? await keepNewEntry(school, newEntry(keeping))
      : await reviseEntry(school, draft.entryId, (before) => edited(keeping, before))
  if (entry === undefined) return noLongerThere(ask)
  if (dropIn.note !== '' || entry.version > 1) {
    const content = { note: dropIn.note }
    await addNote(school, { entryId: entry.id, version: entry.version, content })
  }
  const after = await loadSchool(school, deps, { now, people: [ask.actor.personId] })
  await refreshWeeks(school, deps, {
    picture: after,
    inductionId: entry.inductionId,
    except: ask.messageId,
    now,
    days: [entry.on],
  })
  return receiptFor(after, entry)
}

/** The draft's id becomes the entry's: a form that is sent twice can only be kept once. */
function newEntry({ ask, picture, induction, draft, dropIn, now }: Keeping) {
  const { note: _, ...facts } = dropIn
  const step = stepOnDay(picture, draft, dropIn.on)
  const expectationId = answeredBy(picture, draft, { activity: 'drop-in', on: dropIn.on })
  return {
    ...facts,
    id: draft.id,
    inductionId: induction.id,
    personId: ask.actor.personId,
    activity: 'drop-in' as const,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    ...(step === undefined ? {} : { stepId: step.id }),
    ...(expectationId === undefined ? {} : { expectationId }),
  }
}

/** The next version of the mentor's own entry; another day may answer another week's expectation. */
function edited({ ask, picture, draft, dropIn, now }: Keeping, before: LogEntry) {
  if (before.loggedBy !== ask.actor.personId) return undefined
  const { undoneAt: _, expectationId, ...rest } = before
  const { note: __, ...facts } = dropIn
  const answers = { ...draft, ...(expectationId === undefined ? {} : { expectationId }) }
  const still = answeredBy(picture, answers, { activity: 'drop-in', on: dropIn.on, by: before.id })
  return {
    ...rest,
    ...facts,
    loggedAt: now,
    ...(still === undefined ? {} : { expectationId: still }),
  }
}

/** The form was sent before: the receipt of what was kept. */
async function alreadySaved(
  school: SchoolTx,
  picture: SchoolPicture,
  { draft, ask }: { readonly draft: Draft; readonly ask: Ask<unknown> },
): Promise<Answer> {
  const entry = await loadLogEntry(school, draft.entryId ?? draft.id)
  return entry === undefined ? noLongerThere(ask) : receiptFor(picture, entry)
}

const receiptFor = (picture: SchoolPicture, entry: LogEntry): Answer =>
  replaceWith(
    entryReceiptCard({ school: picture.school.id, entry, ...titleOfEntry(picture, entry) }),
  )
