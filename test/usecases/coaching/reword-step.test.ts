import { beforeAll, describe, expect, it } from 'vitest'
import { actionStepHistory } from '../../../src/store/action-steps.ts'
import { agreesStep, aStep, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const step = async (id: string) => (await stepsOf(school)).find((one) => one.id === id)

describe('an ECT puts a step in their own words', () => {
  it('the form opens with the step as it stands', async () => {
    await agreesStep(school, { criterion1: 'Hands go up' })
    const amina = school.chatOf('amina')
    await amina.presses('Reword')
    expect(await amina.button('Save')).toMatchObject({
      inputs: { step: aStep, criterion1: 'Hands go up', criterion2: '', criterion3: '' },
    })
  })

  it('saved, it is the step’s next version, confirmed, and the first stays in its history', async () => {
    const amina = school.chatOf('amina')
    await amina.presses('Save', { step: 'Count to three silently', criterion2: 'I breathe' })
    expect(await amina.lastText()).toContain('Action step, in your words')
    const [now] = await stepsOf(school)
    expect(now).toMatchObject({
      text: 'Count to three silently',
      criteria: ['Hands go up', 'I breathe'],
      version: 2,
      confirmedAt: school.clock.now(),
    })
    const history = await school.in((tx) => actionStepHistory(tx, now?.id ?? ''))
    expect(history.map(({ text }) => text)).toEqual([aStep, 'Count to three silently'])
  })

  it('the card that brought the step says it too, and so does the mentor’s week', async () => {
    const cards = (await school.chatOf('amina').allTexts()).filter((text) =>
      text.startsWith('Action step'),
    )
    expect(cards.every((text) => text.includes('Count to three silently'))).toBe(true)
    await school.chatOf('priya').types('my week')
    expect(await school.chatOf('priya').lastText()).toContain('Count to three silently')
  })

  it('a step from the library becomes an edited one (B-61)', async () => {
    const { id } = await agreesStep(school, {
      mentor: 'tom',
      ect: 'Callum',
      step: '',
      libraryStep: 'niot-a-entry',
    })
    await school.chatOf('callum').presses('Reword')
    await school.chatOf('callum').presses('Save', { step: 'Meet 9C at the door' })
    expect(await step(id)).toMatchObject({ source: 'edited', libraryId: 'niot-a-entry' })
  })

  it('left empty or too long it is not saved, and what was typed is kept', async () => {
    const callum = school.chatOf('callum')
    await callum.presses('Reword')
    const before = await stepsOf(school)
    const long = 'so '.repeat(200)
    const answer = await callum.presses('Save', { step: ' ', criterion1: long })
    expect(answer).toMatchObject({
      errors: {
        step: 'Write the action step.',
        criterion1: expect.stringContaining('Use 200 characters or fewer.'),
      },
    })
    expect((await callum.button('Save')).inputs['criterion1']).toBe(long)
    expect(await stepsOf(school)).toEqual(before)
  })

  it('where the mentor changed the step meanwhile, their words are kept and the change is shown', async () => {
    await school.moveTo('2026-09-21T10:00')
    const { id } = await agreesStep(school)
    const amina = school.chatOf('amina')
    await amina.presses('Reword')
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { step: 'Wait five seconds' })
    const answer = await amina.presses('Save', { step: 'I wait and smile' })
    expect(answer).toMatchObject({ errors: { step: expect.stringContaining('Wait five seconds') } })
    expect((await step(id))?.text).toBe('Wait five seconds')
    expect((await amina.button('Save')).inputs['step']).toBe('I wait and smile')
    await amina.presses('Save')
    expect((await step(id))?.text).toBe('I wait and smile')
  })

  it('the mentor’s next edit starts from the ECT’s words', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('3 Action step')
    expect((await priya.button('Save and finish')).inputs['step']).toBe('I wait and smile')
    await priya.presses('Save and finish', { criterion1: 'Nobody is rushed' })
    expect((await stepsOf(school)).at(-1)?.text).toBe('I wait and smile')
  })
})
