import { describe, expect, it } from 'vitest'
import { importRoster } from '../../src/imports/roster/import-roster.ts'
import { inviteEverybody } from '../../src/sandbox/invite-everybody.ts'
import { listSchools, saveSchool } from '../../src/store/schools.ts'
import { aMentorRow, aRoster } from '../support/build-roster.ts'
import { openDesk } from '../support/open-sandbox-desk.ts'
import { newDatabase } from '../support/open-test-store.ts'

describe('the sandbox', () => {
  it('begins on the first morning of term with the sample school, whoever is in school welcomed, nobody nudged', async () => {
    const { desk, core } = await openDesk()
    expect(desk.now()).toEqual(new Date('2026-09-03T06:30:00Z'))
    expect(await core.store.shared(listSchools)).toMatchObject([{ name: 'Larkfield Academy' }])
    const { people } = await desk.state()
    for (const { address, name } of people) {
      const shown = await desk.conversation(address)
      // Callum does not work on Thursdays: his welcome waits for Monday.
      const welcome = name === 'Callum Reid' ? [] : [`Welcome to Keepstep, ${name}`]
      expect(shown?.messages.map(({ text }) => text.split('\n')[0])).toEqual(welcome)
    }
  })

  it('is found again as it was left: the clock, the chats, the one school, nobody welcomed twice', async () => {
    const place = await newDatabase('postgres')
    const first = await openDesk({}, place)
    await first.desk.advanceTo(new Date('2026-09-14T12:00:00Z'))
    await first.desk.message({ as: 'a.yusuf@larkfield.example', text: 'done' })
    const left = await first.desk.state()
    await first.core.stop()
    const second = await openDesk({}, place)
    expect(second.desk.now()).toEqual(new Date('2026-09-14T12:00:00Z'))
    expect(await second.desk.state()).toEqual(left)
    expect(await second.core.store.shared(listSchools)).toHaveLength(1)
    await second.core.stop()
    const third = await openDesk({ KEEPSTEP_NOW: '2026-09-15T12:00:00Z' }, place)
    expect(third.desk.now()).toEqual(new Date('2026-09-15T12:00:00Z'))
    await third.core.stop()
    const fourth = await openDesk({ KEEPSTEP_NOW: '2026-09-01T12:00:00Z' }, place)
    expect(fourth.desk.now()).toEqual(new Date('2026-09-14T12:00:00Z'))
  })

  it('keeps the school that is there: the sample comes only where there is none', async () => {
    const place = await newDatabase('embedded')
    const { core } = await openDesk({}, place)
    const [school] = await core.store.shared(listSchools)
    await core.store.withSchool(school?.id ?? '', async (tx) => {
      await saveSchool(tx, {
        id: tx.schoolId,
        urn: '999001',
        name: 'Renamed',
        timeZone: 'Europe/London',
      })
    })
    await core.stop()
    const again = await openDesk({}, place)
    expect(await again.core.store.shared(listSchools)).toMatchObject([{ name: 'Renamed' }])
  })

  it('welcomes somebody who joins the roster later, and nobody else again', async () => {
    const { core, desk } = await openDesk()
    const before = await desk.state()
    const joiner = aMentorRow({
      school_urn: '999001',
      school_name: 'Larkfield Academy',
      name: 'Noor Ali',
      email: 'n.ali@larkfield.example',
    })
    const joined = await importRoster(core.deps, { bytes: aRoster([joiner]) }, desk.now())
    expect(joined.kind).not.toBe('refused')
    await inviteEverybody(core.deps, core.receive)
    await desk.message({ as: 'n.ali@larkfield.example', text: 'help' })
    const after = await desk.state()
    expect(after.people).toHaveLength(before.people.length + 1)
    const counts = (state: typeof after) =>
      state.people.filter(({ name }) => name !== 'Noor Ali').map(({ messages }) => messages)
    expect(counts(after)).toEqual(counts(before))
    const noor = await desk.conversation('person:n.ali@larkfield.example')
    expect(
      noor?.messages.some(({ text }) => text.startsWith('Welcome to Keepstep, Noor Ali')),
    ).toBe(true)
  })
})
