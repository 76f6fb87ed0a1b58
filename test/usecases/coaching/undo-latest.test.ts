import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, logsDropIn, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

describe('somebody types "undo"', () => {
  it('and has not logged anything yet: that is what they hear', async () => {
    await school.chatOf('amina').types('undo')
    expect(await school.chatOf('amina').lastText()).toContain('There is nothing to take back')
  })

  it('what they logged last is taken back, however they logged it', async () => {
    const amina = school.chatOf('amina')
    await amina.types('done')
    expect(await school.log()).toHaveLength(1)
    await amina.types('undo')
    expect(await school.log()).toEqual([])
    expect(await amina.lastText()).toContain('My week')
  })

  it('the latest first, then the one before it, and only their own', async () => {
    await school.chatOf('amina').types('done')
    await school.moveTo('2026-09-14T12:10')
    await logsDropIn(school)
    await school.moveTo('2026-09-14T12:20')
    await agreesStep(school)
    const priya = school.chatOf('priya')
    await priya.types('undo')
    expect(await priya.lastText()).toContain('Taken back: Mentor meeting, Amina Yusuf')
    expect(await stepsOf(school)).toEqual([])
    await priya.types('undo')
    expect(await priya.lastText()).toContain('Taken back: Drop-in, Amina Yusuf')
    await priya.types('undo')
    expect(await priya.lastText()).toContain('There is nothing to take back')
    expect((await school.log()).map(({ activity }) => activity)).toEqual(['self-study'])
  })

  it('a redelivered "undo" takes back one thing, not two', async () => {
    await school.chatOf('bethan').types('done')
    await school.moveTo('2026-09-14T12:30')
    await school.chatOf('bethan').types('done')
    const before = (await school.log()).length
    const undo = { as: 'bethan', kind: 'text', text: 'undo', id: 'one-undo' } as const
    await school.receives(undo)
    await school.receives(undo)
    expect(await school.log()).toHaveLength(before - 1)
  })
})
