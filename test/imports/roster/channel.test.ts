import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { importCalendar } from '../../../src/imports/calendar/import-calendar.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { channelAddress } from '../../../src/platforms/sandbox/addresses.ts'
import { listChannels, listDigestSchedules, stopDigests } from '../../../src/store/channels.ts'
import type { Store } from '../../../src/store/database.ts'
import { findSchoolByUrn } from '../../../src/store/schools.ts'
import type { SchoolTx } from '../../../src/store/tx.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import { aCalendarFile, aRoster, aTutorRow, TERMS_2026 } from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const SEPTEMBER = new Date('2026-09-04T09:00:00Z')

describe('the channel that a roster names', () => {
  let store: Store
  let deps: Deps
  let urn = 500_000
  beforeAll(async () => {
    store = await openTestStore()
    deps = { store, newId: randomUUID, bankHolidays: bankHolidaysOfEngland }
  })
  const take = async (more = {}) => {
    const bytes = aRoster([aTutorRow({ school_urn: String(urn) })])
    return await importRoster(deps, { bytes, ...more }, SEPTEMBER)
  }
  const here = async <T>(work: (tx: SchoolTx) => Promise<T>): Promise<T> => {
    const school = await store.shared((tx) => findSchoolByUrn(tx, String(urn)))
    return await store.withSchool(school?.id ?? '', work)
  }

  it('gets the digest on Fridays where the platform knows channels by name', async () => {
    urn += 1
    expect(await take({ channelAddress })).toMatchObject({
      kind: 'imported',
      schools: [{ channel: 'Induction', claimsChannel: true }],
    })
    const bytes = aCalendarFile(TERMS_2026, String(urn))
    await importCalendar(deps, { bytes }, SEPTEMBER)
    const [channel, ...more] = await here((tx) => listChannels(tx))
    expect(more).toEqual([])
    expect(channel).toMatchObject({
      label: 'Induction',
      address: { platform: 'sandbox', conversation: 'channel:induction', kind: 'channel' },
      claimedBy: expect.any(String),
    })
    expect(await here((tx) => listDigestSchedules(tx))).toEqual([
      {
        channelId: channel?.id,
        weekday: 5,
        time: '15:30',
        nextAt: new Date('2026-09-04T14:30:00Z'),
      },
    ])
  })

  it('is claimed once: a tutor who stopped the digests is not overruled', async () => {
    urn += 1
    await take({ channelAddress })
    await here(async (tx) => {
      for (const { id } of await listChannels(tx)) await stopDigests(tx, id)
    })
    expect(await take({ channelAddress })).toMatchObject({ kind: 'unchanged' })
    expect(await here((tx) => listDigestSchedules(tx))).toEqual([])
  })

  it('is a change of its own, and a dry run only names it', async () => {
    urn += 1
    await take()
    const planned = await take({ channelAddress, dryRun: true })
    expect(planned).toMatchObject({ kind: 'dry-run', schools: [{ claimsChannel: true }] })
    expect(await here((tx) => listChannels(tx))).toEqual([])
    expect(await take({ channelAddress })).toMatchObject({ kind: 'imported' })
  })

  it('is claimed in the channel itself everywhere else', async () => {
    urn += 1
    expect(await take()).not.toHaveProperty('schools.0.claimsChannel')
    expect(await here((tx) => listChannels(tx))).toEqual([])
  })
})
