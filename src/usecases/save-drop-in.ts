import { z } from 'zod'
import { entryReceiptCard } from '../cards/messages/receipt.ts'
import { checkDropIn, type NotedDropIn } from '../domain/drop-in-check.ts'
import type { LogEntry } from '../domain/log-entry.ts'
import type { Induction } from '../domain/people.ts'
import { closeDraft, type Draft, loadDraft, saveDraft } from '../store/drafts.ts'
import { addLogEntry, loadLogEntry, reviseLogEntry } from '../store/log-entries.ts'
import { addNote } from '../store/notes.ts'
import type { SchoolTx } from '../store/tx.ts'
import { type Answer, askAgain, replaceWith } from './answer.ts'
import { type Ask, inSchool, type UseCase } from './ask.ts'
import type { Deps } from './deps.ts'
import type { SchoolPicture } from './load-school.ts'
import { inductionIn, lookAtSchool, stepIn } from './look-at-school.ts'
import { dropInFormFor, isMentorOf, notTheMentor } from './open-drop-in.ts'
import { refreshWeeks } from './refresh-weeks.ts'
import { noLongerThere } from './refusals.ts'
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
 * Keeps a drop-in: a new one, or the next version of one that is edited. What was typed is saved
 * first, so that a mistake in a field costs nothing.
 */
export const saveDropIn: UseCase<SaveDropIn> = (deps, ask, now) =>
  inSchool(deps, { ask, now }, async (school) => {
    const draft = await loadDraft(school, ask.input.draftId)
    if (draft?.authorId !== ask.actor.personId) return noLongerThere(ask)
    const picture = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
    const induction = inductionIn(picture, draft.inductionId)
    if (induction === undefined) return noLongerThere(ask)
    if (!isMentorOf(picture, induction, ask.actor)) return notTheMentor(ask)
    if (draft.closedAt !== undefined) return await alreadySaved(school, picture, draft)
    const { draftId: _, ...values } = ask.input
    const checked = checkDropIn(values, contextOf(picture, induction))
    if (checked.kind === 'ok') {
      const { dropIn } = checked
      return await keep(school, deps, { ask, picture, induction, draft, dropIn, now })
    }
    await saveDraft(school, draft, { stage: draft.stage, values, updatedAt: now })
    const form = { ...draftIds(draft), values, errors: checked.errors }
    return askAgain(dropInFormFor(picture, form), checked.errors)
  })

const contextOf = (picture: SchoolPicture, induction: Induction) => ({
  today: picture.today,
  calendar: picture.calendar,
  hasStep: stepIn(picture, induction.id) !== undefined,
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
  const { ask, draft, dropIn, now } = keeping
  const closed = await closeDraft(school, draft, { closedAs: 'finished', at: now })
  if (closed.kind !== 'saved') return noLongerThere(ask)
  const entry =
    draft.entryId === undefined
      ? await keepNew(school, keeping)
      : await keepEdit(school, keeping, draft.entryId)
  if (entry === undefined) return noLongerThere(ask)
  if (dropIn.note !== '') {
    await addNote(school, {
      entryId: entry.id,
      version: entry.version,
      content: { note: dropIn.note },
    })
  }
  const after = await lookAtSchool(school, deps, { now, people: [ask.actor.personId] })
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
async function keepNew(
  school: SchoolTx,
  { ask, picture, induction, draft, dropIn, now }: Keeping,
): Promise<LogEntry | undefined> {
  const { note: _, ...facts } = dropIn
  const step = stepIn(picture, induction.id)?.step
  const expectationId = openExpectation(picture, induction.id, draft.expectationId)
  const entry = {
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
  const logged = await addLogEntry(school, entry)
  if (logged.kind === 'already-logged') return await loadLogEntry(school, logged.entryId)
  return { ...entry, version: 1 }
}

/** The expectation that the form was opened from, while nothing answers it: else the day decides. */
const openExpectation = (
  picture: SchoolPicture,
  inductionId: string,
  expectationId: string | undefined,
): string | undefined =>
  picture
    .expectationsOfInduction(inductionId)
    .find((one) => one.id === expectationId && one.doneBy === undefined)?.id

async function keepEdit(
  school: SchoolTx,
  { ask, dropIn, now }: Keeping,
  entryId: string,
): Promise<LogEntry | undefined> {
  const entry = await loadLogEntry(school, entryId)
  if (entry === undefined || entry.loggedBy !== ask.actor.personId) return undefined
  const { note: _, ...facts } = dropIn
  const { undoneAt: __, ...before } = entry
  const revised = await reviseLogEntry(school, { ...before, ...facts, loggedAt: now })
  return revised.kind === 'saved' ? { ...before, ...facts, version: revised.version } : undefined
}

async function alreadySaved(
  school: SchoolTx,
  picture: SchoolPicture,
  draft: Draft,
): Promise<Answer> {
  const entry = await loadLogEntry(school, draft.entryId ?? draft.id)
  return entry === undefined ? { messages: [] } : receiptFor(picture, entry)
}

const receiptFor = (picture: SchoolPicture, entry: LogEntry): Answer =>
  replaceWith(
    entryReceiptCard({ school: picture.school.id, entry, ...titleOfEntry(picture, entry) }),
  )

const draftIds = (draft: Draft) => ({
  draftId: draft.id,
  inductionId: draft.inductionId,
  ...(draft.expectationId === undefined ? {} : { expectationId: draft.expectationId }),
  ...(draft.entryId === undefined ? {} : { entryId: draft.entryId }),
})
