import { describe, expect, it } from 'vitest'
import { listAbsences, saveAbsence } from '../../../src/store/absences.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** Notes days away as somebody does, in the form, and opens the form again. */
async function goesAway(school: School, who: string, [awayFrom, awayTo = '']: readonly string[]) {
  const chat = school.chatOf(who)
  await chat.types('settings')
  await chat.presses('Save', { awayFrom: awayFrom ?? '', awayTo })
  await chat.types('settings')
  return chat
}

const daysAwayOf = async (school: School, who: string) => {
  const personId = await school.personIdOf(who)
  return (await school.in((tx) => listAbsences(tx, [personId]))).map(({ from, to }) => [from, to])
}

describe('somebody takes back days away', () => {
  it('with the button that stands in the settings, and the days count as any others', async () => {
    const school = await openSchool({ now: '2026-09-11T17:00' })
    const tom = await goesAway(school, 'tom', ['2026-09-14', '2026-09-18'])
    await tom.presses('Take back: Away from Monday 14 September to Friday 18 September')
    expect(await tom.lastText()).toContain(
      'Taken back: Away from Monday 14 September to Friday 18 September',
    )
    expect(await daysAwayOf(school, 'tom')).toEqual([])
    const states = (await school.expectationsOf('tom'))
      .filter(({ dueOn }) => dueOn >= '2026-09-14' && dueOn <= '2026-09-18')
      .map(({ state }) => state)
    expect(states.length).toBeGreaterThan(0)
    expect(states).not.toContain('excused')
    await tom.presses('Back to settings')
    expect(await tom.lastText()).not.toContain('Take back')
  })

  it('and is written to again on those days', async () => {
    const school = await openSchool({ now: '2026-09-11T17:00' })
    const tom = await goesAway(school, 'tom', ['2026-09-14', '2026-09-18'])
    await tom.presses(/^Take back/)
    const before = (await tom.messages()).length
    await school.moveTo('2026-09-14T12:00')
    const [first] = (await tom.messages()).slice(before)
    expect(first?.at.toISOString()).toBe('2026-09-14T06:45:00.000Z')
  })

  it('one at a time: the others stay', async () => {
    const school = await openSchool()
    await goesAway(school, 'amina', ['2026-09-16'])
    const amina = await goesAway(school, 'amina', ['2026-10-05', '2026-10-07'])
    await amina.presses('Take back: Away on Wednesday 16 September')
    expect(await daysAwayOf(school, 'amina')).toEqual([['2026-10-05', '2026-10-07']])
  })

  it('whether or not the rest of the form could be saved', async () => {
    const school = await openSchool()
    const amina = await goesAway(school, 'amina', ['2026-09-16'])
    const seen = await amina.button(/^Take back/)
    expect(seen.inputs).toEqual({})
    await amina.sends(seen, { time: '03:00' })
    expect(await daysAwayOf(school, 'amina')).toEqual([])
  })

  it('that have begun: the counts of those days are put right, and the week has one digest', async () => {
    const school = await openSchool({ now: '2026-09-13T12:00' })
    const tom = await goesAway(school, 'tom', ['2026-09-14', '2026-09-21'])
    await school.moveTo('2026-09-18T16:00')
    const helen = school.chatOf('helen')
    await helen.types('how was this counted')
    expect(await helen.lastText()).toContain('Left out: 1, away.')
    await tom.presses(/^Take back/)
    await helen.types('how was this counted')
    expect(await helen.lastText()).not.toContain('away.')
    expect(await school.channelTexts()).toHaveLength(1)
  })

  it('but only their own, and only once', async () => {
    const school = await openSchool()
    const amina = await goesAway(school, 'amina', ['2026-09-16'])
    const personId = await school.personIdOf('tom')
    const from = '2026-09-30'
    await school.in((tx) => saveAbsence(tx, { personId, from, to: from }))
    const seen = await amina.button(/^Take back/)
    await amina.sends({ ...seen, data: { ...seen.data, from } })
    expect(await amina.lastText()).toContain('That is no longer there')
    expect(await daysAwayOf(school, 'tom')).toEqual([[from, from]])
    await amina.sends(seen)
    await amina.sends(seen)
    expect(await amina.lastText()).toContain('That is no longer there')
  })

  it('and a button without a day is one that cannot be used', async () => {
    const school = await openSchool()
    const amina = await goesAway(school, 'amina', ['2026-09-16'])
    const seen = await amina.button(/^Take back/)
    await amina.sends({ ...seen, data: { ...seen.data, from: 'Wednesday' } })
    expect(await amina.lastText()).toContain('That button cannot be used any more')
    expect(await daysAwayOf(school, 'amina')).toHaveLength(1)
  })
})
