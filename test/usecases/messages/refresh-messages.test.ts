import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'
import { forWholeFile } from '../../support/when-over.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T07:00' })
  await school.moveTo('2026-09-14T10:00')
})

/** This Monday's card, as it was sent at a quarter to eight. */
const mondayCard = async (who: string) => {
  const cards = (await school.chatOf(who).messages()).filter(
    ({ text, from }) => from === undefined && text.startsWith('My week'),
  )
  const [first] = cards
  if (first === undefined) throw new Error(`${who} got no card this Monday.`)
  return first
}

describe('a card that was sent follows what is done elsewhere', () => {
  it('the mentor logs a drop-in by typing: Monday’s cards of both say so, in place', async () => {
    const sent = [await mondayCard('priya'), await mondayCard('amina')]
    expect(sent.every(({ updatedAt }) => updatedAt === undefined)).toBe(true)
    await school.moveTo('2026-09-15T12:00')
    const priya = school.chatOf('priya')
    await priya.types('log drop-in')
    await priya.presses('Amina Yusuf')
    await priya.presses('Save')
    for (const who of ['priya', 'amina']) {
      const card = await mondayCard(who)
      expect(card.text).toContain('Logged for Tuesday 15 September')
      expect(card.updatedAt).toEqual(school.clock.now())
    }
  })

  it('it rings no bell: nobody gets a message more', async () => {
    const count = async () => (await school.chatOf('amina').messages()).length
    const before = await count()
    await logsDropIn(school, { ect: 'Bethan' })
    await school.chatOf('priya').presses('Undo')
    expect(await count()).toBe(before)
  })

  it('people who have nothing to do with the pair keep their cards as they are', async () => {
    expect((await mondayCard('tom')).updatedAt).toBeUndefined()
    expect((await mondayCard('callum')).updatedAt).toBeUndefined()
  })

  it('taken back, the card offers to log it again', async () => {
    const priya = school.chatOf('priya')
    await priya.types('undo')
    expect((await mondayCard('priya')).text).not.toContain('Logged for Tuesday')
    expect((await mondayCard('amina')).text).toContain('The mentor logs it')
  })

  it('the card that was pressed answers by itself; the others are refreshed', async () => {
    const amina = school.chatOf('amina')
    await amina.presses(/^Done: Core self-study/)
    expect((await mondayCard('amina')).text).toContain('Logged for Tuesday 15 September')
  })

  it('last week’s card is one line by then, and stays as it was', async () => {
    await school.moveTo('2026-09-22T12:00')
    const line = async () =>
      (await school.chatOf('amina').messages()).find(({ text }) => text.startsWith('Week 3'))
    const before = await line()
    expect(before?.text).toContain('Over.')
    await logsDropIn(school)
    expect(await line()).toEqual(before)
  })
})

const stepCards = async (who: string) =>
  (await school.chatOf(who).messages()).filter(({ text }) => text.startsWith('Action step'))

describe('a card that brought a step follows the step', () => {
  it('a card from weeks ago is put right in place when its meeting is edited', async () => {
    school = await forWholeFile(() => openSchool())
    await agreesStep(school)
    const edit = await school.chatOf('priya').button('Edit')
    await school.moveTo('2026-10-12T10:00')
    await school.chatOf('priya').sends(edit)
    await school.chatOf('priya').presses('Save and finish', { step: 'Wait five seconds' })
    const [card, ...others] = await stepCards('amina')
    expect(others).toEqual([])
    expect(card?.text).toContain('Wait five seconds')
    expect(card?.updatedAt).toEqual(school.clock.now())
  })

  it('cards of other steps stay as they are', async () => {
    const [before] = await stepCards('amina')
    await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
    const edit = await school.chatOf('tom').button('Edit')
    await school.moveTo('2026-10-12T12:00')
    await school.chatOf('tom').sends(edit)
    await school.chatOf('tom').presses('Save and finish', { step: 'Wait six seconds' })
    expect(await stepCards('amina')).toEqual([before])
    expect((await stepCards('callum'))[0]?.updatedAt).toBeDefined()
  })
})
