import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createVirtualClock } from '../src/clock.ts'
import type { Store } from '../src/store/database.ts'
import { saveManners } from '../src/store/manners.ts'
import { wakePeople } from '../src/usecases/messages/wake-people.ts'
import { newDatabase, onBothEngines, openAgain, openTestStore } from './support/open-test-store.ts'
import { aDelivery, type StoredSchool } from './support/stored-school.ts'
import { startTickWorker } from './support/tick-worker-process.ts'
import {
  depsOn,
  emptyQueue,
  keepTermSchool,
  outcomes,
  queue,
  textsOf,
  wayOutOf,
} from './support/way-out.ts'

const SUNDAY = new Date('2026-09-20T18:00:00Z')
/** Monday 21 September, 7:45am. */
const MONDAY = new Date('2026-09-21T06:45:00Z')
const minutesAfter = (minutes: number, since = MONDAY) =>
  new Date(since.getTime() + minutes * 60_000)
const NEXT_SUNDAY = minutesAfter(7 * 24 * 60, SUNDAY)

/** What everybody at the school has in their chats, in order. */
const chatsOf = async (store: Store, { ect, mentor, tutor }: StoredSchool) =>
  Promise.all([ect, mentor, tutor].map(({ email }) => textsOf(store, email)))

onBothEngines('the schedule', (open) => {
  let store: Store
  let schools: StoredSchool[] = []
  beforeAll(async () => {
    store = await open()
  })
  afterEach(async () => {
    for (const school of schools) {
      await emptyQueue(school)
      await school.in((tx) => tx.db.execute('update wake_ups set next_at = null'))
    }
    schools = []
  })
  const aSchool = async (now = SUNDAY) => {
    const school = await keepTermSchool(store, now)
    schools.push(school)
    return school
  }

  it('plans and sends with the same tick', async () => {
    const school = await aSchool()
    const { schedule } = wayOutOf(store)
    const result = await schedule.tick(MONDAY)
    expect(result.nudges?.written).toBeGreaterThanOrEqual(2)
    expect(result.deliveries?.sent).toBe(result.nudges?.written)
    expect((await chatsOf(store, school))[0]).toEqual(['my-week 2026-09-21'])
  })

  it('asks one question where nothing is due, and does nothing', async () => {
    await aSchool()
    const asked: string[] = []
    const counted: Store = {
      ...store,
      withDispatcher: (work) => {
        asked.push('dispatcher')
        return store.withDispatcher(work)
      },
    }
    const { schedule } = wayOutOf(counted)
    await schedule.tick(minutesAfter(-10))
    asked.length = 0
    expect(await schedule.tick(minutesAfter(-9))).toEqual({})
    expect(asked).toEqual(['dispatcher'])
  })

  it('knows when something falls due next', async () => {
    await aSchool()
    const { schedule } = wayOutOf(store)
    expect(await schedule.nextDueAt()).toEqual(MONDAY)
    await schedule.tick(MONDAY)
    expect(await schedule.nextDueAt()).toEqual(minutesAfter(24 * 60))
  })

  it('never runs two ticks at once in one process', async () => {
    await aSchool()
    const { schedule } = wayOutOf(store)
    const results = await Promise.all([0, 1, 2, 3].map((m) => schedule.tick(minutesAfter(m))))
    expect(results.map(({ nudges }) => nudges?.people)).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('moves a virtual clock through a week, stopping wherever something falls due', async () => {
    const school = await aSchool()
    const clock = createVirtualClock(SUNDAY)
    const { schedule } = wayOutOf(store, { now: clock.now })
    await schedule.advance(NEXT_SUNDAY, clock)
    expect(clock.now()).toEqual(NEXT_SUNDAY)
    const [ect, mentor, tutor] = await chatsOf(store, school)
    expect(ect?.[0]).toBe('my-week 2026-09-21')
    expect(mentor?.[0]).toBe('my-week 2026-09-21')
    expect(tutor).toContain('weekly-digest 2026-09-21')
    const states = (await outcomes(school)).map(({ state }) => state)
    expect(new Set(states)).toEqual(new Set(['sent']))
  })

  it('goes on where a fault keeps something due', async () => {
    const school = await aSchool()
    await queue(school, [aDelivery(school, { kind: 'reply', notBefore: SUNDAY })])
    const clock = createVirtualClock(SUNDAY)
    const { schedule } = wayOutOf(store, { now: clock.now, fault: () => 'refused' })
    await schedule.advance(MONDAY, clock)
    expect(await outcomes(school)).toMatchObject([
      expect.objectContaining({ kind: 'reply', state: 'failed', attempt: 8 }),
      ...(await outcomes(school)).slice(1),
    ])
  })

  it('keeps to each person’s own time', async () => {
    const school = await aSchool()
    await school.in(async (tx) => {
      await saveManners(tx, {
        personId: school.mentor.id,
        reminderTime: '16:00',
        nudgesOff: [],
        celebrate: false,
      })
      await wakePeople(tx, depsOn(store), { now: SUNDAY, personIds: [school.mentor.id] })
    })
    const { schedule } = wayOutOf(store)
    await schedule.tick(MONDAY)
    expect((await chatsOf(store, school)).map((texts) => texts.length > 0)).toEqual([
      true,
      false,
      expect.any(Boolean),
    ])
    await schedule.tick(new Date('2026-09-21T15:00:00Z'))
    expect((await chatsOf(store, school))[1]).toEqual(['my-week 2026-09-21'])
  })

  it('wakes every minute once started, and no more once stopped', async () => {
    const school = await aSchool()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: minutesAfter(-2) })
    const lags: number[] = []
    const { schedule, faults } = wayOutOf(store, {
      now: () => new Date(),
      onLag: (lagMs) => lags.push(lagMs),
    })
    try {
      schedule.start()
      for (let minute = 0; minute < 3; minute += 1) {
        await vi.advanceTimersByTimeAsync(60_000)
        // Waits for the tick that just began: the database takes real time.
        await schedule.tick(minutesAfter(-10))
      }
    } finally {
      await schedule.stop()
      vi.useRealTimers()
    }
    expect(faults).toEqual([])
    expect(lags.length).toBeGreaterThanOrEqual(2)
    expect((await chatsOf(store, school))[0]).toEqual(['my-week 2026-09-21'])
  })

  it('goes on waking every minute when somebody sets the clock back an hour', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
      now: minutesAfter(-2),
    })
    let woken = 0
    const { schedule } = wayOutOf(store, {
      now: () => new Date(),
      onLag: () => {
        woken += 1
      },
    })
    try {
      schedule.start()
      await vi.advanceTimersByTimeAsync(60_000)
      vi.setSystemTime(minutesAfter(-61))
      for (let minute = 0; minute < 5; minute += 1) {
        await schedule.tick(minutesAfter(-70))
        await vi.advanceTimersByTimeAsync(60_000)
      }
    } finally {
      await schedule.stop()
      vi.useRealTimers()
    }
    expect(woken).toBeGreaterThanOrEqual(3)
  })
})

