import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { listAccesses, recordAccess } from '../../src/store/access-log.ts'
import { listAddresses, markUnreachable } from '../../src/store/addresses.ts'
import {
  claimChannel,
  listChannels,
  listDigestSchedules,
  markChannelUnreachable,
  saveDigestSchedule,
  stopDigests,
} from '../../src/store/channels.ts'
import { saveElectiveChoice, saveSequenceChoice } from '../../src/store/choices.ts'
import type { Store } from '../../src/store/database.ts'
import { saveManners, saveNotThisWeek } from '../../src/store/manners.ts'
import { onBothEngines } from '../support/open-test-store.ts'
import {
  listElectiveChoices,
  listManners,
  listNotThisWeek,
  listSequenceChoices,
} from '../support/read-tables.ts'
import { rememberAddress } from '../support/remember-address.ts'
import { keepSchool, MONDAY_MORNING, minutesLater } from '../support/stored-school.ts'

onBothEngines('what people choose', (open) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })

  it('says nothing about people who never chose', async () => {
    const school = await keepSchool(store)
    expect(await school.in((tx) => listManners(tx))).toEqual([])
  })

  it('keeps how a person wants to be written to, and lets them go back to the default', async () => {
    const school = await keepSchool(store)
    const theirs = {
      personId: school.ect.id,
      reminderDay: 2 as const,
      reminderTime: '08:10',
      pausedUntil: '2026-10-05',
      snoozedUntil: minutesLater(90),
      nudgesOff: ['coming-up', 'step-reminder'],
      silenceCountsFrom: MONDAY_MORNING,
      celebrate: true,
    }
    await school.in((tx) => saveManners(tx, theirs))
    expect(await school.in((tx) => listManners(tx, [school.ect.id]))).toEqual([theirs])
    const plain = { personId: school.ect.id, nudgesOff: [], celebrate: false }
    await school.in((tx) => saveManners(tx, plain))
    expect(await school.in((tx) => listManners(tx))).toEqual([plain])
  })

  it('lets a week go, or one thing of it, with a kind of reason only', async () => {
    const school = await keepSchool(store)
    const week = {
      personId: school.ect.id,
      monday: '2026-09-14',
      reason: 'trip-or-event' as const,
      saidAt: MONDAY_MORNING,
    }
    const thing = {
      ...week,
      expectationId: 'x/2026-27/autumn-1/drop-in-2',
      reason: 'cover' as const,
    }
    const earlier = { ...week, monday: '2026-09-07' }
    for (const said of [week, thing, earlier]) {
      await school.in((tx) => saveNotThisWeek(tx, said))
    }
    await school.in((tx) => saveNotThisWeek(tx, { ...week, reason: 'away' }))
    const since = await school.in((tx) => listNotThisWeek(tx, '2026-09-14', [school.ect.id]))
    expect(since).toHaveLength(2)
    expect(since).toEqual(expect.arrayContaining([{ ...week, reason: 'away' }, thing]))
  })

  it('keeps where a person was last met, and that messages get through again', async () => {
    const school = await keepSchool(store)
    const sandbox = {
      platform: 'sandbox',
      tenant: 'sandbox',
      conversation: 'person:amina',
      kind: 'personal' as const,
    }
    const teams = { ...sandbox, platform: 'teams', reference: { serviceUrl: 'https://a.test' } }
    const meet = (address: typeof sandbox, at: Date) =>
      school.in((tx) => rememberAddress(tx, school.ect.id, { address, at }))
    await meet(sandbox, minutesLater(1))
    await meet(teams, minutesLater(2))
    await school.in((tx) => markUnreachable(tx, teams, 'ConversationBlockedByUser'))
    const theirs = () => school.in((tx) => listAddresses(tx, [school.ect.id]))
    expect(await theirs()).toEqual([
      {
        personId: school.ect.id,
        address: teams,
        state: 'unreachable',
        reason: 'ConversationBlockedByUser',
        seenAt: minutesLater(2),
      },
      {
        personId: school.ect.id,
        address: sandbox,
        state: 'reachable',
        seenAt: minutesLater(1),
      },
    ])
    const moved = { ...teams, reference: { serviceUrl: 'https://b.test' } }
    await meet(moved, minutesLater(3))
    expect((await theirs())[0]).toEqual({
      personId: school.ect.id,
      address: moved,
      state: 'reachable',
      seenAt: minutesLater(3),
    })
  })

  it('keeps the tutor channel once, however often it is claimed, with its digest time', async () => {
    const school = await keepSchool(store)
    const channel = {
      id: randomUUID(),
      address: {
        platform: 'sandbox',
        tenant: 'sandbox',
        conversation: 'channel:induction',
        kind: 'channel' as const,
      },
      label: 'Induction',
      claimedBy: school.tutor.id,
      claimedAt: MONDAY_MORNING,
    }
    expect(await school.in((tx) => claimChannel(tx, channel))).toBe(channel.id)
    const again = { ...channel, id: randomUUID() }
    expect(await school.in((tx) => claimChannel(tx, again))).toBe(channel.id)
    expect(await school.in((tx) => listChannels(tx))).toEqual([{ ...channel, state: 'reachable' }])
    await school.in((tx) => markChannelUnreachable(tx, channel.id, 'channel_not_found'))
    expect(await school.in((tx) => listChannels(tx, [channel.id]))).toMatchObject([
      { state: 'unreachable', reason: 'channel_not_found' },
    ])

    const friday = { channelId: channel.id, weekday: 5 as const, time: '15:30' }
    await school.in((tx) => saveDigestSchedule(tx, { ...friday, nextAt: MONDAY_MORNING }))
    const thursday = { ...friday, weekday: 4 as const, time: '16:00' }
    await school.in((tx) => saveDigestSchedule(tx, thursday))
    expect(await school.in(listDigestSchedules)).toEqual([thursday])
    await school.in((tx) => stopDigests(tx, channel.id))
    expect(await school.in(listDigestSchedules)).toEqual([])
  })

  it("keeps a school's order of modules for each year (B-30, B-31)", async () => {
    const school = await keepSchool(store)
    const choice = {
      academicYear: '2026-27',
      programme: 'niot' as const,
      modules: ['A', 'F', 'C', 'E', 'B', 'D'],
      level: 'trust',
      rationale: 'Adaptive practice first; it is our priority this year.',
      submittedAt: MONDAY_MORNING,
      submittedBy: school.tutor.id,
    }
    await school.in((tx) => saveSequenceChoice(tx, { ...choice, modules: ['A'] }))
    await school.in((tx) => saveSequenceChoice(tx, choice))
    expect(await school.in(listSequenceChoices)).toEqual([choice])
  })

  it('keeps the electives of a module, in both years of induction (B-33, B-34)', async () => {
    const school = await keepSchool(store)
    const first = {
      inductionId: school.inductionId,
      inductionYear: 1 as const,
      module: 'A',
      electives: ['A-2', 'A-4'],
      chosenAt: MONDAY_MORNING,
      chosenBy: school.ect.id,
    }
    const second = { ...first, inductionYear: 2 as const, chosenAt: minutesLater(1) }
    await school.in((tx) => saveElectiveChoice(tx, first))
    await school.in((tx) => saveElectiveChoice(tx, second))
    await school.in((tx) => saveElectiveChoice(tx, { ...first, electives: ['A-1', 'A-2'] }))
    expect(await school.in((tx) => listElectiveChoices(tx, [school.inductionId]))).toEqual([
      { ...first, electives: ['A-1', 'A-2'] },
      second,
    ])
  })

  it('shows a person who read their detail, newest first', async () => {
    const school = await keepSchool(store)
    const access = (minutes: number) => ({
      id: randomUUID(),
      readerId: school.tutor.id,
      subjectId: school.ect.id,
      what: 'induction detail',
      readAt: minutesLater(minutes),
    })
    const [early, late] = [access(1), access(2)]
    await school.in((tx) => recordAccess(tx, [early, late]))
    await school.in((tx) => recordAccess(tx, []))
    expect(await school.in((tx) => listAccesses(tx, school.ect.id))).toEqual([late, early])
    expect(await school.in((tx) => listAccesses(tx, school.mentor.id))).toEqual([])
  })
})
