import { mondayOf, parseSchoolDate, type SchoolDate } from '../calendar/school-date.ts'
import { type Expectation, isWaiting } from '../expectations/expectation.ts'
import type { DropInContext, NotedDropIn } from './drop-in-check.ts'
import { lessonDayError } from './lesson-day.ts'
import { linkError } from './note-link.ts'
import { tooLong } from './too-long.ts'

/**
 * A recording of their own lesson that an ECT offers as the mentor's drop-in, until a drop-in is logged
 * from it or the ECT takes it back (B-45, NIOT:71-73). The pair reads it, nobody else.
 */
export interface RecordingOffer {
  readonly id: string
  /** Grows by one with every change. */
  readonly version: number
  readonly inductionId: string
  readonly offeredBy: string
  readonly offeredAt: Date
  /** Where the recording is: https. */
  readonly link: string
  /** The day of the lesson. */
  readonly on: SchoolDate
  /** Which lesson, or what to look at; empty where nothing was written. */
  readonly line: string
}

/** How long the line may be, in characters. */
export const MOST_IN_OFFER = 200

const HTTPS = 'Give a whole address that begins with https://.'

export type OfferField = 'link' | 'on' | 'line'
export type OfferValues = Readonly<Record<OfferField, string>>

/** An offer that can be kept, or what to put right, by field. */
export type OfferCheck =
  | { readonly kind: 'ok'; readonly offered: Pick<RecordingOffer, OfferField> }
  | { readonly kind: 'invalid'; readonly errors: Partial<Record<OfferField, string>> }

/** Reads what was typed. */
export function checkOffer(
  values: OfferValues,
  context: Pick<DropInContext, 'today' | 'calendar' | 'startDate'>,
): OfferCheck {
  const link = values.link.trim()
  const line = values.line.trim()
  const on = parseSchoolDate(values.on.trim())
  const problems = {
    link: link === '' ? 'Give the address of the recording.' : linkError(link, HTTPS),
    on: lessonDayError(on, {
      ...context,
      later: 'Give a day up to today: a recording is offered once the lesson is over.',
    }),
    line: tooLong(line, MOST_IN_OFFER),
  }
  const errors = Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  )
  return on === undefined || Object.keys(errors).length > 0
    ? { kind: 'invalid', errors }
    : { kind: 'ok', offered: { link, on, line } }
}

/** The drop-in that it can be, of these: the first that waits and had begun by the day of the lesson. */
export const dropInFor = (
  { on }: Pick<RecordingOffer, 'on'>,
  expectations: readonly Expectation[],
): Expectation | undefined =>
  expectations.find(
    (one) => one.activity === 'drop-in' && isWaiting(one) && on >= mondayOf(one.opensOn),
  )

/**
 * Whether a drop-in that was noted used the offer: by recording, and its form was opened from the offer,
 * or has its address or its day.
 */
export const usesOffer = (
  { mode, link, on }: Pick<NotedDropIn, 'mode' | 'link' | 'on'>,
  offer: Pick<RecordingOffer, 'link' | 'on'>,
  { wasOpenedFrom }: { readonly wasOpenedFrom: boolean },
): boolean => mode === 'recording' && (wasOpenedFrom || link === offer.link || on === offer.on)
