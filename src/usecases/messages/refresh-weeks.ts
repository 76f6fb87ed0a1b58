import { addDays, instantAt, mondayOf, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { inductionIn } from '../../school/questions.ts'
import { insertDeliveries, listDeliveries } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { refreshDigests } from './refresh-digest.ts'

/** Cards that show the week, and so go out of date when something is logged anywhere. */
const SHOW_THE_WEEK = ['my-week', 'not-logged-yet']

interface Change {
  readonly picture: SchoolPicture
  /** Whose week it touches: the ECT and the mentors; absent for a mentor's own training. */
  readonly inductionId: string | undefined
  /** The people whose week it touches beside them. */
  readonly also?: readonly string[]
  /** The message that was acted on is answered in place. */
  readonly except: string | undefined
  readonly now: Date
  /** Days of what was logged, edited or taken back: digests posted for their weeks follow. */
  readonly days?: readonly SchoolDate[]
}

/**
 * Brings this week's cards of everyone concerned up to date, wherever they were sent: an update of
 * each message, written in the transaction of the change.
 */
export async function refreshWeeks(tx: SchoolTx, deps: Deps, change: Change): Promise<void> {
  const { picture, now } = change
  const sent = await listDeliveries(tx, {
    recipients: concerned(change),
    kinds: SHOW_THE_WEEK,
    states: ['sent'],
    since: instantAt(addDays(mondayOf(picture.today), -1), '00:00', picture.school.timeZone),
  })
  const stale = sent.filter((one) => one.messageId !== undefined && one.messageId !== change.except)
  await insertDeliveries(
    tx,
    stale.map((one) => ({
      id: deps.newId(),
      kind: 'refresh',
      period: deps.newId(),
      recipient: one.recipient,
      recipientKind: one.recipientKind,
      params: { of: one.id },
      unprompted: false,
      notBefore: now,
      decidedAt: now,
    })),
  )
  if (change.days !== undefined) await refreshDigests(tx, deps, { days: change.days, now })
}

function concerned({ picture, inductionId, also = [] }: Change): readonly string[] {
  const induction = inductionId === undefined ? undefined : inductionIn(picture, inductionId)
  if (induction === undefined) return also
  const mentors = picture.mentorsOf(induction.id).map((mentor) => mentor.id)
  return [...new Set([induction.ectId, ...mentors, ...also])]
}
