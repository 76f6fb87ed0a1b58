import { instantAt } from '../../domain/calendar/local-clock.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import { DEFAULT_DIGEST, nextDigest } from '../../domain/messages/digest-time.ts'
import { politeTime } from '../../domain/messages/manners.ts'
import { weeklyDigest } from '../../domain/oversight/digest.ts'
import type { Role } from '../../domain/people.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { schoolWeekFacts } from '../../school/school-week.ts'
import { listChannels, listDigestSchedules } from '../../store/channels.ts'
import type { SchoolTx } from '../../store/tx.ts'
import { tutorDigestDay } from './send-weekly-digests.ts'

/** A message that would be sent, if nobody did anything before. */
export interface PreviewedMessage {
  readonly at: string
  /** An email, or the digest channel's conversation. */
  readonly to: string
  readonly role: Role | 'channel'
  readonly nudge: string
  readonly items: readonly {
    readonly activity: string
    readonly title: string
    readonly dueOn: string
  }[]
}

/** From an instant to another, both included. */
export interface PreviewSpan {
  readonly from: Date
  readonly to: Date
}

/** The digests of a span: to the school's channels or, where it has none, to its tutors. */
export async function previewDigests(
  school: SchoolTx,
  picture: SchoolPicture,
  span: PreviewSpan,
): Promise<readonly PreviewedMessage[]> {
  const schedules = await listDigestSchedules(school)
  if (schedules.length === 0) return toTutors(picture, span)
  const channels = new Map((await listChannels(school)).map((one) => [one.id, one.address]))
  const place = { calendar: picture.calendar, timeZone: picture.school.timeZone }
  const messages: PreviewedMessage[] = []
  for (const { channelId, ...wish } of schedules) {
    const to = channels.get(channelId)?.conversation
    let next = nextDigest(place, wish, new Date(span.from.getTime() - 1))
    while (to !== undefined && next !== undefined && next.at <= span.to) {
      if (hasDigest(picture, next.week)) messages.push(digest(next.at, { to, role: 'channel' }))
      next = nextDigest(place, wish, next.at)
    }
  }
  return messages
}

/** To each tutor's own chat, once they were thought about on that day. */
function toTutors(picture: SchoolPicture, { from, to }: PreviewSpan): PreviewedMessage[] {
  const { calendar, people, school } = picture
  const tutors = [...people.values()].filter(({ roles }) => roles.includes('induction-tutor'))
  return tutors.flatMap(({ id, email }) => {
    const manners = picture.mannersOf(id)
    const person = { timeZone: school.timeZone, calendar, manners }
    const reminder = politeTime(manners.reminderTime)
    const time = reminder > DEFAULT_DIGEST.time ? reminder : DEFAULT_DIGEST.time
    return calendar.weeks.flatMap((week) => {
      const day = tutorDigestDay(person, week)
      const at = day === undefined ? undefined : instantAt(day, time, school.timeZone)
      if (at === undefined || at < from || at > to || !hasDigest(picture, week)) return []
      return [digest(at, { to: email, role: 'induction-tutor' })]
    })
  })
}

const digest = (at: Date, whom: Pick<PreviewedMessage, 'to' | 'role'>): PreviewedMessage => ({
  at: at.toISOString(),
  ...whom,
  nudge: 'weekly-digest',
  items: [],
})

/** A week in which nothing is expected has no digest. */
const hasDigest = (picture: SchoolPicture, week: TeachingWeek): boolean =>
  weeklyDigest(schoolWeekFacts({ picture, week, addresses: [] })).kind === 'digest'
