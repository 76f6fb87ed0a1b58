import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { safeLink } from '../../domain/coaching/note-link.ts'
import type { RecordingOffer } from '../../domain/coaching/recording-offer.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, inductionIn, nameIn, wordsIn } from '../../school/questions.ts'
import { mentorsOffered } from '../../school/recordings.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { loadOffer, type OfferNow } from '../../store/recording-offers.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Written } from './written.ts'

/**
 * The recording that an ECT offers, as its mentor reads it. Where it was taken back or logged, a message
 * that was sent says so, without the address; one that was not is not sent.
 */
export async function writeOffer(
  school: SchoolTx,
  picture: SchoolPicture,
  { recipient, params, state }: Delivery,
): Promise<Written> {
  const now = await loadOffer(school, String(params['offerId']))
  const induction = inductionIn(picture, String(params['inductionId']))
  const stands = now?.state === 'stands' && isFor(picture, induction, now.offer, recipient)
  if (stands && induction !== undefined) return offerCard(picture, induction, now.offer)
  return state === 'sent'
    ? overCard(picture, now, nameIn(picture, induction?.ectId ?? ''))
    : { kind: 'cancelled', because: 'taken back' }
}

const isFor = (
  picture: SchoolPicture,
  induction: Induction | undefined,
  offer: RecordingOffer,
  readerId: string,
): boolean =>
  induction !== undefined &&
  mentorsOffered(picture, induction, offer).some(({ id }) => id === readerId)

function offerCard(picture: SchoolPicture, induction: Induction, offer: RecordingOffer): CardView {
  const name = nameIn(picture, induction.ectId)
  const words = wordsIn(picture, induction.id)
  return noteCard({
    school: picture.school.id,
    title: `${name} offers a recording`,
    lines: [
      `Lesson of ${sayDay(offer.on)}`,
      ...(offer.line === '' ? [] : [offer.line]),
      inWordsOf(
        words,
        `It can be {a dropIn}: day and link stand ready in the form. ${name} reads what you write there as a note.`,
      ),
    ],
    actions: [
      {
        title: inWordsOf(words, 'Log it as {a dropIn}'),
        verb: 'open-drop-in',
        ids: { inductionId: induction.id, offerId: offer.id },
        about: name,
      },
      { title: 'Show my week', verb: 'show-my-week' },
    ],
    links: [{ title: 'Open the recording', url: safeLink(offer.link), about: name }],
    seenBy: `You and ${name} can see this, nobody else. ${name} can take it back until it is logged.`,
  })
}

function overCard(picture: SchoolPicture, now: OfferNow | undefined, name: string): CardView {
  const entry = entryIn(picture, now?.entryId)
  const line =
    now?.state === 'used' && entry !== undefined
      ? `Logged for ${sayDay(entry.on)}.`
      : 'It is not offered any more.'
  return noteCard({
    school: picture.school.id,
    title: `A recording that ${name} offered`,
    lines: [line],
    actions: [{ title: 'Show my week', verb: 'show-my-week' }],
  })
}