describe('a process that does not live long (postgres)', () => {
  it('sends the same whether it runs all day or is restarted at every minute of it', async () => {
    const store = await openTestStore()
    const [steady, restarted] = [
      await keepTermSchool(store, SUNDAY),
      await keepTermSchool(store, SUNDAY),
    ]
    await steady.in((tx) => tx.db.execute('update wake_ups set next_at = null'))
    const everyMinute = Array.from({ length: 12 * 60 }, (_, minute) => minutesAfter(minute - 45))
    for (const now of everyMinute) {
      const { schedule, worker } = wayOutOf(store)
      await schedule.tick(now)
      await schedule.stop()
      await worker.stop()
    }
    await restarted.in((tx) => tx.db.execute('update wake_ups set next_at = null'))
    await steady.in((tx) =>
      wakePeople(tx, depsOn(store), {
        now: SUNDAY,
        personIds: [steady.ect.id, steady.mentor.id, steady.tutor.id],
      }),
    )
    const clock = createVirtualClock(minutesAfter(-45))
    await wayOutOf(store).schedule.advance(everyMinute.at(-1) as Date, clock)
    expect(await chatsOf(store, restarted)).toEqual(await chatsOf(store, steady))
  })
})

describe('four processes with clocks that differ and jump (postgres)', () => {
  /** A school week, a quarter of an hour a tick by day. */
  const ticks = Array.from({ length: 200 }, (_, i) =>
    minutesAfter(Math.floor(i / 40) * 24 * 60 + (i % 40) * 15 - 15),
  )
  /** Some seconds off each other; the last one is put back by an hour at every tenth tick. */
  const clockOf = (process: number, tick: number): Date =>
    new Date(
      (ticks[tick] as Date).getTime() +
        process * 7_000 -
        (process === 3 && tick % 10 === 9 ? 3_600_000 : 0),
    )

  it('send one message each in 4 × 200 ticks', async () => {
    const settings = await newDatabase('postgres')
    const store = await openAgain(settings)
    const schools = [await keepTermSchool(store, SUNDAY), await keepTermSchool(store, SUNDAY)]
    const processes = await Promise.all([0, 1, 2, 3].map(() => startTickWorker(settings)))
    for (let tick = 0; tick < ticks.length; tick += 1) {
      await Promise.all(processes.map((one, process) => one.tick(clockOf(process, tick))))
    }
    const said = await Promise.all(processes.map((one) => one.stop()))
    expect(said).toEqual(['done 0', 'done 0', 'done 0', 'done 0'])
    await wayOutOf(store).worker.drain(minutesAfter(10, ticks.at(-1)))
    for (const school of schools) {
      const deliveries = await outcomes(school)
      expect(deliveries.filter(({ state }) => state !== 'sent')).toEqual([])
      const chats = await chatsOf(store, school)
      expect(chats.flat()).toHaveLength(deliveries.length)
      for (const chat of chats) expect(new Set(chat).size).toBe(chat.length)
      expect(chats[0]?.[0]).toBe('my-week 2026-09-21')
      expect(chats[2]).toContain('weekly-digest 2026-09-21')
    }
  })
})
