import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
  await agreesStep(school, { step: 'Meet pupils at the door' })
  await school.moveTo('2026-09-21T10:00')
  await logsDropIn(school, { outcome: 'met', note: 'Between the two of us' })
  await agreesStep(school, { step: 'Wait three seconds' })
  await agreesStep(school, { mentor: 'tom', ect: 'Callum', step: 'Speak slowly' })
})

const show = (as: string, inductionId: string) =>
  school.receives({
    as,
    kind: 'action',
    verb: 'show-steps',
    data: { v: 1, school: school.id, inductionId },
    inputs: {},
  })

describe('the steps of an induction, newest first, with how each went', () => {
  it('an ECT sees all of their own', async () => {
    const amina = school.chatOf('amina')
    await amina.types('steps')
    const text = await amina.lastText()
    expect(text.indexOf('Wait three seconds')).toBeLessThan(text.indexOf('Meet pupils at the door'))
    expect(text).toContain('Monday 21 September: met')
    expect(text).not.toContain('Speak slowly')
  })

  it('typing "steps" shows a mentor those of each ECT', async () => {
    const priya = school.chatOf('priya')
    const before = (await priya.messages()).length
    await priya.types('steps')
    const shown = (await priya.allTexts()).slice(before + 1)
    expect(shown).toHaveLength(2)
    expect(shown.join()).toContain('Meet pupils at the door')
    expect(shown.join()).not.toContain('Speak slowly')
  })

  it('nobody else sees them: another mentor, another ECT, the tutor, the head', async () => {
    const induction = await school.inductionOf('amina')
    for (const other of ['tom', 'callum', 'helen', 'marcus']) {
      const text = (await show(other, induction)).messages.map((one) => one.text).join()
      expect(text).toContain('the ECT and the mentor of this pair')
      expect(text).not.toMatch(/Meet pupils|Wait three|Amina/)
    }
  })

  it('a tutor who types "steps" hears whose they are', async () => {
    await school.chatOf('helen').types('steps')
    expect(await school.chatOf('helen').lastText()).toContain('the ECT and the mentor of this pair')
  })

  it('an induction that is not at this school is not there', async () => {
    const { messages } = await show('priya', '00000000-0000-4000-8000-000000000000')
    expect(messages[0]?.text).toContain('That is no longer there')
  })
})
