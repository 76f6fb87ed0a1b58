import { given } from '../../domain/given.ts'
import { ASKING_KIND } from '../../domain/messages/undelivered.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { personIn } from '../../school/questions.ts'
import { listAddresses } from '../../store/addresses.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { FOLLOWED_KIND } from '../../store/followed-messages.ts'
import { PROMISE_KIND } from '../../store/promises.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { DepsInside } from '../deps.ts'
import { noteTutorsWeek } from '../note-looks.ts'
import { figureAskedCard } from '../tutor/challenge-figure.ts'
import { countsCard, maySeeCounts } from '../tutor/explain-counts.ts'
import { HALF_TERM_SUMMARY, writeHalfTermSummary } from '../tutor/half-term-summary.ts'
import { detailCard } from '../tutor/show-detail.ts'
import { writeUndelivered } from '../tutor/show-undelivered.ts'
import { tellNews } from '../tutor/tutor-news.ts'
import { notArrivedNotices } from './not-arrived.ts'
import { writeNotKept } from './promise-answer.ts'
import { reminderPart } from './reminder-part.ts'
import { weekCard } from './week-card.ts'
import { isWeekOver, weekOver } from './week-over.ts'
import { weekSections } from './week-sections.ts'
import { waitsStill } from './welcome-person.ts'
import { writeDigest } from './write-digest.ts'
import { writeFollowed } from './write-followed.ts'
import { writeFromPair } from './write-from-pair.ts'
import { writeNudge } from './write-nudge.ts'
import type { Written } from './written.ts'

/**
 * Words one school's deliveries from the facts as they are now: a card that was decided on Friday
 * and is sent on Monday says what is true on Monday.
 */
export async function writeMessages(
  school: SchoolTx,
  deps: DepsInside,
  { deliveries, now }: { readonly deliveries: readonly Delivery[]; readonly now: Date },
): Promise<ReadonlyMap<string, Written>> {
  if (deliveries.length === 0) return new Map()
  const toSchool = deliveries.some(({ kind }) => kind === 'weekly-digest')
  const recipients = deliveries.flatMap((one) =>
    one.recipientKind === 'person' ? [one.recipient] : [],
  )
  const people = toSchool ? {} : { people: [...new Set(recipients)] }
  const picture = await loadSchool(school, deps, { now, ...people })
  const { timeZone } = picture.school
  const notices = await notArrivedNotices(school, deliveries, { now, timeZone })
  const written = new Map<string, Written>()
  for (const delivery of deliveries) {
    const card = await write(school, deps, { delivery, picture, now })
    const extra = given({
      notice: notices.get(delivery.recipient),
      // A week that is over reminds of nothing.
      reminder: isWeekOver(picture, delivery) ? undefined : reminderPart(picture, delivery),
    })
    written.set(delivery.id, 'name' in card ? { ...card, ...extra } : card)
  }
  return written
}

/** One delivery to word, with the school as it is. */
interface Wording {
  readonly delivery: Delivery
  readonly picture: SchoolPicture
  readonly now: Date
}

async function write(
  school: SchoolTx,
  deps: DepsInside,
  { delivery, picture, now }: Wording,
): Promise<Written> {
  if (delivery.recipientKind === 'person' && !picture.people.has(delivery.recipient)) {
    return { kind: 'cancelled', because: 'has left' }
  }
  if (delivery.kind === ASKING_KIND) {
    return (await writeUndelivered(school, { picture, now })) ?? ALL_ARRIVED
  }
  if (delivery.kind === 'weekly-digest') return await writeDigest(school, picture, delivery)
  if (delivery.kind === PROMISE_KIND) {
    return await writeNotKept(school, delivery, picture.school.timeZone)
  }
  if (delivery.kind === 'reply') return await writeReply(school, deps, { delivery, picture, now })
  const instead = insteadOf({ delivery, picture, now })
  if (instead !== undefined) return instead
  return (
    (await writeOfSchool(school, deps, { delivery, picture, now })) ??
    (await storyOf(delivery)(school, picture, delivery)) ??
    writeNudge(picture, delivery)
  )
}

