import { describe, expect, it } from 'vitest'
import { anEctRow } from '../../support/build-roster.ts'
import { openSchool, smallRoster } from '../../support/school-in-memory.ts'

describe('my week, on demand', () => {
  it('shows each person their own part: the ECT’s, each ECT of a mentor, what needs the tutor', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    const week = async (who: string) => {
      await school.chatOf(who).types('my week')
      return await school.chatOf(who).lastText()
    }
    expect(await week('amina')).toMatch(/Module A: Behaviour and Relationships, working with Priya/)
    const priya = await week('priya')
    expect(priya).toContain('Amina Yusuf')
    expect(priya).toContain('Bethan Pryce')
    expect(priya).toContain('Studies this week: ')
    expect(await week('helen')).toContain('Why this shows:')
    expect(await week('marcus')).toContain('Nothing is due this week.')
  })

  it('says in the holidays when school is back', async () => {
    const school = await openSchool({ now: '2026-12-22T12:00' })
    await school.chatOf('amina').types('my week')
    expect(await school.chatOf('amina').lastText()).toContain(
      'School is closed until Monday 4 January',
    )
  })

  it('goes on over pages where a mentor has many ECTs', async () => {
    const many = Array.from({ length: 9 }, (_, at) =>
      anEctRow({
        name: `Ect ${at + 1}`,
        email: `ect${at + 1}@hillcrest.example`,
        mentor_email: 'tom@hillcrest.example',
      }),
    )
    const school = await openSchool({
      now: '2026-09-14T12:00',
      roster: [...smallRoster(), ...many],
    })
    const tom = school.chatOf('tom')
    await tom.types('my week')
    const first = await tom.lastText()
    await tom.presses('Show the rest')
    const second = await tom.lastText()
    expect(second).not.toBe(first)
    const seen = `${first}\n${second}`
    for (const { name } of many.slice(0, 2)) expect(seen).toContain(name)
  })
})
