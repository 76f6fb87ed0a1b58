import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listAddresses } from '../../src/store/addresses.ts'
import type { Store } from '../../src/store/database.ts'
import { rememberAccount, rememberTenant } from '../../src/store/directory.ts'
import type { EventAsk } from '../../src/store/event.ts'
import { addLogEntry } from '../../src/store/log-entries.ts'
import { markLeft, savePeople } from '../../src/store/people.ts'
import { forgetOldInbound } from '../../src/store/retention.ts'
import { newDatabase, onBothEngines, openAgain } from '../support/open-test-store.ts'
import { listLogEntries } from '../support/read-tables.ts'
import {
  aStoredEntry,
  aStoredPerson,
  keepSchool,
  MONDAY_MORNING,
  minutesLater,
  type StoredSchool,
} from '../support/stored-school.ts'
import { anEvent, foundIn } from '../support/take-turn.ts'

/** A school whose people chat in the sandbox. */
async function chattingSchool(store: Store): Promise<StoredSchool> {
  const school = await keepSchool(store)
  await school.in((tx) => rememberTenant(tx, 'sandbox', 'sandbox'))
  return school
}

/** Enters the sender's only school; answers what came of it. */
const enters = (store: Store, ask: EventAsk) =>
  store.event(ask, async (opened) => {
    const [one] = opened.found
    return one === undefined ? undefined : await opened.enter(one)
  })

onBothEngines('an event of a chat', (open) => {
  let store: Store
  let school: StoredSchool
  beforeAll(async () => {
    store = await open()
    school = await chattingSchool(store)
  })
  const fromEct = (its: Partial<Parameters<typeof anEvent>[0]> = {}) =>
    anEvent({ email: school.ect.email, ...its })

  it('finds its sender by email, then by chat account, so that a changed email does no harm', async () => {
    const first = fromEct({ userId: 'U-amina' })
    expect(await foundIn(store, first)).toMatchObject([
      { schoolId: school.id, personId: school.ect.id, isNewHere: true },
    ])
    await enters(store, first)
    const found = await foundIn(store, fromEct({ userId: 'U-amina', email: 'married@new.example' }))
    expect(found).toEqual([{ schoolId: school.id, personId: school.ect.id, isNewHere: false }])
  })

  it('finds nobody for a stranger, nor for an email that is known in another tenant only', async () => {
    expect(await foundIn(store, anEvent({ email: 'stranger@nowhere.example' }))).toEqual([])
    expect(await foundIn(store, fromEct({ tenant: 'another-trust' }))).toEqual([])
  })

  it('finds somebody at two schools at both, also where the second came later', async () => {
    const email = `${randomUUID().slice(0, 8)}@two.example`
    await school.in((tx) => savePeople(tx, [aStoredPerson({ email })]))
    const ask = () => anEvent({ email })
    await enters(store, ask())
    expect(await foundIn(store, ask())).toHaveLength(1)
    const other = await chattingSchool(store)
    await other.in((tx) => savePeople(tx, [aStoredPerson({ email })]))
    const schools = (await foundIn(store, ask())).map(({ schoolId }) => schoolId)
    expect(schools.sort()).toEqual([school.id, other.id].sort())
  })

  it('has its effect once, however often and in whichever order it is redelivered', async () => {
    const events = Array.from({ length: 20 }, () => fromEct())
    const deliveries = [...events, ...events, ...events]
    const results = await Promise.all(
      deliveries.map((ask) =>
        store.event(ask, async (opened) => {
          const [one] = opened.found
          const entered = one && (await opened.enter(one))
          if (entered?.kind !== 'entered') return entered?.kind
          const entry = aStoredEntry(school, { activity: 'drop-in' })
          entered.school.alongside(addLogEntry(entered.school, entry))
          return 'logged'
        }),
      ),
    )
    expect(results.filter((one) => one === 'logged')).toHaveLength(20)
    expect(results.filter((one) => one === 'seen')).toHaveLength(40)
    expect(await school.in((tx) => listLogEntries(tx))).toHaveLength(20)
  })

  it('is new again where its work broke off, also in a write that nobody waited for', async () => {
    const ask = fromEct()
    const broken = store.event(ask, async (opened) => {
      const [one] = opened.found
      if (one !== undefined) await opened.enter(one)
      throw new Error('The lights went out.')
    })
    await expect(broken).rejects.toThrow('The lights went out.')
    const entry = aStoredEntry(school, { inductionId: randomUUID() })
    const refused = store.event(ask, async (opened) => {
      const [one] = opened.found
      const entered = one && (await opened.enter(one))
      if (entered?.kind !== 'entered') throw new Error('The event was seen.')
      entered.school.alongside(addLogEntry(entered.school, entry))
    })
    await expect(refused).rejects.toMatchObject({ code: 'store-refused' })
    expect(await enters(store, ask)).toMatchObject({ kind: 'entered' })
    expect(await enters(store, ask)).toEqual({ kind: 'seen' })
  })

  it('tells where its sender can be reached, from their own chat but never from a channel', async () => {
    const seenAt = async () =>
      (await school.in((tx) => listAddresses(tx, [school.mentor.id]))).map((one) => one.seenAt)
    const fromMentor = (its: Omit<Partial<EventAsk>, 'email'>) =>
      anEvent({ ...its, email: school.mentor.email })
    await enters(store, fromMentor({ at: minutesLater(1), address: undefined }))
    expect(await seenAt()).toEqual([])
    await enters(store, fromMentor({ at: minutesLater(2) }))
    expect(await seenAt()).toEqual([minutesLater(2)])
  })

  it('from somebody who has left is nobody’s, by email and by account', async () => {
    const leaver = aStoredPerson()
    await school.in((tx) => savePeople(tx, [leaver]))
    const ask = () => anEvent({ email: leaver.email, userId: 'U-leaver' })
    expect(await enters(store, ask())).toMatchObject({ kind: 'entered' })
    expect(await enters(store, ask())).toMatchObject({ kind: 'entered' })
    await school.in((tx) => markLeft(tx, [leaver.id], '2026-09-14'))
    expect(await foundIn(store, ask())).toEqual([])
    // They were taken for who they had been; what was read on that guess harms nobody.
    expect(await enters(store, fromEct())).toMatchObject({ kind: 'entered' })
  })

  it('is forgotten after a week', async () => {
    const day = 24 * 60
    const old = fromEct({ at: minutesLater(-8 * day) })
    const young = fromEct({ at: minutesLater(-6 * day) })
    await enters(store, old)
    await enters(store, young)
    expect(await store.shared((tx) => forgetOldInbound(tx, MONDAY_MORNING, 7))).toBeGreaterThan(0)
    expect(await enters(store, young)).toEqual({ kind: 'seen' })
    expect(await enters(store, old)).toMatchObject({ kind: 'entered' })
  })
})

