import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, aStep, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const reminders = async (who: string) =>
  (await school.chatOf(who).allTexts()).filter((text) => text.startsWith('Today: your action step'))

describe('an ECT asks to be reminded of a step before its lesson', () => {
  it('the card says when the reminder comes, and offers it no more', async () => {
    await agreesStep(school, { lesson: '9C', plannedOn: '2026-09-17', plannedAt: '11:20' })
    const amina = school.chatOf('amina')
    expect(await amina.lastText()).toContain('Planned for 9C, Thursday 17 September at 11:20am')
    await amina.presses('Remind me before the lesson')
    expect(await amina.lastText()).toContain('A reminder comes on Thursday 17 September at 7:45am')
    expect((await stepsOf(school))[0]?.plannedFor).toEqual({
      lesson: '9C',
      at: '2026-09-17T11:20',
      remind: true,
    })
  })

  it('and it comes that morning, once, with the step', async () => {
    await school.moveTo('2026-09-16T17:00')
    expect(await reminders('amina')).toEqual([])
    await school.moveTo('2026-09-17T17:00')
    expect(await reminders('amina')).toHaveLength(1)
    expect((await reminders('amina'))[0]).toContain(aStep)
    await school.moveTo('2026-09-18T17:00')
    expect(await reminders('amina')).toHaveLength(1)
  })

  it('a mentor may ask for it in the meeting: nothing has to be pressed', async () => {
    await school.moveTo('2026-09-21T10:00')
    await agreesStep(school, {
      mentor: 'tom',
      ect: 'Callum',
      plannedOn: '2026-09-23',
      remind: 'true',
    })
    expect(await school.chatOf('callum').lastText()).toContain(
      'A reminder comes on Wednesday 23 September at 7:45am',
    )
    await school.moveTo('2026-09-23T12:00')
    expect(await reminders('callum')).toHaveLength(1)
  })

  it('without a lesson, or after it, the answer says what to do', async () => {
    const unplanned = await agreesStep(school)
    const press = (stepId: string) =>
      school.receives({
        as: 'amina',
        kind: 'action',
        verb: 'remind-before-lesson',
        data: { v: 1, school: school.id, stepId },
        inputs: {},
      })
    const [first] = await stepsOf(school)
    expect((await press(unplanned.id)).messages[0]?.text).toContain('No lesson is planned')
    expect((await press(first?.id ?? '')).messages[0]?.text).toContain('is over')
  })
})
