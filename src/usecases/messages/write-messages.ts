import { ASKING_KIND } from '../../domain/messages/undelivered.ts'
import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { listAddresses } from '../../store/addresses.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { PROMISE_KIND } from '../../store/promises.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { detailCard } from '../tutor/show-detail.ts'
import { writeUndelivered } from '../tutor/show-undelivered.ts'
import { notArrivedNotices } from './not-arrived.ts'
import { writeNotKept } from './promise-answer.ts'
import { waitsStill } from './welcome-person.ts'
import { writeDigest } from './write-digest.ts'
import { writeNudge } from './write-nudge.ts'
import type { Written } from './written.ts'

/**
 * Words one school's deliveries from the facts as they are now: a card that was decided on Friday
 * and is sent on Monday says what is true on Monday.
 */
export async function writeMessages(
  school: SchoolTx,
  deps: Deps,
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
    const notice = notices.get(delivery.recipient)
    written.set(delivery.id, 'name' in card && notice !== undefined ? { ...card, notice } : card)
  }
  return written
}

async function write(
  school: SchoolTx,
  deps: Deps,
  {
    delivery,
    picture,
    now,
  }: { readonly delivery: Delivery; readonly picture: SchoolPicture; readonly now: Date },
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
  if (delivery.kind === 'reply') {
    // It holds every pair's detail, and may be sent long after it was asked for.
    const reader = picture.people.get(delivery.recipient)
    if (reader?.roles.includes('induction-tutor') !== true) {
      return { kind: 'cancelled', because: 'is no induction tutor any more' }
    }
    const week = textIn(delivery, 'week')
    const [all, addresses] = await Promise.all([
      loadSchool(school, deps, { now }),
      listAddresses(school),
    ])
    const readerId = delivery.recipient
    const askedInChannel = true as const
    const of = { picture: all, addresses, now, readerId, week, askedInChannel }
    return detailCard(school, deps, of)
  }
  return waitsStill(picture, delivery, now) ?? writeNudge(picture, delivery)
}

const ALL_ARRIVED: Written = { kind: 'cancelled', because: 'all have arrived meanwhile' }

const textIn = ({ params }: Delivery, name: string): string | undefined => {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}