describe('what one instance remembers', () => {
  it('is never believed: the roster was changed by another instance between two presses', async () => {
    const settings = await newDatabase('postgres')
    const one = await openAgain(settings)
    const other = await openAgain(settings)
    const school = await chattingSchool(one)
    const press = () => enters(one, anEvent({ email: school.ect.email }))
    const rolesSeen = async () => {
      const entered = await press()
      return entered?.kind === 'entered' ? entered.person.roles : entered?.kind
    }
    await press()
    expect(await rolesSeen()).toEqual(['ect'])
    await other.withSchool(school.id, (tx) =>
      savePeople(tx, [{ ...school.ect, roles: ['ect', 'induction-tutor'] }]),
    )
    expect(await rolesSeen()).toEqual(['ect', 'induction-tutor'])
    await other.withSchool(school.id, (tx) => markLeft(tx, [school.ect.id], '2026-09-14'))
    expect(await press()).toBeUndefined()
  })

  it('is never believed: an account that became somebody else’s reaches nothing of the first', async () => {
    const settings = await newDatabase('postgres')
    const one = await openAgain(settings)
    const other = await openAgain(settings)
    const school = await chattingSchool(one)
    const press = async () => {
      const entered = await enters(one, anEvent({ email: school.ect.email, userId: 'U-shared' }))
      return entered?.kind === 'entered' ? entered.person.id : entered?.kind
    }
    await press()
    expect(await press()).toBe(school.ect.id)
    const account = { platform: 'sandbox', tenant: 'sandbox', userId: 'U-shared' }
    await other.withSchool(school.id, (tx) => rememberAccount(tx, account, school.mentor.id))
    expect(await press()).toBe(school.mentor.id)
  })
})
