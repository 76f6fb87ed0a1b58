import { notArrivedNotice } from '../../cards/not-arrived-notice.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { groupBy } from '../../domain/group-by.ts'
import { askedAboutSince } from '../../domain/messages/undelivered.ts'
import type { Delivery } from '../../store/deliveries.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { listUndelivered } from '../../store/undelivered.ts'
import { callMessage } from './call-message.ts'

/**
 * For each of these people what their next card says about messages that may not have reached them.
 * Said once: as soon as something has arrived, earlier ones are news no more.
 */
export async function notArrivedNotices(
  school: SchoolTx,
  deliveries: readonly Delivery[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<ReadonlyMap<string, string>> {
  const people = deliveries.filter(({ recipientKind }) => recipientKind === 'person')
  const recipients = [...new Set(people.map(({ recipient }) => recipient))]
  if (recipients.length === 0) return new Map()
  const since = askedAboutSince(now)
  const missed = await listUndelivered(school, { recipients, since, isNews: true })
  const asked = missed.filter(({ isAskedAbout }) => isAskedAbout)
  return new Map(
    [...groupBy(asked, ({ recipient }) => recipient)].map(([recipient, theirs]) => [
      recipient,
      notArrivedNotice(
        theirs.map(({ kind, decidedAt }) => ({
          called: callMessage(kind),
          on: localTime(decidedAt, timeZone).date,
        })),
      ),
    ]),
  )
}
