import { beforeAll, describe, expect, it } from 'vitest'
import { personalAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { loadSchool } from '../../../src/school/load.ts'
import type { NewDelivery } from '../../../src/store/deliveries.ts'
import { addLogEntry } from '../../../src/store/log-entries.ts'
import { saveManners } from '../../../src/store/manners.ts'
import { loadConversations } from '../../../src/usecases/messages/load-conversations.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { rememberAddress } from '../../support/remember-address.ts'
import {
  aDelivery,
  aStoredEntry,
  keepSchool,
  type StoredSchool,
} from '../../support/stored-school.ts'
import { depsOn, queue } from '../../support/way-out.ts'

/** Wednesday of the fourth teaching week. */
const NOW = new Date('2026-09-23T08:00:00Z')
const on = (day: string) => new Date(`${day}T06:45:00Z`)

describe('what was said to somebody of late', () => {
  let school: StoredSchool
  let store: Awaited<ReturnType<typeof openTestStore>>
  beforeAll(async () => {
    store = await openTestStore()
  })
  const begin = async () => {
    school = await keepSchool(store)
  }
  const said = (its: Partial<NewDelivery>, day: string) =>
    queue(school, [
      aDelivery(school, { period: day, decidedAt: on(day), notBefore: on(day), ...its }),
    ])
  const hear = (day: string) =>
    school.in((tx) =>
      rememberAddress(tx, school.ect.id, {
        address: personalAddress(school.ect.email),
        at: on(day),
      }),
    )
  const conversation = () =>
    school.in(async (tx) => {
      const picture = await loadSchool(tx, depsOn(store), { now: NOW })
      return (await loadConversations(tx, picture, [school.ect.id])).get(school.ect.id)
    })

  it('holds messages since the Monday of last week, with their local day', async () => {
    await begin()
    await hear('2026-09-21')
    await said({}, '2026-09-11')
    await said({}, '2026-09-14')
    await said({ kind: 'coming-up' }, '2026-09-22')
    expect((await conversation())?.messages).toEqual([
      { kind: 'my-week', period: '2026-09-14', at: on('2026-09-14'), on: '2026-09-14' },
      { kind: 'coming-up', period: '2026-09-22', at: on('2026-09-22'), on: '2026-09-22' },
    ])
  })

  it('reaches back to their last answer, and to the beginning where they never answered', async () => {
    await begin()
    await said({}, '2026-09-04')
    await said({}, '2026-09-09')
    expect((await conversation())?.messages).toHaveLength(2)
    await hear('2026-09-08')
    const since = await conversation()
    expect(since?.messages.map(({ period }) => period)).toEqual(['2026-09-09'])
    expect(since?.lastAnsweredAt).toEqual(on('2026-09-08'))
  })

  it('leaves out what was skipped or called off, answers and updates in place', async () => {
    await begin()
    await said({ skipped: { reason: 'stale' } }, '2026-09-21')
    await said({ kind: 'refresh' }, '2026-09-21')
    await said({ kind: 'reply' }, '2026-09-21')
    await said({ kind: 'welcome' }, '2026-09-21')
    expect((await conversation())?.messages).toEqual([])
  })

  it('marks what they asked for; an action step came from a meeting', async () => {
    await begin()
    await said({ kind: 'not-logged-yet', unprompted: false }, '2026-09-21')
    await said({ kind: 'action-step', unprompted: false }, '2026-09-22')
    const messages = (await conversation())?.messages ?? []
    expect(messages.map(({ askedFor }) => askedFor)).toEqual([true, undefined])
  })

  it('takes a log entry and "keep going" as answers too', async () => {
    await begin()
    await hear('2026-09-10')
    await school.in((tx) => addLogEntry(tx, aStoredEntry(school, { loggedAt: on('2026-09-15') })))
    expect((await conversation())?.lastAnsweredAt).toEqual(on('2026-09-15'))
    await school.in((tx) =>
      saveManners(tx, {
        personId: school.ect.id,
        nudgesOff: [],
        celebrate: false,
        silenceCountsFrom: on('2026-09-18'),
      }),
    )
    expect((await conversation())?.lastAnsweredAt).toEqual(on('2026-09-18'))
  })
})
