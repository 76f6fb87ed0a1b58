import { beforeAll, describe, expect, it } from 'vitest'
import { actionStepHistory } from '../../../src/store/action-steps.ts'
import { agreesStep, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const step = async (id: string) => (await stepsOf(school)).find((one) => one.id === id)

describe('an ECT says that the words of a step are right (contradictions 7 and 14)', () => {
  it('with Looks right on the card, which says so in place', async () => {
    const { id } = await agreesStep(school)
    const amina = school.chatOf('amina')
    expect(await amina.lastText()).toContain('Agreed with Priya Raman on Monday 14 September')
    const before = (await amina.messages()).length
    await amina.presses('Looks right')
    expect(await amina.messages()).toHaveLength(before)
    expect(await amina.lastText()).toContain('You said that the words are right.')
    expect((await step(id))?.confirmedAt).toEqual(school.clock.now())
  })

  it('twice is the same as once', async () => {
    const { id } = await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
    const callum = school.chatOf('callum')
    const confirm = await callum.button('Looks right')
    await Promise.all([callum.sends(confirm), callum.sends(confirm), callum.sends(confirm)])
    expect(await school.in((tx) => actionStepHistory(tx, id))).toHaveLength(2)
    expect(await callum.lastText()).toContain('You said that the words are right.')
  })

  it('words that the mentor changed meanwhile are shown, not confirmed unseen', async () => {
    await school.moveTo('2026-09-22T10:00')
    const { id } = await agreesStep(school)
    const older = await school.chatOf('amina').button('Looks right')
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { step: 'Wait five seconds' })
    const amina = school.chatOf('amina')
    await amina.sends(older)
    expect((await step(id))?.confirmedAt).toBeUndefined()
    expect(await amina.lastText()).toContain('Wait five seconds')
    await amina.presses('Looks right')
    expect((await step(id))?.confirmedAt).toBeDefined()
  })

  it('and a new wording wants to be looked at again', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { step: 'Wait six seconds' })
    expect((await stepsOf(school)).at(-1)?.confirmedAt).toBeUndefined()
    expect(await school.chatOf('amina').sees('Looks right')).toBeDefined()
  })
})
