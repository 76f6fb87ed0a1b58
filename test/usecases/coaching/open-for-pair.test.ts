import { beforeAll, describe, expect, it } from 'vitest'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

describe('somebody types "log drop-in" or "log meeting"', () => {
  it('a mentor of one ECT gets the form at once', async () => {
    await school.chatOf('tom').types('log drop-in')
    expect(await school.chatOf('tom').lastText()).toContain('Log a drop-in\nCallum Reid')
    await school.chatOf('tom').types('log meeting')
    expect(await school.chatOf('tom').lastText()).toContain('Mentor meeting with Callum Reid')
  })

  it('a mentor of several is asked with whom, and one press more opens it', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log drop-in')
    expect(await priya.lastText()).toContain('With which ECT?')
    await priya.presses('Bethan Pryce')
    expect(await priya.lastText()).toContain('Log a drop-in\nBethan Pryce')
    await priya.types('log meeting')
    await priya.presses('Amina Yusuf')
    expect(await priya.lastText()).toContain('Mentor meeting with Amina Yusuf')
  })

  it('what was said of a drop-in stands in the form: the day, and how the step stood', async () => {
    const tom = school.chatOf('tom')
    await tom.types('drop-in with Callum yesterday, getting there')
    expect(await tom.lastText()).toContain('Log a drop-in\nCallum Reid')
    expect(await tom.inputOf('on')).toMatchObject({ value: '2026-09-13' })
    await tom.types('log drop-in on Thursday')
    expect(await tom.inputOf('on')).toMatchObject({ value: '2026-09-10' })
  })

  it('and goes along where a mentor of several is asked with whom', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log drop-in yesterday')
    await priya.presses('Bethan Pryce')
    expect(await priya.lastText()).toContain('Log a drop-in\nBethan Pryce')
    expect(await priya.inputOf('on')).toMatchObject({ value: '2026-09-13' })
  })

  it('saved from there, the day decides which week it counts for', async () => {
    await school.chatOf('tom').types('log drop-in')
    await school.chatOf('tom').presses('Save', { on: '2026-09-09' })
    const [entry] = await school.log()
    expect(entry?.expectationId).toBeUndefined()
    const around = await school.expectationsOf('tom')
    expect(around.find((one) => one.doneBy === entry?.id)?.week.monday).toBe('2026-09-07')
  })

  it('an ECT hears that the mentor logs it', async () => {
    await school.chatOf('amina').types('log drop-in')
    expect(await school.chatOf('amina').lastText()).toContain('The mentor logs drop-ins')
    expect(await school.chatOf('amina').sees('Show my week')).toBeDefined()
  })
})
