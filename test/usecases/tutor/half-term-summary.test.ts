import { describe, expect, it } from 'vitest'
import { logsDropIn } from '../../support/journeys.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('a headteacher who wants to hear how induction goes', () => {
  it('turns it on beside the counts, gets numbers and no name at the end of the half term, and stops it there', async () => {
    const school = await openSchool({ now: '2026-10-22T08:00' })
    const marcus = school.chatOf('marcus')
    await logsDropIn(school, { outcome: 'met' })
    await marcus.types('show induction now')
    await marcus.presses('Send me this each half term')
    expect(await marcus.lastText()).toContain('On: Induction in numbers, once each half term')
    await school.moveTo('2026-10-23T09:00')
    const text = await marcus.lastText()
    expect(text).toContain('Induction this half term')
    expect(text).toContain('3 in induction, 3 of them with a mentor today.')
    expect(text).toMatch(/Drop-ins: 1 of \d+ logged\./)
    expect(text).toContain('numbers only')
    for (const name of ['Amina', 'Bethan', 'Callum', 'Priya', 'Tom']) {
      expect(text).not.toContain(name)
    }
    await marcus.presses('Stop this summary')
    expect(await marcus.lastText()).toContain('Off: Induction in numbers')
    await marcus.types('show induction now')
    expect(await marcus.sees('Send me this each half term')).toBeDefined()
  })

  it('finds it in the settings and by words; nobody else can ask for it', async () => {
    const school = await openSchool()
    const marcus = school.chatOf('marcus')
    await marcus.types('turn on the half-term summary')
    expect(await marcus.lastText()).toContain('On: Induction in numbers')
    await marcus.types('settings')
    const { value } = await marcus.inputOf('nudges')
    expect(value).toContain('half-term-summary')
    await marcus.presses('Save', { nudges: 'my-week' })
    await marcus.types('show induction now')
    expect(await marcus.sees('Send me this each half term')).toBeDefined()
    await school.chatOf('amina').types('turn on the half-term summary')
    expect(await school.chatOf('amina').lastText()).toContain('headteacher')
    expect((await school.picture()).storedManners.flatMap(({ nudgesOn = [] }) => nudgesOn)).toEqual(
      [],
    )
  })
})
