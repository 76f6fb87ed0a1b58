import { instantAt } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf } from '../../domain/calendar/school-date.ts'
import type { RecordingOffer } from '../../domain/coaching/recording-offer.ts'
import { EARLIEST, nextPoliteInstant } from '../../domain/messages/manners.ts'
import type { Induction, Person } from '../../domain/people.ts'
import { insertDeliveries, type NewDelivery } from '../../store/deliveries.ts'
import { roomFor } from '../messages/room-for.ts'
import { toPerson } from '../messages/to-person.ts'
import { actorIn, type Turn } from '../turn.ts'

/** What one of a pair brings to the other, with its own key. */
type Brought = Pick<NewDelivery, 'kind' | 'period' | 'params' | 'recipient'>

/** The card goes at once where it is polite, else at the reader's next moment from `from` on. */
export function bring(
  { school, deps, picture, now }: Turn,
  brought: Brought,
  from: Date = now,
): void {
  const {
    calendar,
    school: { timeZone },
  } = picture
  const manners = picture.mannersOf(brought.recipient)
  const notBefore = nextPoliteInstant({ timeZone, calendar, manners }, from)
  if (notBefore === undefined) return
  const delivery = toPerson(deps, { ...brought, unprompted: true, notBefore, decidedAt: now })
  school.alongside(insertDeliveries(school, [delivery]))
}

/** Which mentors have room in this week for what the ECT says: to be read before anything is written. */
export async function mentorsToTell(
  turn: Turn,
  induction: Induction,
): Promise<readonly { readonly mentor: Person; readonly hasRoom: boolean }[]> {
  const mentors = turn.picture.mentorsOf(induction.id).filter(({ id }) => id !== actorIn(turn))
  return await Promise.all(
    mentors.map(async (mentor) => ({ mentor, hasRoom: await roomFor(turn, mentor.id) })),
  )
}

type MentorsToTell = Awaited<ReturnType<typeof mentorsToTell>>

/**
 * Tells the mentors what the ECT said today, in one card a day that is built when it is sent; in a
 * week that is full it comes in the next.
 */
export function tellMentors(turn: Turn, { id }: Induction, mentors: MentorsToTell): void {
  const { today } = turn.picture
  tell(turn, mentors, { period: `${id} ${today}`, params: { inductionId: id, on: today } })
}

/** Brings an offer to the mentors: one message for each, however often it is changed. */
export function tellOfOffer(
  turn: Turn,
  { id, inductionId }: Pick<RecordingOffer, 'id' | 'inductionId'>,
  mentors: MentorsToTell,
): void {
  tell(turn, mentors, { period: id, params: { inductionId, offerId: id } })
}

function tell(
  turn: Turn,
  mentors: MentorsToTell,
  news: Required<Pick<Brought, 'period' | 'params'>>,
): void {
  const { picture } = turn
  const nextWeek = instantAt(addDays(mondayOf(picture.today), 7), EARLIEST, picture.school.timeZone)
  for (const { mentor, hasRoom } of mentors) {
    bring(turn, { ...news, kind: 'pair-news', recipient: mentor.id }, hasRoom ? turn.now : nextWeek)
  }
}
