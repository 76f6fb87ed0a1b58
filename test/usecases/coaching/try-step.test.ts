import { beforeAll, expect, it } from 'vitest'
import { agreesStep, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

it('an ECT tells that they tried the step: the card keeps the day', async () => {
  const { id } = await agreesStep(school)
  await school.moveTo('2026-09-15T12:00')
  const amina = school.chatOf('amina')
  await amina.presses('I tried it')
  const cards = await amina.allTexts()
  expect(cards.filter((text) => text.startsWith('Action step')).at(-1)).toContain(
    'You tried it on Tuesday 15 September.',
  )
  expect((await stepsOf(school)).find((one) => one.id === id)?.triedOn).toBe('2026-09-15')
})

it('pressed on the week’s card, the week stays a week, and the step’s own card follows', async () => {
  const { id } = await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
  const callum = school.chatOf('callum')
  await callum.types('my week')
  await callum.presses('I tried it: action step')
  expect(await callum.lastText()).toContain('My week')
  expect(await callum.lastText()).toContain('You tried it, Tuesday 15 September')
  const own = (await callum.allTexts()).find((text) => text.startsWith('Action step'))
  expect(own).toContain('You tried it on Tuesday 15 September.')
  expect((await stepsOf(school)).find((one) => one.id === id)?.triedOn).toBe('2026-09-15')
})

it('the mentor sees it in their week', async () => {
  await school.chatOf('tom').types('my week')
  expect(await school.chatOf('tom').lastText()).toContain('They tried it, Tuesday 15 September')
})

it('the mentor’s edit of the meeting does not forget it', async () => {
  const tom = school.chatOf('tom')
  await tom.presses('Edit')
  await tom.presses('Save and finish', { step: 'Pause and scan' })
  expect((await stepsOf(school)).find((one) => one.text === 'Pause and scan')).toMatchObject({
    triedOn: '2026-09-15',
  })
})
