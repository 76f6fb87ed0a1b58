import { z } from 'zod'
import { proformaForm } from '../../cards/forms/proforma.ts'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { arrangedFor, proformaMeant } from '../../domain/coaching/proforma-arranged.ts'
import { checkProforma } from '../../domain/coaching/proforma-check.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import {
  type FeedbackModel,
  fieldsOf,
  type MeetingValues,
} from '../../domain/programme/feedback-model.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { readsWritten } from '../../school/notes-read.ts'
import {
  entryIn,
  expectationIn,
  inductionIn,
  programmeOfInduction,
} from '../../school/questions.ts'
import { addNote } from '../../store/notes.ts'
import { type Answer, askAgain, openForm, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { weekHasChanged } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { keepNewEntry } from './keep-entry.ts'
import { meetingContext } from './meeting-form.ts'
import { writtenValues } from './written-values.ts'

const about = { expectationId: z.string().max(300), proforma: z.string().max(100).optional() }
export const openProformaInput = z
  .object({ ...about, entryId: z.uuid().optional() })
  .catchall(z.unknown())
export const saveProformaInput = z.object({ ...about, entryId: z.uuid() }).catchall(z.unknown())

/** Opens the notes on time with an expert colleague; from the form itself, in the other kind of them (B-66). */
export const openProforma: UseCase<z.infer<typeof openProformaInput>> = async (turn) => {
  const found = await proformaFor(turn)
  if (!('model' in found)) return found
  const { entryId } = turn.ask.input
  if (entryId === undefined) return openForm(formOf(turn, await asArranged(turn, found)))
  return replaceWith(formOf(turn, { ...found, entryId, values: typedIn(turn, found) }))
}

/** A new one: of the kind that the pair meant at the meeting before, with what it arranged there. */
async function asArranged(turn: Asked, found: Found): Promise<Written> {
  const arranged = await arrangedBefore(turn, found)
  const models = [found.model, ...found.others]
  const isChosen = turn.ask.input.proforma !== undefined
  const model = (isChosen ? undefined : proformaMeant(models, arranged)) ?? found.model
  return {
    ...found,
    model,
    others: models.filter((one) => one !== model),
    entryId: turn.deps.newId(),
    values: arrangedFor(model, arranged),
  }
}

/** What stands in the note of the meeting that it follows, where whoever writes it may read that. */
async function arrangedBefore(
  { school, picture, ask }: Asked,
  { induction, expectation }: Found,
): Promise<MeetingValues> {
  const meeting = expectation.after
    ?.map((id) => expectationIn(picture, induction.id, id))
    .find((one) => one?.activity === 'meeting')
  const entry = entryIn(picture, meeting?.doneBy)
  if (entry === undefined) return {}
  const { on, loggedBy: by } = entry
  if (!readsWritten(picture, { induction, on, by }, ask.actor.personId)) return {}
  return await writtenValues(school, picture, entry)
}

/** Keeps them: that it happened counts, what was written stays with the pair (B-98). */
export const saveProforma: UseCase<z.infer<typeof saveProformaInput>> = async (turn) => {
  const found = await proformaFor(turn)
  if (!('model' in found)) return found
  const { school, picture, ask } = turn
  const { entryId } = ask.input
  const values = typedIn(turn, found)
  const saved = entryIn(picture, entryId)
  if (saved !== undefined) return receiptOf(picture, saved, { ...found, notes: values })
  const checked = checkProforma(found.model, values, picture.today)
  if (checked.kind === 'invalid') {
    const { errors } = checked
    return askAgain(formOf(turn, { ...found, entryId, values, errors }), errors)
  }
  const { on, notes } = checked.filled
  const kept = keepNewEntry(turn, newEntry(turn, { ...found, on, entryId }))
  if (Object.keys(notes).length > 0) {
    const content = { ...notes, proforma: found.model.id }
    school.alongside(addNote(school, { entryId, version: 1, content }))
  }
  refreshCards(turn, {
    inductionId: found.induction.id,
    days: [on, picture.today, found.expectation.dueOn],
  })
  return receiptOf(kept.picture, kept.entry, { ...found, notes })
}

interface Found {
  readonly induction: Induction
  readonly expectation: Expectation
  readonly model: FeedbackModel
  readonly others: readonly FeedbackModel[]
}

type Asked = Turn<{ readonly expectationId: string; readonly proforma?: string | undefined }>

/** What it is written for, and which of the programme's proformas is meant; else what to answer. */
async function proformaFor(turn: Asked): Promise<Found | Answer> {
  const { picture, ask } = turn
  const expectation = picture
    .expectationsOf(actorIn(turn))
    .find((one) => one.id === ask.input.expectationId)
  const induction = inductionIn(picture, expectation?.inductionId ?? '')
  if (expectation === undefined || induction === undefined) return weekHasChanged(turn)
  const models = (programmeOfInduction(induction).proformas ?? []).filter(({ id }) =>
    expectation.proformas?.includes(id),
  )
  const model = models.find(({ id }) => id === ask.input.proforma) ?? models[0]
  if (model === undefined) return weekHasChanged(turn)
  return { induction, expectation, model, others: models.filter((one) => one !== model) }
}

/** Only what this proforma asks for. */
function typedIn({ ask }: Turn<object>, { model }: Found): Readonly<Record<string, string>> {
  const known = new Set(fieldsOf(model).map(({ id }) => id))
  return Object.fromEntries(
    Object.entries(ask.input).filter(
      (entry): entry is [string, string] => known.has(entry[0]) && typeof entry[1] === 'string',
    ),
  )
}

interface Written extends Found {
  readonly entryId: string
  readonly values: Readonly<Record<string, string>>
  readonly errors?: Readonly<Record<string, string>>
}

const formOf = ({ picture, now }: Turn<object>, { induction, expectation, ...written }: Written) =>
  proformaForm({
    ...written,
    school: picture.school.id,
    expectationId: expectation.id,
    context: expectation.title,
    system: programmeOfInduction(induction).system,
    meeting: meetingContext(picture, induction, { values: {}, openedAt: now }),
    values: { on: picture.today, ...written.values },
  })

function newEntry(
  { ask, now }: Turn,
  of: Found & { readonly on: string; readonly entryId: string },
): Omit<LogEntry, 'version'> {
  const { activity, id, minutes, inductionId } = of.expectation
  return {
    id: of.entryId,
    personId: ask.actor.personId,
    activity,
    expectationId: id,
    on: of.on,
    loggedBy: ask.actor.personId,
    loggedAt: now,
    platform: ask.from.platform,
    ...given({ minutes, inductionId }),
  }
}

/** All that was written, so that it can be copied to where the provider wants it. */
const receiptOf = (
  picture: SchoolPicture,
  entry: LogEntry,
  { model, expectation, notes }: Found & { readonly notes: Readonly<Record<string, string>> },
): Answer =>
  replaceWith(
    entryReceiptCard({
      school: picture.school.id,
      entry,
      title: expectation.title,
      lines: fieldsOf(model).flatMap(({ id, label, kind }) => {
        const written = kind === 'date' ? '' : (notes[id] ?? '').trim()
        return written === '' ? [] : [`${label}: ${written}`]
      }),
    }),
  )
