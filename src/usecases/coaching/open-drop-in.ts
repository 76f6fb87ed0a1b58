import { z } from 'zod'
import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Draft, DraftValues } from '../../domain/coaching/draft.ts'
import { given } from '../../domain/given.ts'
import type { LogEntry, StepOutcome } from '../../domain/log-entry.ts'
import type { Induction } from '../../domain/people.ts'
import { dayMeant, inductionIn } from '../../school/questions.ts'
import { openDraft, saveDraft } from '../../store/drafts.ts'
import { type Answer, openForm } from '../answer.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { dropInFormFor, entryToEdit, firstDropInValues, withCurrentStep } from './drop-in-form.ts'
import { ANOTHER, askIfAnother } from './logged-already.ts'
import { OFFER, offeredValues, offerMeant } from './use-offer.ts'

/** A drop-in or a meeting of a pair: where it was opened from, or what is edited. */
export const openLogInput = z.object({
  inductionId: z.uuid(),
  expectationId: z.string().max(300).optional(),
  entryId: z.uuid().optional(),
  /** It was asked, and this is not the one that is logged already. */
  another: z.boolean().optional(),
})
export type OpenLog = z.infer<typeof openLogInput>

const outcomes = ['met', 'getting-there', 'not-yet', 'moved-on'] as const satisfies StepOutcome[]

/** A drop-in, with what was said of it in words: it stands in the form, and the mentor still saves it. */
export const openDropInInput = openLogInput.extend({
  outcome: z.enum(outcomes).optional(),
  on: z.iso.date().optional(),
  /** A recording that the ECT offers: its day and address stand in the form. */
  offerId: z.uuid().optional(),
})
type OpenDropIn = z.infer<typeof openDropInInput>

/**
 * Opens the drop-in form, with the current step, its criteria and the usual answers standing ready.
 * The same drop-in opened again is the same form, so that it cannot be kept twice.
 */
export const openDropIn: UseCase<OpenDropIn> = async (turn) => {
  const { picture } = turn
  const opened = openedBy(turn, 'drop-in')
  if (!('induction' in opened)) return opened
  if (isGone(turn)) return noLongerThere(turn)
  const before = picture.drafts.find((one) => isSameDropIn(one, turn))
  const draft = before === undefined ? await begin(turn, opened) : goOn(turn, opened, before)
  return openForm(dropInFormFor(picture, draft))
}

/** An offer that was logged or taken back meanwhile. */
const isGone = (turn: Turn<OpenDropIn>): boolean =>
  turn.ask.input.offerId !== undefined && offerMeant(turn) === undefined

/** What a mentor opens: the pair, and the entry where one is edited. */
export interface Opened {
  readonly induction: Induction
  readonly entry: LogEntry | undefined
}

/** Lets today's mentors through, to a new log of the pair or to an entry of their own (B-43, B-54). */
export function openedBy(turn: Turn<OpenLog>, activity: 'drop-in' | 'meeting'): Opened | Answer {
  const { picture, ask } = turn
  const { inductionId, entryId } = ask.input
  const induction = inductionIn(picture, inductionId)
  if (induction === undefined) return noLongerThere(turn)
  if (!isMentorOf(turn, induction)) return notTheMentor(turn)
  if (entryId === undefined) {
    return askIfAnother(turn, induction, activity) ?? { induction, entry: undefined }
  }
  const entry = entryToEdit(picture, { entryId, inductionId, activity, by: actorIn(turn) })
  return entry === undefined ? noLongerThere(turn) : { induction, entry }
}

/** Today's mentors of the pair log its drop-ins and meetings (B-43, B-54). */
export const isMentorOf = (turn: Turn, induction: Induction): boolean =>
  turn.picture.mentorsOf(induction.id).some((mentor) => mentor.id === actorIn(turn))

/** Who can, where somebody else pressed. */
export const notTheMentor = (turn: Turn): Answer =>
  notYours(turn, 'Logging for this pair', 'the mentor of this ECT')

/** What is logged from an offer has a form of its own: nothing that was typed elsewhere is lost to it. */
const isSameDropIn = (draft: Draft, { ask: { input, actor } }: Turn<OpenDropIn>): boolean =>
  draft.kind === 'drop-in' &&
  draft.authorId === actor.personId &&
  draft.inductionId === input.inductionId &&
  draft.values[OFFER] === input.offerId &&
  (input.offerId !== undefined || draft.expectationId === input.expectationId) &&
  draft.entryId === input.entryId

async function begin(turn: Turn<OpenDropIn>, opened: Opened): Promise<Draft> {
  const values = await firstDropInValues(turn.school, turn.picture, opened)
  return beginDraft(turn, opened, {
    kind: 'drop-in',
    stage: 'drop-in',
    values: { ...given({ on: dayOfNew(turn, opened) }), ...values, ...saidIn(turn) },
  })
}

/** Where something of an earlier week is logged, its day; the form has today otherwise. */
export const dayOfNew = (
  { picture, ask: { input } }: Turn<OpenLog>,
  { induction, entry }: Opened,
): SchoolDate | undefined =>
  entry === undefined ? dayMeant(picture, induction.id, input.expectationId) : undefined

const saidIn = (turn: Turn<OpenDropIn>): DraftValues => {
  const { input } = turn.ask
  return {
    ...given({ outcome: input.outcome, on: input.on }),
    ...offeredValues(offerMeant(turn)),
    ...(input.another === true ? { [ANOTHER]: 'true' } : {}),
  }
}

/** Begins the actor's log of a pair. */
export function beginDraft(
  { school, deps, ask, now }: Turn<OpenLog>,
  { induction, entry }: Opened,
  first: Pick<Draft, 'kind' | 'stage' | 'values'>,
): Draft {
  const { expectationId } = ask.input
  const draft = {
    ...first,
    id: deps.newId(),
    authorId: ask.actor.personId,
    inductionId: induction.id,
    openedAt: now,
    ...given({ expectationId }),
    ...given({ entryId: entry?.id }),
  }
  school.alongside(openDraft(school, draft))
  return { ...draft, version: 1, updatedAt: now }
}

function goOn(turn: Turn<OpenDropIn>, opened: Opened, draft: Draft): Draft {
  const { school, picture, now } = turn
  const said = saidIn(turn)
  const day: DraftValues = given({ on: dayOfNew(turn, opened) })
  const values: DraftValues = { ...day, ...withCurrentStep(picture, draft), ...said }
  const isNew = ['stepId', ...Object.keys(said)].some((id) => values[id] !== draft.values[id])
  if (!isNew) return draft
  school.alongside(saveDraft(school, draft, { stage: draft.stage, values, updatedAt: now }))
  return { ...draft, values, version: draft.version + 1 }
}
