import type { Draft, DraftValues } from '../../domain/coaching/draft.ts'
import type { NotedDropIn } from '../../domain/coaching/drop-in-check.ts'
import { type RecordingOffer, usesOffer } from '../../domain/coaching/recording-offer.ts'
import type { LogEntry } from '../../domain/log-entry.ts'
import { offerIn, offerSeenBy } from '../../school/recordings.ts'
import { loadTakenOffer, reopenOffer, takeOffer } from '../../store/recording-offers.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Where a drop-in's draft remembers the offer that it was opened from; no input has this id. */
export const OFFER = 'offerId'

/** The offer that a mentor opens a drop-in from, where it stands and is theirs to see. */
export const offerMeant = (
  turn: Turn<{ readonly inductionId: string; readonly offerId?: string | undefined }>,
): RecordingOffer | undefined => {
  const { inductionId, offerId } = turn.ask.input
  const offer = offerSeenBy(turn.picture, inductionId, actorIn(turn))
  return offer?.id === offerId ? offer : undefined
}

/** What stands ready in the form of a drop-in from a recording. */
export const offeredValues = (offer: RecordingOffer | undefined): DraftValues =>
  offer === undefined
    ? {}
    : { [OFFER]: offer.id, on: offer.on, mode: 'recording', link: offer.link }

/** A drop-in as it is kept. */
interface Using {
  readonly draft: Pick<Draft, 'inductionId' | 'values'>
  readonly entry: Pick<LogEntry, 'id'>
  readonly dropIn: NotedDropIn
}

/** An offer that this drop-in used stands no more. Answers which: the message that brought it says so. */
export function useOffer(turn: Turn, { draft, entry, dropIn }: Using): readonly string[] {
  const { school, picture, now } = turn
  const offer = offerSeenBy(picture, draft.inductionId, actorIn(turn))
  if (offer === undefined) return []
  const wasOpenedFrom = draft.values[OFFER] === offer.id
  if (!usesOffer(dropIn, offer, { wasOpenedFrom })) return []
  school.alongside(takeOffer(school, offer, { entryId: entry.id, at: now }))
  return [offer.id]
}

/** The offer from which an entry was logged, where that is taken back or was no recording after all. */
export const takenOfferOf = async (
  { school }: Turn,
  entry: Pick<LogEntry, 'id' | 'mode'> | undefined,
): Promise<RecordingOffer | undefined> =>
  entry?.mode === 'recording' ? await loadTakenOffer(school, entry.id) : undefined

/** It stands again, unless the ECT has offered another since. Answers which. */
export function giveBackOffer(
  { school, picture, now }: Turn,
  taken: RecordingOffer | undefined,
): readonly string[] {
  if (taken === undefined || offerIn(picture, taken.inductionId) !== undefined) return []
  school.alongside(reopenOffer(school, taken, now))
  return [taken.id]
}
