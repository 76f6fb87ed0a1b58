import { z } from 'zod'
import { offerRecordingForm } from '../../cards/forms/offer-recording.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { receiptCard } from '../../cards/messages/receipt.ts'
import { sayDay } from '../../domain/calendar/school-date.ts'
import { checkOffer, type RecordingOffer } from '../../domain/coaching/recording-offer.ts'
import { given } from '../../domain/given.ts'
import type { Induction } from '../../domain/people.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import { withOffer } from '../../school/changes.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { programmeOfInduction, wordsFor } from '../../school/questions.ts'
import { offerIn } from '../../school/recordings.ts'
import { addOffer, changeOffer, putOfferAside } from '../../store/recording-offers.ts'
import { type Answer, askAgain, openForm, replaceWith, say } from '../answer.ts'
import { refreshCards } from '../messages/refresh-messages.ts'
import { noLongerThere } from '../refusals.ts'
import { actorIn, type Turn, type UseCase } from '../turn.ts'
import { typedText } from '../typed-text.ts'
import { mentorsToTell, tellOfOffer } from './tell-pair.ts'

export const openOfferInput = z.object({ inductionId: z.uuid().optional() })

/** Opens the offer of a recording, to be made or changed (B-45). */
export const openOffer: UseCase<z.infer<typeof openOfferInput>> = (turn) => {
  const induction = ownInduction(turn)
  if (induction === undefined) return onlyTheEct(turn)
  return openForm(offerRecordingForm(formOf(turn.picture, induction)))
}

export const saveOfferInput = z.object({
  inductionId: z.uuid(),
  link: typedText,
  on: typedText,
  line: typedText,
})

/** Keeps the offer and brings it to the mentors once. There is one at a time: another takes its place. */
export const saveOffer: UseCase<z.infer<typeof saveOfferInput>> = async (turn) => {
  const induction = ownInduction(turn)
  if (induction === undefined) return onlyTheEct(turn)
  const { school, deps, picture, ask, now } = turn
  const { inductionId: _, ...values } = ask.input
  const { today, calendar } = picture
  const checked = checkOffer(values, { today, calendar, startDate: induction.startDate })
  if (checked.kind === 'invalid') {
    const { errors } = checked
    return askAgain(offerRecordingForm({ ...formOf(picture, induction), values, errors }), errors)
  }
  const before = offerIn(picture, induction.id)
  const offer: RecordingOffer = {
    id: before?.id ?? deps.newId(),
    version: (before?.version ?? 0) + 1,
    inductionId: induction.id,
    offeredBy: actorIn(turn),
    offeredAt: now,
    ...checked.offered,
  }
  const mentors = await mentorsToTell(turn, induction)
  school.alongside(
    before === undefined ? addOffer(school, offer) : changeOffer(school, before, offer),
  )
  tellOfOffer({ ...turn, picture: withOffer(picture, offer) }, offer, mentors)
  refreshCards(turn, { inductionId: induction.id, offerIds: [offer.id] })
  return replaceWith(keptCard(picture, induction, offer))
}

export const dropOfferInput = z.object({ offerId: z.uuid() })

/** Takes the offer back: its address is gone from the mentor's cards as well. */
export const dropOffer: UseCase<z.infer<typeof dropOfferInput>> = (turn) => {
  const { school, picture, ask, now } = turn
  const offer = picture.recordings.find(({ id }) => id === ask.input.offerId)
  const induction = picture.inductionOfEct(actorIn(turn))
  if (offer === undefined || offer.inductionId !== induction?.id) return noLongerThere(turn)
  school.alongside(putOfferAside(school, offer, now))
  refreshCards(turn, { inductionId: induction.id, offerIds: [offer.id] })
  return replaceWith(
    receiptCard({
      school: picture.school.id,
      title: 'Taken back: a recording that you offered',
      lines: [`${mentorNameOf(picture, induction)} no longer sees it here.`],
      next: { title: 'Offer another', verb: 'open-offer', ids: { inductionId: induction.id } },
      seenBy: 'Only you can see this.',
    }),
  )
}

const mentorNameOf = (picture: SchoolPicture, { id }: Induction): string =>
  picture.mentorsOf(id)[0]?.name ?? 'The mentor'

function keptCard(picture: SchoolPicture, induction: Induction, offer: RecordingOffer) {
  const { words } = programmeOfInduction(induction)
  const [mentor] = picture.mentorsOf(induction.id)
  const next =
    mentor === undefined
      ? 'Once somebody mentors you, change it and offer it again.'
      : `${mentor.name} gets one message, and can log it as {a dropIn}: you then read what was seen as a note.`
  return receiptCard({
    school: picture.school.id,
    title: 'Recording offered',
    lines: [
      sayDay(offer.on),
      ...(offer.line === '' ? [] : [offer.line]),
      offer.link,
      inWordsOf(words, `${next} Until it is logged you can take it back.`),
    ],
    edit: { title: 'Change or take back', verb: 'open-offer', ids: { inductionId: induction.id } },
    seenBy: `You and ${mentor?.name ?? 'the mentor'} can see this, nobody else.`,
  })
}

/** Only an ECT's own. */
function ownInduction(
  turn: Turn<{ readonly inductionId?: string | undefined }>,
): Induction | undefined {
  const induction = turn.picture.inductionOfEct(actorIn(turn))
  const meant = turn.ask.input.inductionId ?? induction?.id
  return meant === induction?.id ? induction : undefined
}

/** Nobody asks an ECT for a recording, here or by a button. */
function onlyTheEct(turn: Turn): Answer {
  const { picture } = turn
  const line =
    'Recording a lesson is the ECT’s own choice, and nobody can ask for it here. A recording that is offered comes to the mentor as a message, to be logged as {a dropIn}.'
  return say(
    noteCard({
      school: picture.school.id,
      title: 'A recording is the ECT’s to offer',
      lines: [inWordsOf(wordsFor(picture, actorIn(turn)), line)],
      actions: [{ title: 'Show my week', verb: 'show-my-week' }],
    }),
  )
}

function formOf(picture: SchoolPicture, induction: Induction) {
  const offer = offerIn(picture, induction.id)
  return {
    school: picture.school.id,
    inductionId: induction.id,
    words: programmeOfInduction(induction).words,
    today: picture.today,
    mentorName: picture.mentorsOf(induction.id)[0]?.name,
    ...given({
      offerId: offer?.id,
      values: offer && { link: offer.link, on: offer.on, line: offer.line },
    }),
  }
}
