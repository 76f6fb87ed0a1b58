import { describe, expect, it } from 'vitest'
import type { Absence } from '../../../src/domain/people.ts'
import { saveAbsence } from '../../../src/store/absences.ts'
import { listDeliveries } from '../../../src/store/deliveries.ts'
import { schoolsOfTenant } from '../../../src/store/directory.ts'
import { welcomeFor } from '../../../src/usecases/messages/welcome-person.ts'
import { listWakeUps } from '../../support/read-tables.ts'
import { openSchool, smallRoster } from '../../support/school-in-memory.ts'

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

  it('who mentors again is told where the materials are, and that there is nothing to attend (B-06)', async () => {
    const roster = smallRoster().map((row) =>
      row.email === 'tom@hillcrest.example'
        ? { ...row, mentor_training: 'returning', programme: 'ambition' }
        : row,
    )
    const school = await openSchool({ roster, now: '2026-09-14T12:00' })
    const [welcome] = await school.chatOf('tom').allTexts()
    expect(welcome).toContain(
      'the materials of Ambition Institute are yours to use again, and there are no events to attend.',
    )
    expect(welcome).toContain('They are in Steplab.')
    const helen = school.chatOf('helen')
    await helen.types('material address')
    await helen.presses('Go on', { programme: 'ambition', url: 'https://steplab.example/' })
    await helen.presses('Yes, do it')
    const text = JSON.stringify(welcomeFor(await school.picture(), await school.personIdOf('tom')))
    expect(text).toContain('They are in Steplab: https://steplab.example/.')
    const priya = JSON.stringify(
      welcomeFor(await school.picture(), await school.personIdOf('priya')),
    )
    expect(priya).not.toContain('come back')
  })

  it('is not greeted on a Sunday at 0:28am, but in their own hours', async () => {
    const school = await openSchool({ now: '2026-09-13T00:28' })
    const welcomes = await school.in((tx) => listDeliveries(tx, { kinds: ['welcome'] }))
    expect(welcomes).toHaveLength(7)
    const mondayMorning = new Date('2026-09-14T06:30:00Z')
    for (const { notBefore } of welcomes) expect(notBefore).toEqual(mondayMorning)
    expect(await school.chatOf('amina').allTexts()).toEqual([])
    await school.moveTo('2026-09-14T07:30')
    expect((await school.chatOf('amina').allTexts())[0]).toContain('Welcome to Keepstep')
  })

  it('is not greeted on days away that were logged after the welcome was planned', async () => {
    const school = await openSchool({ now: '2026-09-13T00:28' })
    const personId = await school.personIdOf('amina')
    const away = { personId, from: '2026-09-14', to: '2026-09-16' } as Absence
    await school.in((tx) => saveAbsence(tx, away))
    await school.moveTo('2026-09-16T20:00')
    expect(await school.chatOf('amina').allTexts()).toEqual([])
    await school.moveTo('2026-09-17T07:30')
    expect((await school.chatOf('amina').allTexts())[0]).toContain('Welcome to Keepstep')
  })

  it('is not greeted while they snooze', async () => {
    const school = await openSchool({ now: '2026-09-14T06:00' })
    await school.chatOf('tom').types('snooze until tomorrow 11:20am')
    const before = (await school.chatOf('tom').messages()).length
    await school.moveTo('2026-09-15T11:19')
    expect(await school.chatOf('tom').messages()).toHaveLength(before)
    await school.moveTo('2026-09-15T11:21')
    const texts = (await school.chatOf('tom').allTexts()).slice(before)
    expect(texts.join('\n')).toContain('Welcome to Keepstep')
  })

  it('is welcomed at once where they opened the chat themselves, whatever the hour', async () => {
    const school = await openSchool({ now: '2026-09-13T00:28' })
    const opens = { as: 'amina', kind: 'installed', byThem: true } as const
    await school.receives({ ...opens, id: 'opened' })
    await school.moveTo('2026-09-13T00:29')
    expect(await school.chatOf('amina').allTexts()).toEqual([
      expect.stringContaining('Welcome to Keepstep'),
    ])
    await school.receives({ ...opens, id: 'opened again' })
    await school.moveTo('2026-09-14T07:30')
    const welcomes = (await school.chatOf('amina').allTexts()).filter((text) =>
      text.includes('Welcome to Keepstep'),
    )
    expect(welcomes).toHaveLength(1)
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
