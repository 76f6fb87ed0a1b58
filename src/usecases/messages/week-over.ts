import { weekOverCard } from '../../cards/messages/week-over.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { nameIn } from '../../school/questions.ts'
import type { Delivery, NewDelivery } from '../../store/deliveries.ts'
import type { Written } from './written.ts'

/** Cards of a week. */
const OF_A_WEEK: readonly string[] = ['my-week', 'not-logged-yet']

/** A week's card that was sent, and whose week is over. */
function isWeekOver(
  picture: Pick<SchoolPicture, 'today' | 'school'>,
  { kind, state, decidedAt }: Pick<Delivery, 'kind' | 'state' | 'decidedAt'>,
): boolean {
  return (
    OF_A_WEEK.includes(kind) &&
    state === 'sent' &&
    weekOf(picture, decidedAt) < mondayOf(picture.today)
  )
}

/** The Monday of the week in which a message was decided. */
const weekOf = ({ school }: Pick<SchoolPicture, 'school'>, at: Date): SchoolDate =>
  mondayOf(localTime(at, school.timeZone).date)

const NO_WEEK: Written = { kind: 'cancelled', because: 'the school has no such week any more' }

/** The line that a card of an earlier week becomes; undefined for every other message. */
export function weekOver(picture: SchoolPicture, delivery: Delivery): Written | undefined {
  if (!isWeekOver(picture, delivery)) return undefined
  const { recipient, decidedAt, kind } = delivery
  const monday = weekOf(picture, decidedAt)
  const week = picture.calendar.weekOf(monday) ?? picture.calendar.weekOf(addDays(monday, 4))
  if (week === undefined) return NO_WEEK
  const expected = inWeek(picture, recipient, monday)
  const counted = expected.filter(({ state }) => state !== 'excused')
  const left = counted.filter(({ state }) => state === 'open' || state === 'not-logged')
  return weekOverCard({
    school: picture.school.id,
    week,
    logged: counted.length - left.length,
    of: counted.length,
    notCounted: expected.length - counted.length,
    // The reminder later in the week stands below the week's own card, which says it already.
    left: (kind === 'my-week' ? left : []).map((expectation) => ({
      expectation,
      called: calledIn(picture, expectation),
    })),
  })
}

/** What was this person's to do in that week: due in it, or done in it. */
function inWeek(
  picture: SchoolPicture,
  personId: string,
  monday: SchoolDate,
): readonly Expectation[] {
  const sunday = addDays(monday, 6)
  const isIn = (day: SchoolDate) => day >= monday && day <= sunday
  const done = new Set(picture.log.filter(({ on }) => isIn(on)).map(({ id }) => id))
  return picture
    .expectationsOf(personId)
    .filter((one) => one.optional !== true || one.state === 'done')
    .filter((one) => isIn(one.dueOn) || (one.doneBy !== undefined && done.has(one.doneBy)))
}

/** A mentor may have several ECTs. */
const calledIn = (picture: SchoolPicture, { title, ectId, personId }: Expectation): string =>
  ectId === undefined || ectId === personId ? title : `${title} with ${nameIn(picture, ectId)}`

/**
 * Brings the cards of earlier weeks to their end, in place and without a sound: once each, because
 * the period names the card.
 */
export function endedWeeks(
  picture: SchoolPicture,
  said: readonly Delivery[],
  { newId, now }: { readonly newId: () => string; readonly now: Date },
): readonly NewDelivery[] {
  return said
    .filter((one) => one.messageId !== undefined && isWeekOver(picture, one))
    .map((one) => ({
      id: newId(),
      kind: 'refresh',
      period: `over ${one.id}`,
      recipient: one.recipient,
      recipientKind: 'person',
      params: { of: one.id },
      unprompted: false,
      notBefore: now,
      decidedAt: now,
    }))
}
