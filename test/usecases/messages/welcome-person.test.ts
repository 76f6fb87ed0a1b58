import { describe, expect, it } from 'vitest'
import { listDeliveries } from '../../../src/store/deliveries.ts'
import { schoolsOfTenant } from '../../../src/store/directory.ts'
import { welcomeFor } from '../../../src/usecases/messages/welcome-person.ts'
import { listWakeUps } from '../../support/read-tables.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('somebody meets Keepstep for the first time', () => {
  it('is welcomed in their role, told when it writes, and thought about from their next moment', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const text = (await school.chatOf('callum').allTexts())[0] ?? ''
    expect(text).toContain('Welcome to Keepstep, Callum Reid')
    expect(text).toContain('It writes on Monday at 7:45am')
    const callumId = await school.personIdOf('callum')
    const [wakeUp] = await school.in((tx) => listWakeUps(tx, [callumId]))
    expect(wakeUp?.nextAt).toEqual(new Date('2026-09-15T06:45:00Z'))
    const schools = await school.core.store.shared((tx) =>
      schoolsOfTenant(tx, 'sandbox', 'sandbox'),
    )
    expect(schools).toContain(school.id)
  })

  it('is welcomed once, also when the app comes back after a year', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await school.moveTo('2027-03-01T12:00')
    await school.receives({ as: 'helen', kind: 'installed', id: 'again' })
    const helenId = await school.personIdOf('helen')
    const welcomes = await school.in((tx) => listDeliveries(tx, { kinds: ['welcome'] }))
    expect(welcomes.filter(({ recipient }) => recipient === helenId)).toHaveLength(1)
  })

  it('has the lines of both roles where they have two', async () => {
    const school = await openSchool()
    const picture = await school.picture()
    const priyaId = await school.personIdOf('priya')
    const priya = picture.people.get(priyaId)
    if (priya === undefined) throw new Error('Priya is not there.')
    const both = new Map(picture.people).set(priyaId, {
      ...priya,
      roles: ['mentor', 'induction-tutor'],
    })
    const { data } = welcomeFor({ ...picture, people: both }, priyaId)
    expect(data['does']).toHaveLength(2)
  })
})
