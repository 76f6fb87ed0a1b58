import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/database.ts'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { saveManners } from '../../../src/store/manners.ts'
import { listPeople } from '../../../src/store/people.ts'
import { planDueNudges } from '../../../src/usecases/messages/plan-nudges.ts'
import { onBothEngines, openTestStore } from '../../support/open-test-store.ts'
import { listWakeUps } from '../../support/read-tables.ts'
import type { StoredSchool } from '../../support/stored-school.ts'
import { depsOn, emptyQueue, keepTermSchool, outcomes } from '../../support/way-out.ts'

/** Sunday evening before the third teaching week; the clocks are on summer time. */
const SUNDAY = new Date('2026-09-20T18:00:00Z')
/** Monday 21 September, 7:45am. */
const MONDAY = new Date('2026-09-21T06:45:00Z')
const minutesAfter = (minutes: number, since = MONDAY) =>
  new Date(since.getTime() + minutes * 60_000)

onBothEngines('planning what people are sent', (open) => {
  let store: Store
  let school: StoredSchool
  beforeAll(async () => {
    store = await open()
  })
  const begin = async () => {
    school = await keepTermSchool(store, SUNDAY)
    return school
  }
  afterEach(async () => {
    await emptyQueue(school)
    await school.in((tx) => tx.db.execute('update wake_ups set next_at = null'))
  })
  const nextOf = async (personId: string) =>
    (await school.in((tx) => listWakeUps(tx, [personId])))[0]?.nextAt

  it('wakes everybody on Monday at 7:45am and writes one card each: this week', async () => {
    const { ect, mentor } = await begin()
    expect(await planDueNudges(depsOn(store), minutesAfter(-1))).toMatchObject({ people: 0 })
    const planned = await planDueNudges(depsOn(store), MONDAY)
    expect(planned.people).toBe(3)
    const written = await outcomes(school)
    expect(written.length).toBe(planned.written)
    for (const { id } of [ect, mentor]) {
      expect(written.filter(({ recipient }) => recipient === id)).toMatchObject([
        {
          kind: 'my-week',
          period: '2026-09-21',
          state: 'pending',
          unprompted: true,
          notBefore: MONDAY,
          staleAfter: minutesAfter(120),
        },
      ])
    }
    expect(await nextOf(ect.id)).toEqual(minutesAfter(24 * 60))
  })

  it('keeps ids only in what it writes: names and titles are looked up when it is sent', async () => {
    const { ect } = await begin()
    await planDueNudges(depsOn(store), MONDAY)
    const people = await school.in((tx) => listPeople(tx))
    const written = JSON.stringify(await outcomes(school))
    for (const { name, email } of people) {
      expect(written).not.toContain(name)
      expect(written).not.toContain(email)
    }
    const [mine] = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(Object.keys(mine?.params ?? {})).toEqual(['expectationIds'])
  })

  it('decides nothing twice: a second tick finds nobody due', async () => {
    await begin()
    await planDueNudges(depsOn(store), MONDAY)
    const before = await outcomes(school)
    expect(await planDueNudges(depsOn(store), minutesAfter(1))).toEqual({
      people: 0,
      written: 0,
      stale: 0,
    })
    expect(await outcomes(school)).toEqual(before)
  })

  it('writes nothing new where the key is taken already, even if the wake-up was set back', async () => {
    const { ect } = await begin()
    await planDueNudges(depsOn(store), MONDAY)
    await school.in((tx) => tx.db.execute("update deliveries set state = 'cancelled'"))
    await school.in((tx) => tx.db.execute("update wake_ups set next_at = '2026-09-21T06:45:00Z'"))
    const again = await planDueNudges(depsOn(store), minutesAfter(1))
    expect(again).toMatchObject({ people: 3, written: 0 })
    expect((await outcomes(school)).filter(({ recipient }) => recipient === ect.id)).toHaveLength(1)
  })

  it('still sends a little late, and skips with a reason more than two hours late', async () => {
    const { ect } = await begin()
    const planned = await planDueNudges(depsOn(store), minutesAfter(121))
    expect(planned).toMatchObject({ people: 3, written: 0 })
    const [skipped] = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(skipped).toMatchObject({
      kind: 'my-week',
      period: '2026-09-21 late 2026-09-21',
      state: 'skipped',
      reason: 'stale',
    })
    expect(await nextOf(ect.id)).toEqual(minutesAfter(24 * 60))
  })

  it('catches up on the next day with what was missed: the week is not lost', async () => {
    const { ect } = await begin()
    await planDueNudges(depsOn(store), minutesAfter(300))
    await planDueNudges(depsOn(store), minutesAfter(24 * 60))
    const mine = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(mine.map(({ state, period }) => [state, period])).toEqual([
      ['skipped', '2026-09-21 late 2026-09-21'],
      ['pending', '2026-09-21'],
    ])
  })

  it('back on Tuesday at 8:10am after a weekend of silence, Tuesday’s message still goes out', async () => {
    const { ect } = await begin()
    const tuesday = minutesAfter(24 * 60 + 25)
    await planDueNudges(depsOn(store), tuesday)
    const mine = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(mine.map(({ state, period }) => `${state} ${period}`).sort()).toEqual([
      'pending 2026-09-21',
      'skipped 2026-09-21 late 2026-09-21',
    ])
    expect(await nextOf(ect.id)).toEqual(minutesAfter(48 * 60))
  })

  it('after a fortnight away each message of each week is kept as skipped once', async () => {
    const { ect } = await begin()
    await planDueNudges(depsOn(store), minutesAfter(14 * 24 * 60 - 60))
    const mine = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(mine.every(({ state }) => state === 'skipped')).toBe(true)
    const kept = mine.map(({ kind, period }) => `${kind} ${period.split(' ')[0]}`)
    expect(new Set(kept).size).toBe(kept.length)
    expect(kept).toEqual(expect.arrayContaining(['my-week 2026-09-21', 'my-week 2026-09-28']))
    expect(await nextOf(ect.id)).toEqual(minutesAfter(14 * 24 * 60))
  })

  it('is silent to somebody who paused, and asks again the next day', async () => {
    const { ect } = await begin()
    await school.in((tx) =>
      saveManners(tx, {
        personId: ect.id,
        pausedUntil: '2026-10-05',
        nudgesOff: [],
        celebrate: false,
      }),
    )
    await planDueNudges(depsOn(store), MONDAY)
    const mine = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    expect(mine).toEqual([])
    expect(await nextOf(ect.id)).toEqual(minutesAfter(24 * 60))
  })

  it('does not ask about what was logged meanwhile', async () => {
    const { ect, inductionId } = await begin()
    await planDueNudges(depsOn(store), MONDAY)
    const [mine] = (await outcomes(school)).filter(({ recipient }) => recipient === ect.id)
    const ids = mine?.params['expectationIds'] as string[]
    for (const expectationId of ids) {
      await school.in((tx) =>
        addLogEntry(tx, {
          id: crypto.randomUUID(),
          personId: ect.id,
          inductionId,
          activity: 'self-study',
          expectationId,
          on: '2026-09-21',
          loggedBy: ect.id,
          loggedAt: minutesAfter(60),
          platform: 'sandbox',
        }),
      )
    }
    for (let day = 1; day <= 4; day += 1) {
      await planDueNudges(depsOn(store), minutesAfter(day * 24 * 60))
    }
    const kinds = (await outcomes(school))
      .filter(({ recipient }) => recipient === ect.id)
      .map(({ kind }) => kind)
    expect(kinds).not.toContain('not-logged-yet')
  })

  it('keeps to 7:45am by the school’s clock when the clocks go back in October', async () => {
    const { ect } = await begin()
    const friday = new Date('2026-10-22T06:45:00Z')
    await planDueNudges(depsOn(store), friday)
    expect(await nextOf(ect.id)).toEqual(new Date('2026-10-23T06:45:00Z'))
    await planDueNudges(depsOn(store), new Date('2026-10-23T06:45:00Z'))
    expect(await nextOf(ect.id)).toEqual(new Date('2026-11-02T07:45:00Z'))
  })

  describe('several at once', () => {
    it('decides about each person once, however many ticks run at the same time', async () => {
      await begin()
      const ticks = Array.from({ length: 8 }, () => planDueNudges(depsOn(store), MONDAY))
      const people = (await Promise.all(ticks)).map((tick) => tick.people)
      expect(people.reduce((sum, one) => sum + one, 0)).toBe(3)
      const written = await outcomes(school)
      expect(new Set(written.map(({ recipient }) => recipient)).size).toBe(written.length)
    })

    it('does no harm when the clock goes backwards between two ticks', async () => {
      await begin()
      await planDueNudges(depsOn(store), MONDAY)
      const before = await outcomes(school)
      for (const minutes of [-60, 10, -5, 0, 30]) {
        await planDueNudges(depsOn(store), minutesAfter(minutes))
      }
      expect(await outcomes(school)).toEqual(before)
    })
  })
})

describe('a school with a fault', () => {
  it('leaves the others alone, and the fault is told', async () => {
    const store = await openTestStore()
    const broken = await keepTermSchool(store, SUNDAY)
    const fine = await keepTermSchool(store, SUNDAY)
    await broken.in((tx) => tx.db.execute("update schools set time_zone = 'Nowhere/Town'"))
    await expect(planDueNudges(depsOn(store), MONDAY)).rejects.toThrow('Invalid time zone')
    expect((await outcomes(fine)).length).toBeGreaterThan(0)
  })
})
