import type { SchoolDate } from '../../domain/calendar/school-date.ts'
import {
  MOST_IN_OFFER,
  type OfferField,
  type OfferValues,
} from '../../domain/coaching/recording-offer.ts'
import { sayLimit } from '../../domain/coaching/too-long.ts'
import type { ProgrammeWords } from '../../domain/programme/programme.ts'
import { inWordsOf } from '../../domain/programme/programme-words.ts'
import type { CardView } from '../card.ts'
import type { FieldErrors } from '../form-fields.ts'
import { fieldsData, problemsOf } from '../form-fields.ts'

/** A recording of their own lesson that an ECT offers. */
export interface OfferRecordingInput {
  readonly school: string
  readonly inductionId: string
  readonly words: ProgrammeWords
  readonly today: SchoolDate
  /** 'Ben Hughes'; undefined while nobody mentors this ECT. */
  readonly mentorName: string | undefined
  /** The offer that stands and is changed. */
  readonly offerId?: string
  readonly values?: OfferValues
  readonly errors?: FieldErrors<OfferField>
}

/** Verbs `save-offer`, `drop-offer`. */
export function offerRecordingForm(input: OfferRecordingInput): CardView {
  const { school, inductionId, words, today, mentorName, offerId, values, errors } = input
  const who = mentorName ?? 'the mentor'
  return {
    name: 'forms/offer-recording',
    data: {
      school,
      inductionId,
      title: 'Offer a recording',
      context: inWordsOf(
        words,
        `A recording of your own lesson can be {a dropIn}. It is yours to offer: nobody can ask you for one.`,
      ),
      lineHelp: sayLimit(MOST_IN_OFFER),
      offers: offerId === undefined ? [] : [{ offerId }],
      whoSees: inWordsOf(
        words,
        `You and ${who} can see this, nobody else. The induction tutor sees {a dropIn} once it is logged, never the recording. Keep to your school’s rules for recordings, and leave out pupils’ names and anything about health.`,
      ),
      problems: problemsOf(errors),
      ...fieldsData<OfferField>({ link: '', on: today, line: '' }, values, errors),
    },
  }
}
