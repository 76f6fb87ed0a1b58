import { describe, expect, it } from 'vitest'
import { personalAddress, SANDBOX } from '../../src/platforms/sandbox/addresses.ts'
import { listAddresses } from '../../src/store/addresses.ts'
import { listDeliveries } from '../../src/store/deliveries.ts'
import { markLeft } from '../../src/store/people.ts'
import { importRoster } from '../../src/usecases/import-roster.ts'
import { aMentorRow, aRoster } from '../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../support/school-in-memory.ts'

const team = {
  platform: SANDBOX,
  tenant: SANDBOX,
  conversation: 'sandbox:a-team',
  kind: 'channel' as const,
}
const from = (email: string) => ({ platform: SANDBOX, tenant: SANDBOX, userId: email, email })
let events = 0
const nextId = () => `installed-${events++}`
const installedBy = (email: string, at = personalAddress(email)) => ({
  kind: 'installed' as const,
  id: nextId(),
  at,
  from: from(email),
})

const welcomes = (school: School) => school.in((tx) => listDeliveries(tx, { kinds: ['welcome'] }))
const addressesOf = async (school: School, who: string) => {
  const id = await school.personIdOf(who)
  return await school.in((tx) => listAddresses(tx, [id]))
}

describe('the first contact', () => {
  it('is met with silence where nobody knows who added Keepstep: they asked nothing', async () => {
    const school = await openSchool()
    const before = await welcomes(school)
    const { receive } = school.core
    expect(await receive(installedBy('nobody@elsewhere.example'))).toEqual({ messages: [] })
    expect(await receive(installedBy('nobody@elsewhere.example', team))).toEqual({ messages: [] })
    expect(await welcomes(school)).toEqual(before)
  })

  it('never shows in a channel which address somebody unknown has', async () => {
    const school = await openSchool()
    const stranger = 'nobody@elsewhere.example'
    const typed = { kind: 'text' as const, id: 'typed', from: from(stranger), text: 'help' }
    const [inTeam] = (await school.core.receive({ ...typed, at: team })).messages
    const [alone] = (await school.core.receive({ ...typed, at: personalAddress(stranger) }))
      .messages
    expect(inTeam?.text).not.toContain(stranger)
    expect(alone?.text).toContain(stranger)
  })

  it('with a team opens nobody’s own chat: their address stays what it was', async () => {
    const school = await openSchool()
    const before = await addressesOf(school, 'helen')
    await school.core.receive(installedBy('helen@hillcrest.example', team))
    expect(await addressesOf(school, 'helen')).toEqual(before)
    expect(before).toMatchObject([{ address: { kind: 'personal' } }])
  })

  it('with a team leaves the welcome for the day on which they open a chat of their own', async () => {
    const school = await openSchool()
    const nadia = aMentorRow({
      school_urn: '123456',
      school_name: 'Hillcrest School',
      name: 'Nadia Karim',
      email: 'nadia@hillcrest.example',
    })
    await importRoster(
      school.deps,
      { bytes: aRoster([...smallRoster(), nadia]) },
      school.clock.now(),
    )
    const id = await school.personIdOf('nadia')
    const hers = async () => (await welcomes(school)).filter(({ recipient }) => recipient === id)

    await school.core.receive(installedBy(nadia.email, team))
    expect(await hers()).toEqual([])
    expect(await addressesOf(school, 'nadia')).toEqual([])

    await school.core.receive(installedBy(nadia.email))
    await school.core.receive(installedBy(nadia.email))
    expect(await hers()).toHaveLength(1)
    expect(await addressesOf(school, 'nadia')).toHaveLength(1)
  })

  it('of somebody who has left is a stranger’s', async () => {
    const school = await openSchool()
    const id = await school.personIdOf('tom')
    await school.in((tx) => markLeft(tx, [id], '2026-09-11'))
    const tom = 'tom@hillcrest.example'
    expect(await school.core.receive(installedBy(tom))).toEqual({ messages: [] })
  })
})
