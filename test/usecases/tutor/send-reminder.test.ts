import { describe, expect, it } from 'vitest'
import { openSchool } from '../../support/school-in-memory.ts'

describe('a kind word by hand', () => {
  it('goes to the chosen people with their week, and says who thought of them', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    await helen.types('send a kind word')
    await helen.presses('Send', { people: await school.personIdOf('priya') })
    expect(await helen.lastText()).toContain('A kind word goes to Priya Raman')
    expect(await school.chatOf('priya').lastText()).toContain('A kind word from Helen Whitcombe')
    expect(await school.chatOf('tom').lastText()).not.toContain('A kind word')
  })

  it('says when each was last reminded, and goes once a week only', async () => {
    const school = await openSchool()
    const helen = school.chatOf('helen')
    const people = await school.personIdOf('priya')
    await helen.types('remind Priya')
    expect(await helen.inputOf('people')).toMatchObject({ value: people })
    await helen.presses('Send')
    await helen.types('remind Priya')
    const { choices } = await helen.inputOf('people')
    expect(JSON.stringify(choices)).toContain('Priya Raman, last on Monday 14 September')
    await helen.presses('Send')
    expect(await helen.lastText()).toContain('this week has no room for another message')
  })

  it('leaves alone whoever is away or asked for quiet', async () => {
    const school = await openSchool()
    await school.chatOf('priya').types('pause until 12 October')
    const helen = school.chatOf('helen')
    await helen.types('remind Priya')
    await helen.presses('Send')
    expect(await helen.lastText()).toContain('Nobody was reminded')
    expect(await helen.lastText()).toContain('asked for quiet')
  })

  it.each(['amina', 'priya', 'marcus'])('is not %s’s to send', async (who) => {
    const school = await openSchool()
    await school.chatOf(who).types('send a kind word')
    expect(await school.chatOf(who).lastText()).toContain('is for the induction tutor')
  })
})
