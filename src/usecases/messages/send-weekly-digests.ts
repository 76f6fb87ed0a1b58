import { instantAt, localTime } from '../../domain/calendar/local-clock.ts'
import { addDays, type SchoolDate } from '../../domain/calendar/school-date.ts'
import type { TeachingWeek } from '../../domain/calendar/school-year.ts'
import {
  DEFAULT_DIGEST,
  type DigestMoment,
  digestDay,
  digestStaleAfter,
  nextDigest,
} from '../../domain/messages/digest-time.ts'
import { type Addressee, ownWorkingDays } from '../../domain/messages/manners.ts'
import type { Person } from '../../domain/people.ts'
import { workOutCalendar } from '../../school/calendar.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadCalendar } from '../../store/calendar.ts'
import {
  claimDueDigests,
  type DigestSchedule,
  schoolsWithDueDigests,
  setNextDigest,
} from '../../store/channels.ts'
import { insertDeliveries, type NewDelivery } from '../../store/deliveries.ts'
import { loadSchool as loadSchoolRow } from '../../store/schools.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps, DepsInside } from '../deps.ts'
import { eachSchool } from '../each-school.ts'

/** What one tick decided about digests. */
export interface DigestsPlanned {
  readonly written: number
  readonly stale: number
}

const SCHOOLS_AT_ONCE = 10_000

/**
 * Writes the digests whose time has come: one for each tutor channel and teaching week, claimed,
 * written and moved on in one transaction. Its figures are worked out when it is sent.
 */
export async function sendWeeklyDigests(deps: Deps, now: Date): Promise<DigestsPlanned> {
  const planned = await eachSchool(deps, {
    due: (tx) => schoolsWithDueDigests(tx, now, SCHOOLS_AT_ONCE),
    work: (school) => planSchool(school, deps, now),
  })
  const all = planned.flat()
  const stale = all.filter(({ skipped }) => skipped !== undefined).length
  return { written: all.length - stale, stale }
}

async function planSchool(school: SchoolTx, deps: DepsInside, now: Date): Promise<NewDelivery[]> {
  const due = await claimDueDigests(school, now)
  const [row, entries] = await Promise.all([loadSchoolRow(school), loadCalendar(school)])
  if (due.length === 0 || row === undefined) return []
  const place = { timeZone: row.timeZone, calendar: workOutCalendar(entries, deps.bankHolidays) }
  const planned = due.map((schedule) => {
    const moments = momentsUntil(place, schedule, now)
    const next = nextDigest(place, schedule, now)
    const digests = moments.map((moment) => digestTo({ moment, place, schedule }, deps, now))
    return { schedule, next, digests }
  })
  const digests = planned.flatMap((one) => one.digests)
  const added = new Set(await insertDeliveries(school, digests))
  for (const { schedule, next } of planned) {
    await setNextDigest(school, schedule.channelId, next?.at)
  }
  return digests.filter(({ id }) => added.has(id))
}

type Place = Parameters<typeof nextDigest>[0]

/** Every digest that was to come by now, not the oldest alone; none where the calendar changed and there is none. */
function momentsUntil(place: Place, schedule: DigestSchedule, now: Date): DigestMoment[] {
  const { nextAt } = schedule
  const week = nextAt && place.calendar.weekOf(localTime(nextAt, place.timeZone).date)
  const moments: DigestMoment[] = []
  let moment = week && { week, at: nextAt }
  while (moment !== undefined && moment.at <= now) {
    moments.push(moment)
    moment = nextDigest(place, schedule, moment.at)
  }
  return moments
}

function digestTo(
  { moment, place, schedule }: { moment: DigestMoment; place: Place; schedule: DigestSchedule },
  { newId }: Pick<DepsInside, 'newId'>,
  now: Date,
): NewDelivery {
  const staleAfter = digestStaleAfter(place.timeZone, moment.at)
  return {
    ...weeklyDigest(moment, now),
    id: newId(),
    recipient: schedule.channelId,
    recipientKind: 'channel',
    staleAfter,
    ...(now >= staleAfter ? { skipped: { reason: 'stale' } } : {}),
  }
}

/** A week has one digest for each recipient. */
const weeklyDigest = ({ week, at }: DigestMoment, now: Date) =>
  ({
    kind: 'weekly-digest',
    period: week.monday,
    params: { week: week.monday },
    unprompted: false,
    notBefore: at,
    decidedAt: now,
  }) as const

/** The day on which a tutor's own chat gets a week's digest; undefined where they do not work in it. */
export const tutorDigestDay = (person: Addressee, week: TeachingWeek): SchoolDate | undefined =>
  ownWorkingDays(person, week).findLast((date) => date <= digestDay(week, DEFAULT_DIGEST))

/** Whoever's moment has come, and since when. */
interface Due {
  readonly person: Person
  readonly since: Date
}

/**
 * Digests for induction tutors of a school that has no channel: to their own chat, on the digest's
 * day or their last working day before it. Decided at the tutor's own moment of that day; where that
 * went by on an earlier day, the service was away, and it is kept that the digest came too late.
 */
export function tutorDigests(
  picture: SchoolPicture,
  { due, newId, now }: { due: readonly Due[]; newId: () => string; now: Date },
): NewDelivery[] {
  const tutors = due.filter(({ person }) => person.roles.includes('induction-tutor'))
  return tutors.flatMap((tutor) =>
    weeksSince(picture, tutor, now).map(({ week, day }) => ({
      ...tutorDigest(picture, { week, day, now }),
      id: newId(),
      recipient: tutor.person.id,
      recipientKind: 'person' as const,
    })),
  )
}

/** The weeks whose digest fell to a day between the tutor's moment and today. */
function weeksSince(
  { calendar, school: { timeZone }, today, mannersOf }: SchoolPicture,
  { person, since }: Due,
  now: Date,
): { week: TeachingWeek; day: SchoolDate }[] {
  const from = since < now ? localTime(since, timeZone).date : today
  const addressee = { timeZone, calendar, manners: mannersOf(person.id) }
  const weeks = calendar.weeks.filter(
    ({ monday }) => monday <= today && addDays(monday, DAYS_A_WEEK) > from,
  )
  return weeks.flatMap((week) => {
    const day = tutorDigestDay(addressee, week)
    return day !== undefined && from <= day && day <= today ? [{ week, day }] : []
  })
}

const DAYS_A_WEEK = 7

function tutorDigest(
  { school: { timeZone }, today }: SchoolPicture,
  { week, day, now }: { week: TeachingWeek; day: SchoolDate; now: Date },
) {
  const wished = instantAt(day, DEFAULT_DIGEST.time, timeZone)
  const at = day === today && wished < now ? now : wished
  const staleAfter = digestStaleAfter(timeZone, at)
  const skipped = day < today ? { skipped: { reason: 'stale' } } : {}
  return { ...weeklyDigest({ week, at }, now), staleAfter, ...skipped }
}
