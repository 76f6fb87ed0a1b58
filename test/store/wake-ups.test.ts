import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  claimChannel,
  claimDueDigests,
  saveDigestSchedule,
  schoolsWithDueDigests,
  setNextDigest,
} from '../../src/store/channels.ts'
import type { Store } from '../../src/store/database.ts'
import { dueTimes } from '../../src/store/due-times.ts'
import { savePeople } from '../../src/store/people.ts'
import { claimDueWakeUps, schoolsWithDueWakeUps, setWakeUps } from '../../src/store/wake-ups.ts'
import { newDatabase, onBothEngines, openAgain } from '../support/open-test-store.ts'
import { listWakeUps } from '../support/read-tables.ts'
import {
  aStoredPerson,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
} from '../support/stored-school.ts'

onBothEngines('when to think about whom', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  const dueSchools = (now: Date) =>
    store.withDispatcher((tx) => schoolsWithDueWakeUps(tx, now, 1000))

  it('names the schools with somebody due, and then the people of each', async () => {
    const school = await keepSchool(store)
    const quiet = await keepSchool(store)
    const { ect, mentor, tutor } = school
    await school.in((tx) =>
      setWakeUps(tx, [
        { personId: ect.id, nextAt: minutesLater(2) },
        { personId: mentor.id, nextAt: minutesLater(1) },
        { personId: tutor.id, nextAt: minutesLater(60) },
      ]),
    )
    await quiet.in((tx) => setWakeUps(tx, [{ personId: quiet.ect.id }]))
    expect(await dueSchools(MONDAY_MORNING)).toEqual([])
    expect(await dueSchools(minutesLater(5))).toEqual([school.id])
    const claimed = await school.in(async (tx) => {
      const due = await claimDueWakeUps(tx, minutesLater(5), 10)
      const next = due.map(({ personId }) => ({ personId, nextAt: minutesLater(1440) }))
      await setWakeUps(tx, next)
      return due
    })
    expect(claimed).toEqual([
      { personId: mentor.id, nextAt: minutesLater(1) },
      { personId: ect.id, nextAt: minutesLater(2) },
    ])
    expect(await dueSchools(minutesLater(5))).toEqual([])
    expect((await store.withDispatcher(dueTimes)).wakeUp).toEqual(minutesLater(60))
    expect(await school.in((tx) => listWakeUps(tx, [ect.id]))).toEqual([
      { personId: ect.id, nextAt: minutesLater(1440) },
    ])
    expect(await quiet.in((tx) => listWakeUps(tx))).toEqual([{ personId: quiet.ect.id }])
  })

  it('stays due where the decision was rolled back', async () => {
    const school = await keepSchool(store)
    const now = minutesLater(3)
    await school.in((tx) => setWakeUps(tx, [{ personId: school.ect.id, nextAt: now }]))
    const decision = school.in(async (tx) => {
      await claimDueWakeUps(tx, now, 10)
      await setWakeUps(tx, [{ personId: school.ect.id, nextAt: minutesLater(1440) }])
      throw new Error('the decision did not stand')
    })
    await expect(decision).rejects.toThrow('the decision did not stand')
    expect(await school.in((tx) => claimDueWakeUps(tx, now, 10))).toHaveLength(1)
  })

  it('does the same for digests', async () => {
    const school = await keepSchool(store)
    const place = { platform: 'sandbox', tenant: 'sandbox', conversation: randomUUID() }
    const channelId = await school.in((tx) =>
      claimChannel(tx, {
        id: randomUUID(),
        address: { ...place, kind: 'channel' },
        claimedAt: MONDAY_MORNING,
      }),
    )
    const friday = { channelId, weekday: 5 as const, time: '15:30', nextAt: minutesLater(5) }
    await school.in((tx) => saveDigestSchedule(tx, friday))
    const due = (now: Date) => store.withDispatcher((tx) => schoolsWithDueDigests(tx, now, 10))
    expect(await due(minutesLater(4))).toEqual([])
    expect(await due(minutesLater(5))).toEqual([school.id])
    const claimed = await school.in(async (tx) => {
      const digests = await claimDueDigests(tx, minutesLater(5))
      await setNextDigest(tx, channelId, minutesLater(10_080))
      return digests
    })
    expect(claimed).toEqual([friday])
    expect(await due(minutesLater(6))).toEqual([])
    await school.in((tx) => setNextDigest(tx, channelId, undefined))
    expect(await due(minutesLater(100_000))).toEqual([])
  })
})

describe('two processes that tick at the same time (postgres)', () => {
  it('think about each person once', async () => {
    const settings = await newDatabase('postgres')
    const processes = [await openAgain(settings), await openAgain(settings)]
    const [first] = processes as [Store, Store]
    const school = await keepSchool(first)
    const people = Array.from({ length: 200 }, () => aStoredPerson())
    await school.in((tx) => savePeople(tx, people))
    const due = people.map(({ id }) => ({ personId: id, nextAt: MONDAY_MORNING }))
    await school.in((tx) => setWakeUps(tx, due))
    const ticks = Array.from({ length: 40 }, (_, i) =>
      (processes[i % 2] as Store).withSchool(school.id, async (tx) => {
        const claimed = await claimDueWakeUps(tx, MONDAY_MORNING, 20)
        const next = claimed.map(({ personId }) => ({ personId, nextAt: minutesLater(1440) }))
        await setWakeUps(tx, next)
        return claimed
      }),
    )
    const thought = (await Promise.all(ticks)).flat().map(({ personId }) => personId)
    expect(thought).toHaveLength(200)
    expect(new Set(thought).size).toBe(200)
  })
})
