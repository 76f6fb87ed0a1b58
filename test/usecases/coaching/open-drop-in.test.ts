import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, beside, logsDropIn, opensDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const presses = (as: string, data: Record<string, unknown>) =>
  school.receives({
    as,
    kind: 'action',
    verb: 'open-drop-in',
    data: { v: 1, school: school.id, ...data },
    inputs: {},
  })

describe('a mentor opens the form of a drop-in', () => {
  it('before any step: today, in person, 15 minutes stand ready, and no outcome is asked', async () => {
    const priya = await opensDropIn(school)
    expect(await priya.button('Save')).toMatchObject({
      inputs: { on: '2026-09-14', mode: 'in-person', minutes: '15', note: '' },
    })
    expect((await priya.button('Save')).inputs).not.toHaveProperty('outcome')
    await priya.presses('Save')
  })

  it('with the current step and its criteria, and asks how it stood (B-42)', async () => {
    await agreesStep(school, { criterion1: 'Hands go up', criterion2: 'No calling out' })
    await school.moveTo('2026-09-21T10:00')
    const priya = await opensDropIn(school)
    const text = await priya.lastText()
    expect(text).toContain('Wait three seconds after each question')
    expect(text).toContain('• Hands go up')
    expect(text).toContain('• No calling out')
    expect((await priya.button('Save')).inputs).toMatchObject({ outcome: '', on: '2026-09-21' })
  })

  it('pressing Log again opens the same form, so that it cannot be kept twice', async () => {
    const before = await school.drafts()
    const priya = await opensDropIn(school)
    const log = await priya.button(beside('Log', 'Amina'))
    await Promise.all([priya.sends(log), priya.sends(log), priya.sends(log)])
    expect(await school.drafts()).toEqual(before)
  })

  it('a form that was only looked at is no half-finished log: nobody asks about it', async () => {
    expect(await school.drafts()).toHaveLength(1)
    await school.moveTo('2026-09-22T12:00')
    const texts = await school.chatOf('priya').allTexts()
    expect(texts.join()).not.toContain('half-finished')
    await opensDropIn(school)
    await school.chatOf('priya').presses('Save', { outcome: 'not-yet' })
  })
})

describe('a mentor edits a drop-in', () => {
  it('sees what was saved, with the step that was looked at, though it is met by now', async () => {
    await school.moveTo('2026-09-28T10:00')
    await logsDropIn(school, { outcome: 'met', note: 'Nobody called out', minutes: '12' })
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    expect(await priya.lastText()).toContain('Edit a drop-in')
    expect(await priya.lastText()).toContain('Wait three seconds after each question')
    expect(await priya.button('Save')).toMatchObject({
      inputs: {
        on: '2026-09-28',
        mode: 'in-person',
        minutes: '12',
        outcome: 'met',
        note: 'Nobody called out',
      },
    })
  })
})

describe('who may open it', () => {
  it('neither another mentor, the ECT, the tutor nor the headteacher: they hear who can', async () => {
    const inductionId = await school.inductionOf('amina')
    const before = await school.drafts()
    for (const other of ['tom', 'amina', 'helen', 'marcus']) {
      const { form, messages } = await presses(other, { inductionId })
      expect(form).toBeUndefined()
      expect(messages[0]?.text).toContain('the mentor of this ECT')
      expect(messages[0]?.text).not.toContain('Amina')
    }
    expect(await school.drafts()).toEqual(before)
  })

  it('ids that were made up find nothing', async () => {
    const made = '00000000-0000-4000-8000-000000000000'
    expect((await presses('priya', { inductionId: made })).messages[0]?.text).toContain(
      'That is no longer there',
    )
    const inductionId = await school.inductionOf('amina')
    const { form, messages } = await presses('priya', { inductionId, entryId: made })
    expect(form).toBeUndefined()
    expect(messages[0]?.text).toContain('That is no longer there')
  })

  it('an entry of another pair, or a meeting, cannot be edited as this pair’s drop-in', async () => {
    const entries = await school.log()
    const dropIn = entries.find((one) => one.activity === 'drop-in')
    const meeting = entries.find((one) => one.activity === 'meeting')
    const bethan = await school.inductionOf('bethan')
    const amina = await school.inductionOf('amina')
    for (const forged of [
      { inductionId: bethan, entryId: dropIn?.id },
      { inductionId: amina, entryId: meeting?.id },
    ]) {
      const { form, messages } = await presses('priya', forged)
      expect(form).toBeUndefined()
      expect(messages[0]?.text).toContain('That is no longer there')
    }
  })

  it('a button without the ids it needs answers kindly', async () => {
    const { messages } = await presses('priya', { inductionId: 'Amina' })
    expect(messages[0]?.text).toContain('That button cannot be used any more')
  })
})

describe('a mentor types what there is to log', () => {
  it('and finds it in the form: how the step stood, and the day', async () => {
    const there = await openSchool()
    await agreesStep(there, {})
    await there.moveTo('2026-09-25T10:00')
    const priya = there.chatOf('priya')
    await priya.types('log drop-in for Amina yesterday, getting there')
    expect((await priya.button('Save')).inputs).toMatchObject({
      outcome: 'getting-there',
      on: '2026-09-24',
    })
    await priya.types('drop-in Amina not yet')
    expect((await priya.button('Save')).inputs).toMatchObject({
      outcome: 'not-yet',
      on: '2026-09-24',
    })
  })
})

describe('a mentor logs what was not logged in its week', () => {
  it('beside a week that is over: the last day of that week stands ready, and it counts there', async () => {
    const inductionId = await school.inductionOf('bethan')
    const dropIns = async () =>
      (await school.expectationsOf('priya')).filter(
        (one) => one.activity === 'drop-in' && one.inductionId === inductionId,
      )
    const [first] = await dropIns()
    expect(first).toMatchObject({ state: 'not-logged', dueOn: '2026-09-04' })
    const priya = school.chatOf('priya')
    await priya.types('my week')
    const log = await priya.button(beside('Open', 'Amina'))
    await priya.sends({
      ...log,
      verb: 'open-drop-in',
      data: { ...log.data, inductionId, expectationId: first?.id },
    })
    expect((await priya.button('Save')).inputs['on']).toBe('2026-09-04')
    await priya.presses('Save')
    expect((await dropIns())[0]).toMatchObject({ id: first?.id, state: 'done' })
  })
})
