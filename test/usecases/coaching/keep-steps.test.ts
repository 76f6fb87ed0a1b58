import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, aStep, opensMeeting, stepsOf } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const stepCards = async (who: string) =>
  (await school.chatOf(who).messages()).filter(({ text }) => text.startsWith('Action step'))

describe('a new step is brought to the ECT', () => {
  it('at once in school hours', async () => {
    await agreesStep(school, { criterion1: 'Hands go up' })
    const [card] = await stepCards('amina')
    expect(card?.text).toContain(aStep)
    expect(card?.text).toContain('• Hands go up')
    expect(card?.at).toEqual(school.clock.now())
  })

  it('not in the evening: next morning, at the ECT’s own time', async () => {
    await school.moveTo('2026-09-22T18:30')
    await agreesStep(school)
    expect(await stepCards('amina')).toHaveLength(1)
    await school.moveTo('2026-09-23T07:30')
    expect(await stepCards('amina')).toHaveLength(1)
    await school.moveTo('2026-09-23T07:45')
    expect(await stepCards('amina')).toHaveLength(2)
  })

  it('not on a day that they do not work: Callum works from Monday to Wednesday', async () => {
    await school.moveTo('2026-09-24T10:00')
    await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
    await school.moveTo('2026-09-25T17:00')
    expect(await stepCards('callum')).toEqual([])
    await school.moveTo('2026-09-28T12:00')
    expect(await stepCards('callum')).toHaveLength(1)
  })

  it('not at the weekend: what a mentor logs on Sunday comes on Monday', async () => {
    await school.moveTo('2026-10-04T15:00')
    const before = (await stepCards('amina')).length
    await agreesStep(school)
    expect(await stepCards('amina')).toHaveLength(before)
    await school.moveTo('2026-10-05T12:00')
    expect(await stepCards('amina')).toHaveLength(before + 1)
  })

  it('a meeting taken back before the card went takes the card with it', async () => {
    await school.moveTo('2026-10-08T19:00')
    const before = (await stepCards('amina')).length
    await agreesStep(school)
    await school.chatOf('priya').presses('Undo')
    await school.moveTo('2026-10-09T12:00')
    expect(await stepCards('amina')).toHaveLength(before)
  })
})

describe('an edited meeting', () => {
  it('brings no second card: the first one is put right in place', async () => {
    await school.moveTo('2026-10-13T10:00')
    await agreesStep(school)
    const before = await stepCards('amina')
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { step: 'Wait five seconds' })
    const after = await stepCards('amina')
    expect(after).toHaveLength(before.length)
    expect(after.at(-1)?.text).toContain('Wait five seconds')
  })

  it('keeps a confirmation where the words stay, and the lesson that was planned', async () => {
    await school.chatOf('amina').presses('Looks right')
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { lesson: '9C', plannedOn: '2026-10-15' })
    const [step] = (await stepsOf(school)).slice(-1)
    expect(step).toMatchObject({ confirmedAt: expect.any(Date), plannedFor: { lesson: '9C' } })
  })

  it('may go from an own step to one from the library, as the same step', async () => {
    const [before] = (await stepsOf(school)).slice(-1)
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', {
      step: '',
      libraryStep: 'niot-a-entry',
      criterion1: '',
    })
    expect((await stepsOf(school)).find(({ id }) => id === before?.id)).toMatchObject({
      source: 'library',
      libraryId: 'niot-a-entry',
    })
  })
})

it('three messages a week are the most: beyond them the step waits in the week', async () => {
  await school.moveTo('2026-11-09T10:00')
  const before = (await stepCards('bethan')).length
  for (const [at, step] of ['Pause', 'Scan', 'Smile', 'Name'].entries()) {
    const priya = school.chatOf('priya')
    if (at === 0) await opensMeeting(school, { ect: 'Bethan' })
    else {
      await priya.types('log meeting')
      await priya.presses('Bethan Pryce')
    }
    await priya.presses('Save and finish', { step, module: 'A' })
  }
  expect((await stepCards('bethan')).length - before).toBeLessThanOrEqual(3)
  await school.chatOf('bethan').types('my week')
  expect(await school.chatOf('bethan').lastText()).toContain('Current action step')
})