/** What is about everybody at the school, for whoever looks after induction or answers for it. */
async function writeOfSchool(
  school: SchoolTx,
  deps: DepsInside,
  wording: Wording,
): Promise<Written | undefined> {
  const { delivery, picture, now } = wording
  if (isTutorsWeek(picture, delivery)) return await writeTutorsWeek(school, deps, wording)
  if (delivery.kind !== HALF_TERM_SUMMARY) return undefined
  const all = await loadSchool(school, deps, { now })
  return writeHalfTermSummary(all, { recipient: delivery.recipient, lastDay: delivery.period })
}

/** Not yet, or a week that is over; undefined for whatever is said as it stands. */
const insteadOf = ({ delivery, picture, now }: Wording): Written | undefined =>
  waitsStill(picture, delivery, now) ?? weekOver(picture, delivery)

/** What was asked for in a channel, and comes in the person's own chat. */
async function writeReply(school: SchoolTx, deps: DepsInside, wording: Wording): Promise<Written> {
  const show = textIn(wording.delivery, 'show')
  if (show === 'counts') return await writeCounts(school, deps, wording)
  return show === 'figure' ? writeFigure(wording) : await writeDetail(school, deps, wording)
}

/** Somebody asks the induction tutor to look at a figure. */
function writeFigure({ delivery, picture }: Wording): Written {
  if (picture.people.get(delivery.recipient)?.roles.includes('induction-tutor') !== true)
    return NO_TUTOR
  const [inductionId = '', by = ''] = [textIn(delivery, 'inductionId'), textIn(delivery, 'by')]
  return (
    figureAskedCard(picture, { inductionId, by }) ?? {
      kind: 'cancelled',
      because: 'the pair is gone',
    }
  )
}

const NO_TUTOR: Written = { kind: 'cancelled', because: 'is no induction tutor any more' }

/** What stands in the channel for a while only. */
async function writeCounts(
  school: SchoolTx,
  deps: DepsInside,
  { delivery, picture, now }: Wording,
): Promise<Written> {
  const reader = picture.people.get(delivery.recipient)
  return reader !== undefined && maySeeCounts(reader)
    ? countsCard(await loadSchool(school, deps, { now }), textIn(delivery, 'week'))
    : { kind: 'cancelled', because: 'may not see counts any more' }
}

/** It holds every pair's detail, and may be sent long after it was asked for. */
async function writeDetail(
  school: SchoolTx,
  deps: DepsInside,
  { delivery, picture, now }: Wording,
): Promise<Written> {
  const readerId = delivery.recipient
  if (picture.people.get(readerId)?.roles.includes('induction-tutor') !== true) {
    return NO_TUTOR
  }
  const week = textIn(delivery, 'week')
  const [all, addresses] = await Promise.all([
    loadSchool(school, deps, { now }),
    listAddresses(school),
  ])
  const askedInChannel = true as const
  const of = { picture: all, addresses, now, readerId, week, askedInChannel }
  return detailCard(school, deps, of)
}

const isTutorsWeek = (picture: SchoolPicture, { kind, recipient }: Delivery): boolean =>
  kind === 'my-week' && personIn(picture, recipient).roles.includes('induction-tutor')

/** An induction tutor's week, with what is new since the card before, kept as told. */
async function writeTutorsWeek(
  school: SchoolTx,
  deps: DepsInside,
  { delivery, picture, now }: Wording,
): Promise<Written> {
  const readerId = delivery.recipient
  const news = await tellNews(school, deps, { readerId, now, monday: delivery.period })
  const isQuiet = news.sections.length === 0 && news.unchanged === 0
  if (isQuiet && weekSections(picture, personIn(picture, readerId)).length === 0) {
    return { kind: 'cancelled', because: 'nothing needs the induction tutor' }
  }
  return noteTutorsWeek(
    { school, deps, readerId, now },
    picture,
    weekCard(picture, readerId, { news }),
  )
}

const ALL_ARRIVED: Written = { kind: 'cancelled', because: 'all have arrived meanwhile' }

/** An answer, or a half-finished card that was sent: it is brought up to date with what became of it. */
const isFollowed = ({ kind, state }: Delivery): boolean =>
  kind === FOLLOWED_KIND || (kind === 'half-finished' && state === 'sent')

const storyOf = (delivery: Delivery) => (isFollowed(delivery) ? writeFollowed : writeFromPair)

const textIn = ({ params }: Delivery, name: string): string | undefined => {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}
