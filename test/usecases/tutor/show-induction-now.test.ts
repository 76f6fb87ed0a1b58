import { describe, expect, it } from 'vitest'
import { openSchool, smallRoster } from '../../support/school-in-memory.ts'

describe('induction now', () => {
  it('is one card of counts for the headteacher, without a name (B-13)', async () => {
    const school = await openSchool()
    await school.chatOf('marcus').types('how is induction going')
    const text = await school.chatOf('marcus').lastText()
    expect(text).toContain('3 in induction, 3 of them with a mentor today.')
    expect(text).toMatch(/Meetings: \d of \d this week, \d+ of \d+ this term/)
    expect(text).not.toMatch(/Amina|Bethan|Callum|Priya|Tom/)
  })

  it('counts whoever begins in January as still to begin, and not as somebody without a mentor', async () => {
    const roster = smallRoster().map((row) =>
      row.name === 'Callum Reid' ? { ...row, start_date: '2027-01-04', year: '1' } : row,
    )
    const school = await openSchool({ roster })
    await school.chatOf('marcus').types('how is induction going')
    expect(await school.chatOf('marcus').lastText()).toContain(
      '2 in induction, 2 of them with a mentor today. 1 more to begin.',
    )
  })

  it.each(['amina', 'priya'])('is not for %s', async (who) => {
    const school = await openSchool()
    await school.chatOf(who).types('show induction now')
    expect(await school.chatOf(who).lastText()).toContain('is for the headteacher')
  })

  it('for the induction tutor each pair comes with it, in their own chat', async () => {
    const school = await openSchool()
    await school.chatOf('helen').types('how is induction going')
    expect(await school.chatOf('helen').lastText()).toContain('Each pair')
  })
})
