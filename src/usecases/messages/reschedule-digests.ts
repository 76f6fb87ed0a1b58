import { given } from '../../domain/given.ts'
import { type DigestWish, nextDigest } from '../../domain/messages/digest-time.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { listDigestSchedules, saveDigestSchedule } from '../../store/channels.ts'
import type { SchoolTx } from '../../store/tx.ts'

/**
 * From now on a channel gets the digest at this day and time, from the next teaching week's on.
 * Answers when that is; undefined where the calendar ends first.
 */
export function scheduleDigest(
  school: SchoolTx,
  { calendar, school: { timeZone } }: SchoolPicture,
  { channelId, wish, now }: { channelId: string; wish: DigestWish; now: Date },
): Date | undefined {
  const next = nextDigest({ calendar, timeZone }, wish, now)
  school.alongside(
    saveDigestSchedule(school, {
      channelId,
      ...wish,
      ...given({ nextAt: next?.at }),
    }),
  )
  return next?.at
}

/** Works out anew when each channel's digest is due, after the calendar changed. */
export async function rescheduleDigests(
  school: SchoolTx,
  picture: SchoolPicture,
  now: Date,
): Promise<void> {
  for (const { channelId, weekday, time } of await listDigestSchedules(school)) {
    scheduleDigest(school, picture, { channelId, wish: { weekday, time }, now })
  }
}
