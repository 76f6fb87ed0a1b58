import type { CardView } from '../../cards/card.ts'
import { noteCard } from '../../cards/messages/note.ts'
import { sayDayAndTime } from '../../cards/say.ts'
import { localTime } from '../../domain/calendar/local-clock.ts'
import { type Delivery, insertDeliveries } from '../../store/deliveries.ts'
import type { EventAsk } from '../../store/event.ts'
import { PROMISE_KIND, promisePeriod, takeBackPromise, wasKept } from '../../store/promises.ts'
import type { SchoolTx } from '../../store/tx.ts'
import type { Deps } from '../deps.ts'
import { toPerson } from './to-person.ts'
import type { Written } from './written.ts'

/** Where a promise is kept. */
export interface KeptPromise {
  readonly school: string
  readonly of: Pick<EventAsk, 'platform' | 'key'>
}

/** `nobody`: whoever it is has no place at a school, and so nothing that could be lost. */
export type PromiseKept = KeptPromise | 'nobody' | 'not-kept'

/** A person who waits has pressed again by then; a process that was ended runs again. */
const DUE_AFTER_MS = 2 * 60_000

/** Keeps that the sender of an event hears of it where it comes to nothing: one small write. */
export async function promiseAnswer(
  deps: Pick<Deps, 'store' | 'newId'>,
  ask: EventAsk,
): Promise<PromiseKept> {
  const { platform, key, at: decidedAt } = ask
  const kept = await deps.store.beside(ask, async (school, recipient): Promise<KeptPromise> => {
    const message = toPerson(deps, {
      kind: PROMISE_KIND,
      period: promisePeriod(ask),
      recipient,
      params: { platform, event: key },
      decidedAt,
      notBefore: new Date(decidedAt.getTime() + DUE_AFTER_MS),
    })
    school.alongside(insertDeliveries(school, [message]))
    return { school: school.schoolId, of: { platform, key } }
  })
  return kept === 'no-way' ? 'not-kept' : kept
}

/** The event was answered, whatever the answer was. */
export const takeBackAnswer = (
  { store }: Pick<Deps, 'store'>,
  { school, of }: KeptPromise,
): Promise<void> => store.withSchool(school, (tx) => takeBackPromise(tx, of))

/** Tells somebody that what they did may have come to nothing; nothing where it is kept after all. */
export async function writeNotKept(
  school: SchoolTx,
  { params, decidedAt }: Delivery,
  timeZone: string,
): Promise<Written> {
  const of = { platform: String(params['platform']), key: String(params['event']) }
  if (await wasKept(school, of)) return { kind: 'cancelled', because: 'kept after all' }
  return notKeptCard(decidedAt, timeZone)
}

function notKeptCard(at: Date, timeZone: string): CardView {
  const { date, time } = localTime(at, timeZone)
  return noteCard({
    title: 'Something was not saved',
    lines: [
      `On ${sayDayAndTime(date, time)} you pressed or typed something, and Keepstep was stopped before it could save it.`,
      'Type my week to see where things stand, and do again what is not there.',
    ],
  })
}
