import { z } from 'zod'
import { entryReceiptCard } from '../../cards/messages/receipt.ts'
import { isOneTap, type LogEntry } from '../../domain/log-entry.ts'
import { withStep } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn } from '../../school/questions.ts'
import { reviseActionStep } from '../../store/action-steps.ts'
import { loadLogEntry } from '../../store/log-entries.ts'
import { loadTakenProposal } from '../../store/step-proposals.ts'
import { type Answer, replaceWith } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere, notYours } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { type KeptEntry, reviseEntry } from './keep-entry.ts'
import { weekOf } from './log-done.ts'
import { giveBackIdea } from './take-idea.ts'
import { titleOfEntry } from './title-of-entry.ts'
import { giveBackOffer, takenOfferOf } from './use-offer.ts'

export const undoEntryInput = z.object({
  entryId: z.uuid(),
  /** The Monday of the week that the card shows, where it shows one. */
  week: z.string().max(10).optional(),
})

/**
 * Takes an entry back, by whoever logged it: the entry stays in its history, a step agreed in a
 * meeting goes with it, what the ECT brought to it waits again, and what was expected is open.
 */
export const undoEntry: UseCase<z.infer<typeof undoEntryInput>> = async (turn) => {
  const { school, picture, ask } = turn
  const { entryId } = ask.input
  const entry = entryIn(picture, entryId) ?? (await loadLogEntry(school, entryId))
  if (entry === undefined) return noLongerThere(turn)
  if (entry.loggedBy !== actorIn(turn)) {
    return notYours(turn, 'Taking this back', 'the person who logged it')
  }
  const undone = (await takeBack(turn, entry)) ?? { entry, picture, offerIds: [] }
  refreshCards(turn, {
    inductionId: entry.inductionId,
    days: [entry.on, ...dueDayOf(undone.picture, entry)],
    stepIds: stepsOf(picture, entry),
    logIds: [entry.id],
    offerIds: undone.offerIds,
  })
  return shown(turn, undone)
}

async function shown(
  turn: Turn<z.infer<typeof undoEntryInput>>,
  { entry, picture }: KeptEntry,
): Promise<Answer> {
  const { week } = turn.ask.input
  // Things logged on the week's card are taken back there; forms have receipts of their own.
  if (isOneTap(entry)) return replaceWith(await weekOf({ ...turn, picture }, week))
  const title = titleOfEntry(turn.picture, entry)
  return replaceWith(entryReceiptCard({ school: picture.school.id, entry, ...title }))
}

/** The day on which what is open again falls due: the digest of that week counts it. */
const dueDayOf = (picture: SchoolPicture, { personId, expectationId }: LogEntry) =>
  picture
    .expectationsOf(personId)
    .filter((one) => one.id === expectationId)
    .map((one) => one.dueOn)

const stepsOf = ({ steps }: SchoolPicture, { id, activity }: LogEntry): readonly string[] =>
  activity === 'meeting' ? steps.filter((one) => one.entryId === id).map((one) => one.id) : []

interface TakenBack extends KeptEntry {
  /** The ECT's recording that can be logged again. */
  readonly offerIds: readonly string[]
}

/**
 * Undefined where it was taken back before. What a meeting made of the ECT's idea goes; the idea waits
 * again, and so does a recording from which a drop-in was logged.
 */
async function takeBack(turn: Turn, entry: LogEntry): Promise<TakenBack | undefined> {
  const { school, now } = turn
  const { id, activity } = entry
  const offer = await takenOfferOf(turn, entry)
  const taken = activity === 'meeting' ? await loadTakenProposal(school, id) : undefined
  const undone = reviseEntry(turn, id, (before) => ({ ...before, undoneAt: now }))
  if (undone === undefined) return undefined
  const steps = turn.picture.steps.filter((one) => one.entryId === id)
  const gone = steps.map((step) => ({ ...step, undoneAt: now }))
  for (const step of gone) school.alongside(reviseActionStep(school, step))
  const picture = gone.reduce(withStep, undone.picture)
  return {
    ...undone,
    picture: taken ? giveBackIdea({ ...turn, picture }, taken) : picture,
    offerIds: giveBackOffer(turn, offer),
  }
}
