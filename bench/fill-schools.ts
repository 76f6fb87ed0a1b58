import { randomUUID } from 'node:crypto'
import { bankHolidaysOfEngland } from '../src/bank-holidays.ts'
import { instantAt } from '../src/domain/calendar/local-clock.ts'
import type { Activity } from '../src/domain/log-entry.ts'
import type { Person } from '../src/domain/people.ts'
import { personalAddress } from '../src/platforms/sandbox/addresses.ts'
import { loadSchool } from '../src/school/load.ts'
import { replaceCalendar } from '../src/store/calendar.ts'
import type { Store } from '../src/store/database.ts'
import { saveInductions } from '../src/store/inductions.ts'
import { replacePairings } from '../src/store/pairings.ts'
import { savePeople } from '../src/store/people.ts'
import { logEntries } from '../src/store/schema/log.ts'
import { saveSchool } from '../src/store/schools.ts'
import type { SchoolTx } from '../src/store/tx.ts'
import type { Deps } from '../src/usecases/deps.ts'
import { wakeSchool } from '../src/usecases/messages/wake-people.ts'
import { entries2026 } from '../test/support/build-calendar.ts'
import { rememberAddress } from '../test/support/remember-address.ts'

/** 8 ECTs, 8 mentors, an induction tutor, a headteacher and two mentors who wait for an ECT. */
export const PEOPLE_IN_A_SCHOOL = 20
const PAIRS = 8
const LOGGED: readonly Activity[] = ['self-study', 'diagnostic', 'drop-in', 'meeting']

export const depsOn = (store: Store): Deps => ({
  store,
  newId: randomUUID,
  bankHolidays: bankHolidaysOfEngland,
})

/** What schools to make, as they are at an instant. */
export interface SchoolsWish {
  readonly count: number
  /** Their URNs are this one and those after it. */
  readonly firstUrn: number
  /** Everything due before this day was logged. */
  readonly now: Date
  /** 8 unless said; each school has four people more than twice as many. */
  readonly pairs?: number
}

/** Puts schools in the store, everybody waiting to be thought about from `now` on. */
export async function fillSchools(store: Store, wish: SchoolsWish): Promise<string[]> {
  const ids = Array.from({ length: wish.count }, () => randomUUID())
  const waiting = ids.map((id, index) => ({ id, index }))
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { id, index } = next
      await store.withSchool(id, (tx) => fillSchool(tx, depsOn(store), { ...wish, index }))
    }
  }
  await Promise.all(Array.from({ length: 6 }, work))
  return ids
}

async function fillSchool(
  tx: SchoolTx,
  deps: Deps,
  { now, firstUrn, index, pairs: pairCount = PAIRS }: SchoolsWish & { readonly index: number },
): Promise<void> {
  const urn = String(firstUrn + index)
  await saveSchool(tx, { id: tx.schoolId, urn, name: `School ${urn}`, timeZone: 'Europe/London' })
  await replaceCalendar(tx, ['2026-27'], entries2026)
  const people = Array.from({ length: 2 * pairCount + 4 }, (_, i) => person(urn, i, pairCount))
  await savePeople(tx, people)
  const pairs = Array.from({ length: pairCount }, (_, i) => ({
    inductionId: randomUUID(),
    ect: people[i] as Person,
    mentor: people[pairCount + i] as Person,
    year: i % 2 === 0 ? (1 as const) : (2 as const),
  }))
  await saveInductions(
    tx,
    pairs.map(({ inductionId, ect, year }) => ({
      id: inductionId,
      ectId: ect.id,
      programme: 'niot',
      startDate: year === 1 ? '2026-09-01' : '2025-09-01',
      anchor: { year: 1, from: year === 1 ? '2026-09-01' : '2025-09-01' },
    })),
  )
  await replacePairings(
    tx,
    pairs.map(({ inductionId }) => inductionId),
    pairs.map(({ inductionId, mentor }) => ({
      inductionId,
      mentorId: mentor.id,
      from: '2026-09-01',
    })),
  )
  for (const { id, email } of people) {
    await rememberAddress(tx, id, { address: personalAddress(email), at: now })
  }
  const picture = await loadSchool(tx, deps, { now })
  const entries = picture.inductions
    .flatMap(({ id }) => picture.expectationsOfInduction(id))
    .filter(({ activity, dueOn }) => LOGGED.includes(activity) && dueOn < picture.today)
    .map((one) => ({
      schoolId: tx.schoolId,
      id: randomUUID(),
      version: 1,
      inductionId: one.inductionId ?? null,
      personId: one.personId,
      activity: one.activity,
      expectationId: one.id,
      onDay: one.dueOn,
      loggedBy: one.personId,
      loggedAt: instantAt(one.dueOn, '16:00', 'Europe/London'),
      platform: 'sandbox',
    }))
  if (entries.length > 0) await tx.db.insert(logEntries).values(entries)
  await wakeSchool(tx, deps, now)
}

function person(urn: string, i: number, pairs: number): Person {
  const last = 2 * pairs + 3
  const role = i < pairs ? 'ect' : i < last - 1 ? 'mentor' : 'induction-tutor'
  return {
    id: randomUUID(),
    name: `Person ${i} of ${urn}`,
    email: `person-${i}@school-${urn}.example`,
    roles: [i === last ? 'headteacher' : role],
    fte: 1,
    workingDays: [1, 2, 3, 4, 5],
    ...(role === 'mentor' ? { mentorTraining: 'full' as const, programme: 'niot' as const } : {}),
  }
}
