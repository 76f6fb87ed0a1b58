import { instantAt } from '../../domain/calendar/local-clock.ts'
import { addDays, mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn } from '../../school/questions.ts'
import { refreshMessages } from '../../store/refreshes.ts'
import { actorIn, type Turn } from '../turn.ts'

/** Cards that show the week, and so go out of date when something is logged anywhere. */
const SHOW_THE_WEEK = ['my-week', 'not-logged-yet']

/** What changed: whoever sees it on a card that was posted sees it brought up to date. */
export interface Change {
  /** Whose week it touches: the ECT and the mentors of this induction. */
  readonly inductionId?: string | undefined
  /** The people whose week it touches beside them; the actor unless said otherwise. */
  readonly people?: readonly string[]
  /** Days of what was logged, edited or taken back: digests posted for their weeks follow. */
  readonly days?: readonly SchoolDate[]
  /** Steps that somebody changed or took back: the cards that brought them to the ECT follow. */
  readonly stepIds?: readonly string[]
  /** Entries or drafts: the receipts and the half-finished cards of them follow. */
  readonly logIds?: readonly string[]
  /** Entries whose notes were changed: the cards that brought them to the ECT follow. */
  readonly noteIds?: readonly string[]
  /** Recordings that an ECT offers, changed or used: the messages that brought them follow. */
  readonly offerIds?: readonly string[]
  /** An ECT said something of a note or a step: what told the mentors of it today follows. */
  readonly isNews?: true
}

/**
 * Brings posted cards up to date, wherever they were sent: an update of each message, written in the
 * transaction of the change.
 */
export function refreshCards(turn: Turn, change: Change): void {
  const { school, picture, ask, now } = turn
  const {
    days = [],
    stepIds = [],
    logIds = [],
    noteIds = [],
    offerIds = [],
    people = [actorIn(turn)],
  } = change
  const monday = mondayOf(picture.today)
  school.alongside(
    refreshMessages(school, {
      people: [...new Set([...ofPair(picture, change.inductionId), ...people])],
      kinds: change.isNews ? [...SHOW_THE_WEEK, 'pair-news'] : SHOW_THE_WEEK,
      since: instantAt(addDays(monday, -1), '00:00', picture.school.timeZone),
      weeks: [...new Set(days.map(mondayOf))],
      stepIds: [...stepIds, ...noteIds, ...offerIds],
      logIds,
      except: ask.messageId,
      now,
    }),
  )
}

function ofPair(picture: SchoolPicture, inductionId: string | undefined): readonly string[] {
  const induction = inductionId === undefined ? undefined : inductionIn(picture, inductionId)
  if (induction === undefined) return []
  return [induction.ectId, ...picture.mentorsOf(induction.id).map((mentor) => mentor.id)]
}
