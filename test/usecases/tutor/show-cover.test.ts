import { describe, expect, it } from 'vitest'
import { saveAbsence } from '../../../src/store/absences.ts'
import { aMentorRow } from '../../support/build-roster.ts'
import { openSchool, type School, smallRoster } from '../../support/school-in-memory.ts'

async function awayOn(who: string, from: string, to: string): Promise<School> {
  const school = await openSchool()
  const personId = await school.personIdOf(who)
  await school.in(async (tx) => void (await saveAbsence(tx, { personId, from, to })))
  return school
}

const asks = async (school: School, who: string, text = 'mentor cover'): Promise<string> => {
  await school.chatOf(who).types(text)
  return await school.chatOf(who).lastText()
}

describe('cover for a mentor (B-07, B-08, B-84)', () => {
  it('says on the first day that messages rest and nothing counts', async () => {
    const text = await asks(await awayOn('tom', '2026-09-14', '2026-09-16'), 'helen')
    expect(text).toContain('Callum Reid, mentored by Tom Hargreaves')
    expect(text).toContain('Away 14 to 16 September.')
    expect(text).toContain('nothing counts as not logged')
    expect(text).not.toContain('Priya Raman:')
  })

  it('says from the tenth day who is here, with training and how many ECTs', async () => {
    const text = await asks(await awayOn('tom', '2026-09-03', '2026-09-18'), 'helen')
    expect(text).toContain('Ten days or more: somebody could stand in.')
    expect(text).toContain('Priya Raman: in mentor training, mentors 2 ECTs')
  })

  it('says beyond three weeks that a replacement is registered twice and begins anew', async () => {
    const text = await asks(await awayOn('priya', '2026-09-10', '2026-10-09'), 'helen')
    expect(text).toContain('Amina Yusuf, mentored by Priya Raman')
    expect(text).toContain('Bethan Pryce, mentored by Priya Raman')
    expect(text).toContain('A replacement is registered with the department')
    expect(text).toContain('Tom Hargreaves: in mentor training, mentors 1 ECT')
  })

  it('says how many more are here than it names', async () => {
    const names = ['Ada Bell', 'Ben Cole', 'Cat Dunn', 'Dev Earl', 'Eve Ford']
    const mentors = names.map((name) =>
      aMentorRow({ name, email: `${name.split(' ')[0]?.toLowerCase()}@hillcrest.example` }),
    )
    const school = await openSchool({ roster: [...smallRoster(), ...mentors] })
    const personId = await school.personIdOf('tom')
    const days = { from: '2026-09-03', to: '2026-09-18' }
    await school.in(async (tx) => void (await saveAbsence(tx, { personId, ...days })))
    expect(await asks(school, 'helen')).toContain('And 1 more mentor.')
  })

  it('counts leave that was renewed from its first day', async () => {
    const school = await awayOn('tom', '2026-09-03', '2026-09-14')
    const personId = await school.personIdOf('tom')
    await school.in(
      async (tx) =>
        void (await saveAbsence(tx, { personId, from: '2026-09-15', to: '2026-09-30' })),
    )
    await school.moveTo('2026-09-16T12:00')
    const text = await asks(school, 'helen')
    expect(text).toContain('Away 3 to 30 September.')
    expect(text).toContain('A replacement is registered with the department')
  })

  it('is nothing while nobody is away, and is of one school only', async () => {
    const school = await awayOn('tom', '2026-09-14', '2026-09-16')
    expect(await asks(await school.openNextDoor(), 'helen')).toContain('No mentor is away today.')
  })

  it.each(['amina', 'priya', 'marcus'])('is not shown to %s', async (who) => {
    const school = await awayOn('tom', '2026-09-14', '2026-09-16')
    expect(await asks(school, who)).toContain('is for the induction tutor')
  })
})
