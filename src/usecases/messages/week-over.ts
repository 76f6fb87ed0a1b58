import type { CardView } from '../../cards/card.ts'
import { type WeekOverInput, weekOverCard } from '../../cards/messages/week-over.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { WeekPosition } from '../../domain/calendar/school-year.ts'
import type { Expectation } from '../../domain/expectations/expectation.ts'
import { given } from '../../domain/given.ts'
import { isOneTap } from '../../domain/log-entry.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { entryIn, nameIn } from '../../school/questions.ts'
import type { Delivery, NewDelivery } from '../../store/deliveries.ts'
import { weekCard } from './week-card.ts'
import type { Written } from './written.ts'

/** Cards of a week. */
const OF_A_WEEK: readonly string[] = ['my-week', 'not-logged-yet']

/** A week's card that was sent, and whose week is over. */
export function isWeekOver(
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
  const line = lineOfWeek(picture, recipient, week)
  // The reminder later in the week stands below the week's own card, which says it already.
  return weekOverCard(kind === 'my-week' ? line : { ...line, left: [], tutors: false })
}

/** The card of the week that begins on that Monday: this week's, or the line of one that is over. */
export const cardOfWeek = (
  picture: SchoolPicture,
  personId: string,
  monday: SchoolDate | undefined,
): CardView => pastWeekCard(picture, personId, monday) ?? weekCard(picture, personId)

/** What a week was for somebody, in one line; undefined where that week is not over, or was none. */
export function pastWeekCard(
  picture: SchoolPicture,
  personId: string,
  monday: SchoolDate | undefined,
): CardView | undefined {
  const week = monday === undefined ? undefined : picture.calendar.weekOf(monday)
  if (week === undefined || week.monday >= mondayOf(picture.today)) return undefined
  return weekOverCard(lineOfWeek(picture, personId, week))
}

function lineOfWeek(picture: SchoolPicture, personId: string, week: WeekPosition): WeekOverInput {
  const expected = inWeek(picture, personId, week.monday)
  const counted = expected.filter(({ state }) => state !== 'excused')
  const left = counted.filter(({ state }) => state === 'open' || state === 'not-logged')
  const named = (expectation: Expectation) => ({
    expectation,
    called: calledIn(picture, expectation),
  })
  return {
    school: picture.school.id,
    week,
    logged: counted.length - left.length,
    of: counted.length,
    notCounted: expected.length - counted.length,
    tutors: picture.people.get(personId)?.roles.includes('induction-tutor') ?? false,
    left: left.map(named),
    ...given({ justLogged: justLogged(picture, personId, counted.map(named)) }),
  }
}

/** What this person logged with one tap today, the latest of it: forms have receipts of their own. */
function justLogged(
  picture: SchoolPicture,
  personId: string,
  expected: WeekOverInput['left'],
): WeekOverInput['justLogged'] {
  const { today, school } = picture
  return expected
    .flatMap(({ expectation, called }) => {
      const entry = entryIn(picture, expectation.doneBy)
      return entry === undefined ? [] : [{ entry, called }]
    })
    .filter(({ entry }) => entry.loggedBy === personId && isOneTap(entry))
    .filter(({ entry }) => localTime(entry.loggedAt, school.timeZone).date === today)
    .map(({ entry: { id: entryId, loggedAt }, called }) => ({ entryId, called, loggedAt }))
    .toSorted((one, other) => other.loggedAt.getTime() - one.loggedAt.getTime())[0]
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
