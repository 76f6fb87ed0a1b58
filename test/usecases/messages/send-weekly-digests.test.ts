import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_DIGEST } from '../../../src/domain/messages/digest-time.ts'
import { askedAboutSince } from '../../../src/domain/messages/undelivered.ts'
import { loadSchool } from '../../../src/school/load.ts'
import { claimChannel, listDigestSchedules } from '../../../src/store/channels.ts'
import type { Store } from '../../../src/store/database.ts'
import { listUndelivered } from '../../../src/store/undelivered.ts'
import { planDueNudges } from '../../../src/usecases/messages/plan-nudges.ts'
import { scheduleDigest } from '../../../src/usecases/messages/reschedule-digests.ts'
import { sendWeeklyDigests } from '../../../src/usecases/messages/send-weekly-digests.ts'
import { onBothEngines } from '../../support/open-test-store.ts'
import type { StoredSchool } from '../../support/stored-school.ts'
import { depsOn, emptyQueue, keepTermSchool, outcomes } from '../../support/way-out.ts'

const SUNDAY = new Date('2026-09-20T18:00:00Z')
/** Friday 25 September, 3:30pm. */
const FRIDAY = new Date('2026-09-25T14:30:00Z')
const minutesAfter = (minutes: number, since = FRIDAY) =>
  new Date(since.getTime() + minutes * 60_000)

