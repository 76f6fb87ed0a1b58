import { beforeAll, describe, expect, it } from 'vitest'
import { logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T07:00' })
  await school.moveTo('2026-09-14T10:00')
})

const receipts = async (who: string) =>
  (await school.chatOf(who).messages()).filter(({ text }) => text.startsWith('Week 3 of autumn 1'))

describe('a week that is over', () => {
  it('keeps its card while it lasts', async () => {
    await logsDropIn(school, { ect: 'Amina' })
    await school.moveTo('2026-09-18T17:00')
    expect(await receipts('priya')).toEqual([])
  })

  it('becomes one line in place: what was logged, and what was not', async () => {
    const before = (await school.chatOf('priya').messages()).length
    await school.moveTo('2026-09-21T10:00')
    const [line, ...others] = await receipts('priya')
    expect(line?.text).toMatch(
      /Over\. \d of \d logged\. Not logged yet: .*Mentor meeting with Amina/,
    )
    expect(line?.updatedAt).toBeDefined()
    const news = (await school.chatOf('priya').messages()).slice(before)
    expect(news.filter(({ text }) => text.startsWith('Week 3'))).toEqual([])
    for (const one of others) expect(one.text).toContain('Over.')
    expect(line?.text).not.toContain('turn off')
  })

  it('says that nothing was due where what stood on the card had a later day', async () => {
    const texts = (await school.chatOf('callum').messages()).map(({ text }) => text)
    const amina = (await school.chatOf('amina').messages()).map(({ text }) => text)
    for (const text of [...texts, ...amina]) expect(text).not.toContain('nothing for you to log')
  })

  it('leads a tutor to what needs them now, and counts nothing for whom nothing was due', async () => {
    const [line] = await receipts('helen')
    expect(line?.text).toContain('Over. What needs you now is under “Show my week”.')
    expect(line?.text).not.toContain('0 of')
  })

  it('stays one line, however often the service looks again', async () => {
    const [line] = await receipts('priya')
    await school.moveTo('2026-09-23T10:00')
    expect((await receipts('priya'))[0]?.updatedAt).toEqual(line?.updatedAt)
  })

  it('stays the card of its own week where something is done from it', async () => {
    const amina = school.chatOf('amina')
    const [line] = await receipts('amina')
    expect(line?.text).toContain('Not logged yet: Core self-study')
    await amina.presses(/^Done: Core self-study/)
    const after = (await amina.messages()).find(({ id }) => id === line?.id)
    expect(after?.text).toContain('Week 3 of autumn 1')
    expect(after?.text).not.toContain('Week 4')
  })

  it('still takes what was not logged, for the day on which it was, and counts it then', async () => {
    const logged = async () =>
      Number(/Over\. (\d)/.exec((await receipts('priya'))[0]?.text ?? '')?.[1])
    const before = await logged()
    const priya = school.chatOf('priya')
    await priya.presses(/^Open: Mentor meeting with Amina/)
    await priya.presses('Save and finish', { step: 'Wait for silence', on: '2026-09-17' })
    expect(await priya.lastText()).toContain('Logged: Mentor meeting')
    await school.moveTo('2026-09-23T10:05')
    expect(await logged()).toBe(before + 1)
  })
})
