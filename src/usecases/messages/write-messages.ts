import type { SchoolPicture } from '../../school/facts.ts'
import { loadSchool } from '../../school/load.ts'
import { listAddresses } from '../../store/addresses.ts'
import type { Delivery } from '../../store/deliveries.ts'
import { PROMISE_KIND } from '../../store/promises.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { detailCard } from '../tutor/show-detail.ts'
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
  const written = new Map<string, Written>()
  for (const delivery of deliveries) {
    written.set(delivery.id, await write(school, deps, { delivery, picture, now }))
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
  if (delivery.kind === 'weekly-digest') return await writeDigest(school, picture, delivery)
  if (delivery.kind === PROMISE_KIND) {
    return await writeNotKept(school, delivery, picture.school.timeZone)
  }
  if (delivery.kind === 'reply') {
    const week = textIn(delivery, 'week')
    const [all, addresses] = await Promise.all([
      loadSchool(school, deps, { now }),
      listAddresses(school),
    ])
    const readerId = delivery.recipient
    return detailCard(school, deps, { picture: all, addresses, now, readerId, week })
  }
  return waitsStill(picture, delivery, now) ?? writeNudge(picture, delivery)
}

const textIn = ({ params }: Delivery, name: string): string | undefined => {
  const value = params[name]
  return typeof value === 'string' ? value : undefined
}
