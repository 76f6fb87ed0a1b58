import { beforeAll, describe, expect, it } from 'vitest'
import { beside } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-15T10:00' })
})

/** The newest card that begins so. */
const cardOf = async (who: string, beginning: string) =>
  (await school.chatOf(who).messages()).findLast(({ text }) => text.startsWith(beginning))

describe('a week that a mentor asked for', () => {
  it('stops offering Log once the form that it opened is saved', async () => {
    const priya = school.chatOf('priya')
    await priya.types('my week')
    await priya.presses(beside('Log', 'Amina'))
    await priya.presses('Save', { note: 'Calm start' })
    expect((await cardOf('priya', 'My week'))?.text).toContain('Logged for Tuesday 15 September')
  })

  it('follows what is done elsewhere from then on', async () => {
    await school.chatOf('priya').presses('Undo')
    expect((await cardOf('priya', 'My week'))?.text).not.toContain('Logged for Tuesday')
    await school.chatOf('priya').presses(beside('Log', 'Amina'))
    await school.chatOf('priya').presses('Save')
  })

  it('says that reminders are paused once they are', async () => {
    const amina = school.chatOf('amina')
    await amina.types('my week')
    await amina.presses('Pause')
    await amina.presses(/^Pause/, { until: '2026-10-01' })
    expect((await cardOf('amina', 'My week'))?.text).toContain('Reminders are paused until')
  })
})

describe('an old Log, pressed once it is logged', () => {
  const pressOld = async (verb: string, also: Record<string, unknown> = {}) => {
    const inductionId = await school.inductionOf('amina')
    const [dropIn] = (await school.log()).filter(({ activity }) => activity === 'drop-in')
    const expectations = (await school.picture()).expectationsOfInduction(inductionId)
    const answered = expectations.find(({ doneBy }) => doneBy === dropIn?.id)
    const data = { v: 1, school: school.id, inductionId, expectationId: answered?.id, ...also }
    return school.receives({ as: 'priya', kind: 'action', verb, data, inputs: {} })
  }

  it('asks first, with the way to edit what is there', async () => {
    const { form, messages } = await pressOld('open-drop-in')
    expect(form).toBeUndefined()
    expect(messages[0]?.text).toContain('Tuesday 15 September, logged by you')
    expect(messages[0]?.text).toContain('Edit it')
  })

  it('opens a form for another one where there was one', async () => {
    const { form } = await pressOld('open-drop-in', { another: true })
    expect(form?.text).toContain('Is this another drop-in?')
  })
})

describe('a second drop-in of the same day', () => {
  it('is asked about before it is kept, and kept once the mentor says that it is another', async () => {
    const priya = school.chatOf('priya')
    const count = async () =>
      (await school.log()).filter(({ activity }) => activity === 'drop-in').length
    const before = await count()
    await priya.types('log drop-in for Amina')
    await priya.presses('Save', { note: 'After lunch' })
    expect(await priya.lastText()).toContain('is logged already')
    expect((await priya.button('Save')).inputs).toMatchObject({ note: 'After lunch' })
    expect(await count()).toBe(before)
    await priya.presses('Save', { another: 'true' })
    expect(await priya.lastText()).toContain('Logged: ')
    expect(await count()).toBe(before + 1)
  })
})

describe('what was put aside', () => {
  it('becomes the receipt once its meeting is finished', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log meeting for Amina')
    await priya.presses('Save for later', { praise: 'A calm start' })
    await priya.presses('Carry on')
    await priya.presses('Save and finish', {})
    await priya.presses('Save and finish', { step: 'Wait three seconds' })
    expect(await cardOf('priya', 'Kept for later')).toBeUndefined()
  })

  it('a second meeting of one day is asked about as well', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log meeting for Amina')
    expect(await priya.lastText()).toContain('Logged already')
    await priya.presses('Log another one')
    await priya.presses('Save and finish', { step: 'Wait three seconds' })
    expect(await priya.lastText()).toContain('Logged: Mentor meeting')
  })
})
