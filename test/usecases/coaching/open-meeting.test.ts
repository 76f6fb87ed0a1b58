import { beforeAll, describe, expect, it } from 'vitest'
import { agreesStep, beside, expected, logsDropIn, opensMeeting } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const presses = (as: string, verb: string, data: Record<string, unknown>) =>
  school.receives({
    as,
    kind: 'action',
    verb,
    data: { v: 1, school: school.id, ...data },
    inputs: {},
  })

describe('a mentor opens a meeting', () => {
  it('with the last drop-in’s outcome and note standing ready as praise (B-42, B-46)', async () => {
    await agreesStep(school)
    await school.moveTo('2026-09-21T10:00')
    await logsDropIn(school, { outcome: 'getting-there', note: 'Two pupils waited' })
    const priya = await opensMeeting(school)
    const { inputs } = await priya.button('Next: Probe')
    expect(inputs['praise']).toBe(
      'At the drop-in on Monday 21 September the last step was getting there. Two pupils waited',
    )
    expect(await priya.lastText()).toContain('Last drop-in, Monday 21 September: getting there')
  })

  it('with ideas from the module being studied, beside the area for development', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Next: Probe')
    expect(await priya.lastText()).toContain('Ideas to look at: how pupils come in and begin')
  })

  it('with an own step linked to the module being studied (contradiction 9)', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Next: Action step')
    expect((await priya.button('Next: Plan')).inputs['module']).toBe('A')
  })

  it('pressing Open again goes on with the same log, never begins a second one', async () => {
    const priya = school.chatOf('priya')
    const before = await school.drafts()
    await priya.types('my week')
    await priya.presses(beside('Carry on', 'Amina'))
    await priya.types('log meeting')
    await priya.presses('Amina Yusuf')
    expect(await priya.lastText()).toContain('Stage 3 of 6: Action step')
    expect((await school.drafts()).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('a log that was left in an earlier week is another meeting: this week’s begins afresh', async () => {
    await school.moveTo('2026-09-28T10:00')
    const priya = await opensMeeting(school)
    expect(await priya.lastText()).toContain('Stage 1 of 6: Praise')
    expect(await school.drafts()).toHaveLength(2)
    await priya.presses('Save and finish', { step: 'Name the pupil last' })
    const week = (on: string) => expected(school, 'amina', { activity: 'meeting', on })
    expect((await week('2026-09-28')).state).toBe('done')
    expect((await week('2026-09-21')).state).toBe('not-logged')
    await priya.types('resume')
    expect(await priya.lastText()).toContain('Stage 3 of 6: Action step')
  })

  it('in the second year all that was studied in the first counts as studied (B-49)', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log meeting')
    await priya.presses('Bethan Pryce')
    await priya.presses('3 Adapt')
    const modules = (await priya.inputOf('module')).choices?.map(({ value }) => value)
    expect(modules).toEqual(expect.arrayContaining(['A', 'B', 'C', 'D', 'E', 'F']))
    expect((await priya.inputOf('module')).value).toBe('A')
    await priya.types('log meeting')
    await priya.presses('Amina Yusuf')
    expect(await priya.lastText()).toContain('Stage 3 of 6: Action step')
    expect((await priya.inputOf('module')).choices?.map(({ value }) => value)).toEqual(['A'])
  })
})

describe('who may open it', () => {
  it('neither another mentor, the ECT, the tutor nor the headteacher, and they learn nothing', async () => {
    const inductionId = await school.inductionOf('amina')
    const before = await school.drafts()
    for (const other of ['tom', 'amina', 'helen', 'marcus']) {
      const { form, messages } = await presses(other, 'open-meeting', { inductionId })
      expect(form).toBeUndefined()
      expect(messages[0]?.text).toContain('the mentor of this ECT')
      expect(messages[0]?.text).not.toContain('Amina')
    }
    expect(await school.drafts()).toEqual(before)
  })

  it('an ECT of the school next door is nobody here', async () => {
    const next = await school.openNextDoor()
    const theirs = await next.inductionOf('amina')
    const { form, messages } = await presses('priya', 'open-meeting', { inductionId: theirs })
    expect(form).toBeUndefined()
    expect(messages[0]?.text).toContain('That is no longer there')
  })

  it('a draft that was finished answers Carry on with its receipt', async () => {
    const tom = await opensMeeting(school, { mentor: 'tom', ect: 'Callum' })
    await tom.presses('Save for later')
    const carryOn = await tom.button('Carry on')
    await tom.presses('Carry on')
    await tom.presses('Save and finish', { step: 'Pause', module: 'A' })
    await tom.sends(carryOn)
    expect(await tom.lastText()).toContain('Logged: Mentor meeting, Callum Reid')
  })

  it('a drop-in that was left half-way opens as the drop-in that it is', async () => {
    const tom = school.chatOf('tom')
    await tom.types('my week')
    await tom.presses(beside('Log', 'Callum'))
    await tom.presses('Save', { note: 'Half a note' })
    const draft = (await school.drafts()).find((one) => one.kind === 'drop-in')
    const { form } = await presses('tom', 'resume-meeting', { draftId: draft?.id })
    expect(form?.text).toContain('Log a drop-in')
  })
})
