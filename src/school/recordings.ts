/** Recordings of their own lessons that ECTs offer. Pure. */
import { localTime } from '../domain/calendar/local-clock.ts'
import type { RecordingOffer } from '../domain/coaching/recording-offer.ts'
import type { Induction, Person } from '../domain/people.ts'
import type { SchoolPicture } from './facts.ts'
import { readsWritten } from './notes-read.ts'
import { inductionIn } from './questions.ts'

/** The recording that the ECT offers, where there is one. */
export const offerIn = (
  { recordings }: Pick<SchoolPicture, 'recordings'>,
  inductionId: string,
): RecordingOffer | undefined => recordings.findLast((one) => one.inductionId === inductionId)

/** Mentors of today who were there when it was offered: it is for them, and for nobody who came later. */
export const mentorsOffered = (
  picture: SchoolPicture,
  induction: Induction,
  { offeredAt, offeredBy }: RecordingOffer,
): readonly Person[] => {
  const on = localTime(offeredAt, picture.school.timeZone).date
  return picture
    .mentorsOf(induction.id)
    .filter(
      ({ id }) => id !== offeredBy && readsWritten(picture, { induction, on, by: offeredBy }, id),
    )
}

/** The offer as this mentor may see it; undefined where it is not theirs to see. */
export function offerSeenBy(
  picture: SchoolPicture,
  inductionId: string,
  mentorId: string,
): RecordingOffer | undefined {
  const induction = inductionIn(picture, inductionId)
  const offer = offerIn(picture, inductionId)
  if (induction === undefined || offer === undefined) return undefined
  return mentorsOffered(picture, induction, offer).some(({ id }) => id === mentorId)
    ? offer
    : undefined
}
