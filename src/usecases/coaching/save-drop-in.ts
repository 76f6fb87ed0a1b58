import { z } from 'zod'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import type { Draft } from '../../domain/coaching/draft.ts'
import {
  askIfLonger,
  checkDropIn,
  LONGER,
  type NotedDropIn,
} from '../../domain/coaching/drop-in-check.ts'
import type { RecordingOffer } from '../../domain/coaching/recording-offer.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { hasRoomForNote } from '../../domain/messages/nudge-budget.ts'
import type { Induction } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, inductionIn, programmeOfInduction } from '../../school/questions.ts'
import { closeDraft, saveDraft } from '../../store/drafts.ts'
import { addNote } from '../../store/notes.ts'
import { type Answer, askAgain, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { roomFor } from '../messages/room-for.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { dropInFormFor, shownStep, stepOnDay, valuesOver } from './drop-in-form.ts'
import { expectationFor, keepNewEntry, reviseEntry } from './keep-entry.ts'
import { anotherError } from './logged-already.ts'
import { isMentorOf, notTheMentor } from './open-drop-in.ts'
import { draftBehind, entryBehind } from './own-draft.ts'
import { bring } from './tell-pair.ts'
import { titleOfEntry } from './title-of-entry.ts'
import { giveBackOffer, takenOfferOf, useOffer } from './use-offer.ts'

export const saveDropInInput = z.object({
  draftId: z.uuid(),
  outcome: typedText,
  note: typedText,
  link: typedText,
  mode: typedText,
  minutes: typedText,
  on: typedText,
  another: typedText,
  longer: typedText,
})
type SaveDropIn = z.infer<typeof saveDropInInput>

/**
 * Keeps a drop-in: a new one, or the next version of one that is edited. A mistake in a field costs
 * nothing: what was typed is saved, and the form comes back with it.
 */
export const saveDropIn: UseCase<SaveDropIn> = async (turn) => {
  const { picture, ask } = turn
  const draft = await draftBehind(turn, ask.input.draftId)
  if (draft?.kind !== 'drop-in') return noLongerThere(turn)
  const induction = inductionIn(picture, draft.inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isMentorOf(turn, induction)) return notTheMentor(turn)
  if (draft.closedAt !== undefined) return await alreadySaved(turn, draft)
  return await check(turn, { induction, draft })
}

interface Saving {
  readonly induction: Induction
  readonly draft: Draft
}

async function check(turn: Turn<SaveDropIn>, { induction, draft }: Saving): Promise<Answer> {
  const { school, picture, ask, now } = turn
  const { draftId: _, ...inputs } = ask.input
  const checked = checkDropIn(inputs, contextOf(picture, induction, draft))
  const values = valuesOver(draft, inputs)
  const errors =
    checked.kind === 'ok'
      ? questionsAbout(turn, { induction, draft }, { dropIn: checked.dropIn, values })
      : checked.errors
  if (checked.kind === 'ok' && Object.keys(errors).length === 0) {
    const { dropIn } = checked
    const isNew = isWritten(dropIn) && draft.entryId === undefined
    const [hasRoom, taken] = await Promise.all([
      isNew && roomFor(turn, induction.ectId, hasRoomForNote),
      dropIn.mode === 'recording' ? undefined : takenOfferOf(turn, entryIn(picture, draft.entryId)),
    ])
    return keep(turn, { induction, draft, dropIn, hasRoom, ...given({ taken }) })
  }
  school.alongside(saveDraft(school, draft, { stage: draft.stage, values, updatedAt: now }))
  return askAgain(dropInFormFor(picture, { ...draft, values }, errors), errors)
}

/** What is asked before it is kept: whether it is another one of its day, and whether it was as long as that. */
function questionsAbout(
  { picture }: Turn,
  { induction, draft }: Saving,
  { dropIn, values }: { readonly dropIn: NotedDropIn; readonly values: Draft['values'] },
): Readonly<Record<string, string>> {
  const longer = askIfLonger(dropIn, {
    values,
    before: entryIn(picture, draft.entryId)?.minutes,
    words: programmeOfInduction(induction).words,
  })
  return {
    ...anotherError(picture, { ...draft, activity: 'drop-in', on: dropIn.on, values }),
    ...given({ [LONGER]: longer }),
  }
}

const contextOf = (picture: SchoolPicture, induction: Induction, draft: Draft) => ({
  today: picture.today,
  calendar: picture.calendar,
  hasStep: shownStep(picture, draft) !== undefined,
  startDate: induction.startDate,
  words: programmeOfInduction(induction).words,
})

const isWritten = ({ note, link }: NotedDropIn): boolean => note !== '' || link !== ''

interface Keeping extends Saving {
  readonly dropIn: NotedDropIn
  /** Whether a card may bring the note to the ECT this week. */
  readonly hasRoom: boolean
  /** The offer from which it was logged, where it was no recording after all. */
  readonly taken?: RecordingOffer
}

function keep(turn: Turn<SaveDropIn>, keeping: Keeping): Answer {
  const { school, now } = turn
  const { draft, dropIn } = keeping
  school.alongside(closeDraft(school, draft, { closedAs: 'finished', at: now }))
  const kept =
    draft.entryId === undefined
      ? keepNewEntry(turn, newEntry(turn, keeping))
      : reviseEntry(turn, draft.entryId, (before) => edited(turn, keeping, before))
  if (kept === undefined) return noLongerThere(turn)
  const { entry, picture } = kept
  if (isWritten(dropIn) || entry.version > 1) {
    const { note, link } = dropIn
    const content = { note, ...(link === '' ? {} : { link }) }
    school.alongside(addNote(school, { entryId: entry.id, version: entry.version, content }))
  }
  if (keeping.hasRoom) {
    const { ectId } = keeping.induction
    const params = { entryId: entry.id }
    bring(turn, { kind: 'note', period: entry.id, recipient: ectId, params })
  }
  refreshCards(turn, {
    inductionId: entry.inductionId,
    days: [entry.on],
    offerIds: [...useOffer(turn, { draft, entry, dropIn }), ...giveBackOffer(turn, keeping.taken)],
    logIds: [draft.id, entry.id],
    noteIds: entry.version === 1 ? [] : [entry.id],
  })
  return receiptFor(picture, entry)
}

/** The draft's id becomes the entry's: a form that is sent twice can only be kept once. */
function newEntry(
  { ask, picture, now }: Turn,
  { induction, draft, dropIn }: Keeping,
): Omit<LogEntry, 'version'> {
  const { note: _, link: __, ...facts } = dropIn
  const step = stepOnDay(picture, draft, dropIn.on)
  const expectationId = expectationFor(picture, draft, { activity: 'drop-in', on: dropIn.on })
  return {
    ...facts,
    id: draft.id,
    inductionId: induction.id,
    personId: ask.actor.personId,
    activity: 'drop-in' as const,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    ...given({ stepId: step?.id }),
    ...given({ expectationId }),
  }
}

/** The next version of the mentor's own entry; another day may answer another week's expectation. */
function edited(turn: Turn, { draft, dropIn }: Keeping, before: LogEntry): LogEntry | undefined {
  if (before.loggedBy !== actorIn(turn)) return undefined
  const { undoneAt: _, expectationId, ...rest } = before
  const { note: __, link: ___, ...facts } = dropIn
  const answers = { ...draft, ...given({ expectationId }) }
  const still = expectationFor(turn.picture, answers, {
    activity: 'drop-in',
    on: dropIn.on,
    by: before.id,
  })
  return {
    ...rest,
    ...facts,
    loggedAt: turn.now,
    ...given({ expectationId: still }),
  }
}

/** The form was sent before: the receipt of what was kept. */
async function alreadySaved(turn: Turn, draft: Draft): Promise<Answer> {
  const entry = await entryBehind(turn, draft)
  return entry === undefined ? noLongerThere(turn) : receiptFor(turn.picture, entry)
}

const receiptFor = (picture: SchoolPicture, entry: LogEntry): Answer =>
  replaceWith(
    entryReceiptCard({ school: picture.school.id, entry, ...titleOfEntry(picture, entry) }),
  )