onBothEngines('the weekly digest', (open) => {
  let store: Store
  let school: StoredSchool
  beforeAll(async () => {
    store = await open()
  })
  afterEach(async () => {
    await emptyQueue(school)
    await school.in((tx) => tx.db.execute('delete from digest_schedules'))
    await school.in((tx) => tx.db.execute('update wake_ups set next_at = null'))
  })
  /** A school whose tutor claimed a channel. */
  const withChannel = async (now = SUNDAY, wish = DEFAULT_DIGEST) => {
    school = await keepTermSchool(store, now)
    const channelId = randomUUID()
    const conversation = `channel:${channelId}`
    const address = {
      platform: 'sandbox',
      tenant: 'sandbox',
      conversation,
      kind: 'channel',
    } as const
    await school.in(async (tx) => {
      await claimChannel(tx, { id: channelId, address, claimedAt: now })
      const picture = await loadSchool(tx, depsOn(store), { now })
      await scheduleDigest(tx, picture, { channelId, wish, now })
    })
    return channelId
  }
  const digests = async () =>
    (await outcomes(school)).filter(({ kind }) => kind === 'weekly-digest')
  const nextAt = async () =>
    (await school.in((tx) => listDigestSchedules(tx)))[0]?.nextAt?.toISOString()

  it('goes to the tutor channel on Friday at 3:30pm, once for the week', async () => {
    const channelId = await withChannel()
    expect(await sendWeeklyDigests(depsOn(store), minutesAfter(-1))).toEqual({
      written: 0,
      stale: 0,
    })
    expect(await sendWeeklyDigests(depsOn(store), FRIDAY)).toEqual({ written: 1, stale: 0 })
    expect(await sendWeeklyDigests(depsOn(store), minutesAfter(1))).toEqual({
      written: 0,
      stale: 0,
    })
    expect(await digests()).toMatchObject([
      {
        period: '2026-09-21',
        recipient: channelId,
        recipientKind: 'channel',
        params: { week: '2026-09-21' },
        notBefore: FRIDAY,
        staleAfter: minutesAfter(120),
        unprompted: false,
      },
    ])
    expect(await nextAt()).toBe('2026-10-02T14:30:00.000Z')
  })

  it('comes on Thursday when Friday is a training day, and again after half term by the new clock', async () => {
    await withChannel(new Date('2026-10-18T18:00:00Z'))
    expect(await nextAt()).toBe('2026-10-22T14:30:00.000Z')
    await sendWeeklyDigests(depsOn(store), new Date('2026-10-22T14:30:00Z'))
    expect(await nextAt()).toBe('2026-11-06T15:30:00.000Z')
  })

  it('ends with the calendar: no digest in the summer holidays', async () => {
    await withChannel(new Date('2027-07-18T18:00:00Z'))
    expect(await nextAt()).toBe('2027-07-21T14:30:00.000Z')
    await sendWeeklyDigests(depsOn(store), new Date('2027-07-21T14:30:00Z'))
    expect(await nextAt()).toBeUndefined()
  })

  it('comes at the day and time that the tutor chose', async () => {
    await withChannel(SUNDAY, { weekday: 3, time: '16:15' })
    expect(await nextAt()).toBe('2026-09-23T15:15:00.000Z')
  })

  it('is skipped with a reason more than two hours late, and moves on', async () => {
    await withChannel()
    expect(await sendWeeklyDigests(depsOn(store), minutesAfter(121))).toEqual({
      written: 0,
      stale: 1,
    })
    expect(await digests()).toMatchObject([{ state: 'skipped', reason: 'stale' }])
    expect(await nextAt()).toBe('2026-10-02T14:30:00.000Z')
  })

  it('of last week is kept as skipped, and this week’s goes out, where both came due meanwhile', async () => {
    const channelId = await withChannel(SUNDAY, { weekday: 4, time: '15:30' })
    const thursday = new Date('2026-10-01T14:40:00Z')
    expect(await sendWeeklyDigests(depsOn(store), thursday)).toEqual({ written: 1, stale: 1 })
    const kept = await digests()
    expect(kept.every(({ recipient }) => recipient === channelId)).toBe(true)
    expect(kept.map(({ period, state }) => `${period} ${state}`).sort()).toEqual([
      '2026-09-21 skipped',
      '2026-09-28 pending',
    ])
    expect(await nextAt()).toBe('2026-10-08T14:30:00.000Z')
  })

  it('is written once by many ticks at the same time', async () => {
    await withChannel()
    const ticks = Array.from({ length: 8 }, () => sendWeeklyDigests(depsOn(store), FRIDAY))
    const written = (await Promise.all(ticks)).map((tick) => tick.written)
    expect(written.reduce((sum, one) => sum + one, 0)).toBe(1)
    expect(await digests()).toHaveLength(1)
  })

  it('is not posted twice in a week when the tutor moves its time', async () => {
    const channelId = await withChannel(SUNDAY, { weekday: 3, time: '16:15' })
    await sendWeeklyDigests(depsOn(store), new Date('2026-09-23T15:15:00Z'))
    await school.in(async (tx) => {
      const now = new Date('2026-09-24T09:00:00Z')
      const picture = await loadSchool(tx, depsOn(store), { now })
      await scheduleDigest(tx, picture, { channelId, wish: DEFAULT_DIGEST, now })
    })
    expect(await sendWeeklyDigests(depsOn(store), FRIDAY)).toEqual({ written: 0, stale: 0 })
    expect(await digests()).toHaveLength(1)
  })

  describe('in a school without a channel', () => {
    const think = (at: string) => planDueNudges(depsOn(store), new Date(at))

    it('goes to the tutor’s own chat, decided on the morning of its day', async () => {
      school = await keepTermSchool(store, new Date('2026-09-24T18:00:00Z'))
      await think('2026-09-25T06:45:00Z')
      expect(await digests()).toMatchObject([
        {
          period: '2026-09-21',
          recipient: school.tutor.id,
          recipientKind: 'person',
          notBefore: FRIDAY,
        },
      ])
    })

    it.each([
      ['a weekend', '2026-09-28T06:45:00Z', ['2026-09-21']],
      ['a fortnight', '2026-10-05T06:45:00Z', ['2026-09-21', '2026-09-28']],
    ])(
      'is kept for each week that fell into an outage of %s, and asked about',
      async (_, back, weeks) => {
        school = await keepTermSchool(store, new Date('2026-09-24T18:00:00Z'))
        expect((await think(back)).stale).toBeGreaterThanOrEqual(weeks.length)
        const late = await digests()
        expect(
          late.map(({ state, reason, period }) => `${state} ${reason} ${period}`).sort(),
        ).toEqual(weeks.map((week) => `skipped stale ${week}`))
        const since = askedAboutSince(new Date(back))
        const asked = await school.in((tx) => listUndelivered(tx, { since }))
        expect(
          asked
            .filter(({ isAskedAbout }) => isAskedAbout)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(late.map(({ id }) => id).sort())
        const tutors = (await outcomes(school)).filter(({ state }) => state === 'pending')
        expect(tutors.filter(({ kind }) => kind === 'weekly-digest')).toEqual([])
        await think(back)
        expect(await digests()).toHaveLength(weeks.length)
      },
    )

    it('still goes out where the service is back within two hours of it', async () => {
      school = await keepTermSchool(store, new Date('2026-09-24T18:00:00Z'))
      await think('2026-09-25T15:00:00Z')
      expect(await digests()).toMatchObject([{ state: 'pending', period: '2026-09-21' }])
    })

    it('is not decided on other days, nor twice', async () => {
      school = await keepTermSchool(store, SUNDAY)
      for (const day of ['21', '22', '23', '24']) await think(`2026-09-${day}T06:45:00Z`)
      expect(await digests()).toEqual([])
      await think('2026-09-25T06:45:00Z')
      await think('2026-09-25T06:50:00Z')
      expect(await digests()).toHaveLength(1)
    })

    it('comes on the last day on which a part-time tutor works', async () => {
      school = await keepTermSchool(store, new Date('2026-09-22T18:00:00Z'))
      await school.in((tx) =>
        tx.db.execute(`update people set working_days = '{1,2,3}' where id = '${school.tutor.id}'`),
      )
      await think('2026-09-23T06:45:00Z')
      expect((await digests()).map(({ notBefore }) => notBefore)).toEqual([
        new Date('2026-09-23T14:30:00Z'),
      ])
    })

    it('is left to the channel where there is one', async () => {
      await withChannel(new Date('2026-09-24T18:00:00Z'))
      await think('2026-09-25T06:45:00Z')
      expect(await digests()).toEqual([])
    })
  })
})
