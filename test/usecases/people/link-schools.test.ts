import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bankHolidaysOfEngland } from '../../../src/bank-holidays.ts'
import { importRoster } from '../../../src/imports/roster/import-roster.ts'
import { listAddresses } from '../../../src/store/addresses.ts'
import { claimChannel, listChannels } from '../../../src/store/channels.ts'
import type { Store } from '../../../src/store/database.ts'
import { findPeopleByEmail } from '../../../src/store/people.ts'
import { listSchools } from '../../../src/store/schools.ts'
import { tenantsOfSchool } from '../../../src/store/tenants.ts'
import type { Deps } from '../../../src/usecases/deps.ts'
import { linkNewSchools, linkSchool } from '../../../src/usecases/people/link-schools.ts'
import { aRoster, aTutorRow } from '../../support/build-roster.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { findByAccount } from '../../support/read-tables.ts'
import { rememberAddress } from '../../support/remember-address.ts'
import { anEvent, foundIn } from '../../support/take-turn.ts'

const now = new Date('2026-09-04T09:00:00Z')
const NORTH = 'north-trust'
const SOUTH = 'south-trust'
const EMAIL = 'helen@trust.example'
const allowed = (...tenants: string[]) => ({ platform: 'teams', tenants })
const sender = (tenant: string, userId = `${tenant}-helen`) => ({
  platform: 'teams',
  tenant,
  userId,
  email: EMAIL,
})

/** Schools of these URNs, each with the same induction tutor: she works at all of them. */
async function schools(...urns: string[]): Promise<Deps> {
  const deps = depsOn(await openTestStore())
  await importSchools(deps, urns)
  return deps
}

const depsOn = (store: Store): Deps => ({
  store,
  newId: randomUUID,
  bankHolidays: bankHolidaysOfEngland,
})

async function importSchools(deps: Deps, urns: readonly string[]): Promise<void> {
  const rows = urns.map((school_urn) =>
    aTutorRow({ school_urn, school_name: `School ${school_urn}`, email: EMAIL }),
  )
  expect(await importRoster(deps, { bytes: aRoster(rows) }, now)).toMatchObject({
    kind: 'imported',
  })
}

const schoolId = async ({ store }: Deps, urn: string): Promise<string> =>
  (await store.shared(listSchools)).find((one) => one.urn === urn)?.id ?? ''

/** The URNs of the schools at which somebody is found. */
async function foundAt(deps: Deps, from: ReturnType<typeof sender>): Promise<string[]> {
  const ids = (await foundIn(deps.store, anEvent({ ...from, address: undefined }))).map(
    (one) => one.schoolId,
  )
  const all = await deps.store.shared(listSchools)
  return all.filter(({ id }) => ids.includes(id)).map(({ urn }) => urn)
}

describe('which school is in which tenant', () => {
  it('is plain where one tenant alone may use the service: a school, or a whole trust', async () => {
    const deps = await schools('100001', '100002')
    expect(await foundAt(deps, sender(NORTH))).toEqual([])
    await linkNewSchools(deps, allowed(NORTH))
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001', '100002'])
    expect(await foundAt(deps, sender(SOUTH))).toEqual([])
  })

  it('holds for a school that is imported later, and is asked about any number of times', async () => {
    const deps = await schools('100001')
    await linkNewSchools(deps, allowed(NORTH))
    await importSchools(deps, ['100002'])
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001'])
    await linkNewSchools(deps, allowed(NORTH))
    await linkNewSchools(deps, allowed(NORTH))
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001', '100002'])
  })

  it('is never guessed where several tenants may: nobody is found until somebody says so', async () => {
    const deps = await schools('100001', '100002')
    await linkNewSchools(deps, allowed(NORTH, SOUTH))
    expect(await foundAt(deps, sender(NORTH))).toEqual([])
    await linkSchool(
      deps,
      { platform: 'teams', tenant: NORTH, urn: '100001' },
      new Date('2026-09-04T09:00:00Z'),
    )
    await linkSchool(
      deps,
      { platform: 'teams', tenant: SOUTH, urn: '100002' },
      new Date('2026-09-04T09:00:00Z'),
    )
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001'])
    expect(await foundAt(deps, sender(SOUTH))).toEqual(['100002'])
  })

  it('stays as the administrator said, also where one tenant alone is left', async () => {
    const deps = await schools('100001', '100002')
    await linkSchool(
      deps,
      { platform: 'teams', tenant: SOUTH, urn: '100002' },
      new Date('2026-09-04T09:00:00Z'),
    )
    await linkNewSchools(deps, allowed(NORTH))
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001'])
    expect(await foundAt(deps, sender(SOUTH))).toEqual(['100002'])
  })

  it('is one thing on Teams and another on any other platform', async () => {
    const deps = await schools('100001')
    await linkNewSchools(deps, allowed(NORTH))
    expect(await foundAt(deps, { ...sender(NORTH), platform: 'slack' })).toEqual([])
  })

  it('cannot be said of a school that nobody imported', async () => {
    const deps = await schools('100001')
    const link = await linkSchool(
      deps,
      { platform: 'teams', tenant: NORTH, urn: '999999' },
      new Date('2026-09-04T09:00:00Z'),
    )
    expect(link).toEqual({ kind: 'unknown-school' })
  })
})

describe('a school that moves to another tenant', () => {
  it('knows nobody of the old one any more, by account or by email, and writes to nobody there', async () => {
    const deps = await schools('100001')
    const { store } = deps
    await linkNewSchools(deps, allowed(NORTH))
    expect(await foundAt(deps, sender(NORTH))).toEqual(['100001'])
    const id = await schoolId(deps, '100001')
    const place = { platform: 'teams', tenant: NORTH, conversation: 'chat' }
    await store.withSchool(id, async (tx) => {
      const [helen] = await findPeopleByEmail(tx, [EMAIL])
      await rememberAddress(tx, helen?.id ?? '', {
        address: { ...place, kind: 'personal' },
        at: now,
      })
      await claimChannel(tx, {
        id: randomUUID(),
        address: { ...place, kind: 'channel' },
        claimedAt: now,
      })
    })

    await linkSchool(
      deps,
      { platform: 'teams', tenant: SOUTH, urn: '100001' },
      new Date('2026-09-04T09:00:00Z'),
    )

    expect(await foundAt(deps, sender(NORTH))).toEqual([])
    expect(await store.shared((tx) => findByAccount(tx, sender(NORTH)))).toEqual([])
    expect(await foundAt(deps, sender(SOUTH))).toEqual(['100001'])
    const gone = { state: 'unreachable', reason: 'another-tenant' }
    await store.withSchool(id, async (tx) => {
      expect(await tenantsOfSchool(tx, 'teams')).toEqual([SOUTH])
      expect(await listAddresses(tx)).toMatchObject([gone])
      expect(await listChannels(tx)).toMatchObject([gone])
    })
  })
})
