import { beforeAll, describe, expect, it } from 'vitest'
import { logEntryHistory } from '../../../src/store/log-entries.ts'
import { noteHistory } from '../../../src/store/notes.ts'
import {
  agreesStep,
  expected,
  logsDropIn,
  newestEntry,
  opensDropIn,
} from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const dropIns = async () => (await school.log()).filter((one) => one.activity === 'drop-in')

describe('a drop-in on another day than the pair agreed', () => {
  it('is the one that was agreed: the card asks for no second one (B-52)', async () => {
    const agreed = await openSchool({ now: '2026-09-11T12:00' })
    await agreesStep(agreed, {
      nextDropInOn: '2026-09-15',
      nextMeetingOn: '2026-09-17',
      plannedOn: '2026-09-15',
      plannedAt: '11:20',
    })
    await agreed.moveTo('2026-09-14T12:00')
    const priya = agreed.chatOf('priya')
    await priya.types('my week')
    expect(await priya.lastText()).toContain('Arranged for Tuesday 15 September at 11:20am')
    expect(await priya.lastText()).toContain('Arranged for Thursday 17 September')
    await priya.presses(/^Log: .*, Amina/)
    await priya.presses('Save', { outcome: 'met' })
    await priya.types('my week')
    const week = await priya.lastText()
    expect(week).toContain('Logged for Monday 14 September')
    expect(week).not.toContain('Tuesday 15 September')
  })
})

describe('a drop-in of more than 15 minutes (B-41)', () => {
  it('is asked about once, kindly, and kept as soon as the mentor says so', async () => {
    const fresh = await openSchool()
    const priya = await opensDropIn(fresh)
    const asked = await priya.presses('Save', { minutes: '25', note: 'Calm.' })
    expect(asked).toMatchObject({ errors: { longer: expect.stringContaining('If it was 25') } })
    expect(await priya.lastText()).toContain(
      'A drop-in is about 15 minutes, so that it stays light',
    )
    expect(await priya.lastText()).not.toContain('put right')
    expect((await fresh.log()).filter((one) => one.activity === 'drop-in')).toEqual([])
    await priya.presses('Save', { longer: 'true' })
    expect(await newestEntry(fresh, 'drop-in')).toMatchObject({ minutes: 25 })
    await priya.presses('Edit')
    await priya.presses('Save', { note: 'Calm, books out.' })
    expect(await newestEntry(fresh, 'drop-in')).toMatchObject({ minutes: 25, version: 2 })
  })

  it('is not asked about where it was 15 minutes after all', async () => {
    const fresh = await openSchool()
    const priya = await opensDropIn(fresh)
    await priya.presses('Save', { minutes: '20' })
    await priya.presses('Save', { minutes: '15' })
    expect(await newestEntry(fresh, 'drop-in')).toMatchObject({ minutes: 15 })
  })
})

describe('a mentor logs a drop-in', () => {
  it('in three taps: Log, the outcome, Save (B-17, B-42)', async () => {
    const step = await agreesStep(school)
    const priya = await opensDropIn(school)
    await priya.presses('Save', { outcome: 'getting-there' })
    expect(await newestEntry(school, 'drop-in')).toMatchObject({
      personId: await school.personIdOf('priya'),
      inductionId: await school.inductionOf('amina'),
      on: '2026-09-14',
      mode: 'in-person',
      minutes: 15,
      outcome: 'getting-there',
      stepId: step.id,
    })
    expect(await priya.lastText()).toContain(
      'Monday 14 September, in person, 15 minutes, the step: getting there',
    )
    const week = { activity: 'drop-in', on: '2026-09-14' } as const
    expect((await expected(school, 'amina', week)).state).toBe('done')
  })

  it('the form becomes the receipt, in place', async () => {
    const tom = await opensDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const { messageId } = await tom.button('Save')
    const before = (await tom.messages()).length
    await tom.presses('Save', { mode: 'recording', minutes: '10', note: 'Books out at once' })
    expect(await tom.messages()).toHaveLength(before)
    const receipt = (await tom.messages()).find(({ id }) => id === messageId)
    expect(receipt?.text).toContain('Logged: Drop-in, Callum Reid')
    expect(receipt?.text).toContain('by recording, 10 minutes')
  })

  it('met closes the step: the next form asks for no outcome', async () => {
    await school.moveTo('2026-09-21T10:00')
    await logsDropIn(school, { outcome: 'met' })
    await school.moveTo('2026-09-28T10:00')
    const priya = await opensDropIn(school)
    expect((await priya.button('Save')).inputs).not.toHaveProperty('outcome')
    await priya.presses('Save')
    const entry = await newestEntry(school, 'drop-in')
    expect(entry.outcome).toBeUndefined()
    expect(entry.stepId).toBeUndefined()
  })
})

describe('what does not fit is said beside the field, and what was typed is kept', () => {
  it.each([
    ['a training day', '2026-10-23', 'no lessons on Friday 23 October'],
    ['the half-term break', '2026-10-28', 'no lessons on Wednesday 28 October'],
    ['a Saturday', '2026-10-17', 'no lessons on Saturday 17 October'],
    ['a day to come', '2026-11-04', 'a day up to today'],
    ['a day before induction', '2026-07-01', 'when induction began'],
    ['no day at all', '2026-02-31', 'Give a real date'],
  ])('%s is refused (B-24)', async (_, on, because) => {
    await school.moveTo('2026-11-03T10:00')
    const before = await dropIns()
    const tom = school.chatOf('tom')
    await tom.types('log drop-in')
    const answer = await tom.presses('Save', { on, note: 'They were ready at once', minutes: '12' })
    expect(answer).toMatchObject({ errors: { on: expect.stringContaining(because) } })
    expect(await tom.lastText()).toContain(because)
    expect(await tom.button('Save')).toMatchObject({
      inputs: { on, note: 'They were ready at once', minutes: '12' },
    })
    expect(await dropIns()).toEqual(before)
  })

  it('the kept answers are there when the form is opened again, and saving them works', async () => {
    const tom = school.chatOf('tom')
    await tom.types('log drop-in')
    expect((await tom.button('Save')).inputs['note']).toBe('They were ready at once')
    await tom.presses('Save', { on: '2026-11-03' })
    expect(await newestEntry(school, 'drop-in')).toMatchObject({ on: '2026-11-03', minutes: 12 })
  })

  it('the outcome is asked for where the pair has a step', async () => {
    await agreesStep(school, { mentor: 'tom', ect: 'Callum' })
    await school.moveTo('2026-11-09T10:00')
    const tom = await opensDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const answer = await tom.presses('Save', { note: 'Calm' })
    expect(answer).toMatchObject({ errors: { outcome: 'Choose how the action step stood.' } })
    await tom.presses('Save', { outcome: 'not-yet' })
    expect(await newestEntry(school, 'drop-in')).toMatchObject({ outcome: 'not-yet' })
  })
})

describe('one press, one entry', () => {
  it('Save sent 50 times at once keeps one drop-in, and each is answered with its receipt', async () => {
    const priya = await opensDropIn(school, { ect: 'Bethan' })
    const before = await dropIns()
    const save = await priya.button('Save')
    await Promise.all(Array.from({ length: 50 }, () => priya.sends(save, { note: 'Once' })))
    const after = await dropIns()
    expect(after).toHaveLength(before.length + 1)
    expect(await priya.lastText()).toContain('Logged: Drop-in, Bethan Pryce')
  })

  it('on PostgreSQL as well, where they really meet', async () => {
    const there = await openSchool({ engine: 'postgres' })
    const priya = await opensDropIn(there)
    const save = await priya.button('Save')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => there.platform.press({ as: priya.email, ...save })),
    )
    expect(answers.every((one) => one.kind === 'answered')).toBe(true)
    expect(there.faults).toEqual([])
    expect((await there.log()).map(({ activity }) => activity)).toEqual(['drop-in'])
    expect(await priya.lastText()).toContain('Logged: Drop-in, Amina Yusuf')
  })
})

describe('a drop-in logged late', () => {
  it('counts for the week of its day, not for the week whose button was pressed', async () => {
    await school.moveTo('2026-11-16T10:00')
    await logsDropIn(school, { mentor: 'tom', ect: 'Callum', on: '2026-09-22', outcome: 'not-yet' })
    const lastWeek = { activity: 'drop-in', on: '2026-09-22' } as const
    const thisWeek = { activity: 'drop-in', on: '2026-11-16' } as const
    expect((await expected(school, 'callum', lastWeek)).state).toBe('done')
    expect((await expected(school, 'callum', thisWeek)).state).toBe('open')
  })

  it('says nothing about a step that was agreed only after that day', async () => {
    const entry = (await dropIns()).find((one) => one.on === '2026-09-22')
    expect(entry?.stepId).toBeUndefined()
  })
})

describe('an edit', () => {
  it('is the next version: the first stays in the history, with its note', async () => {
    const { id } = await logsDropIn(school, {
      mentor: 'tom',
      ect: 'Callum',
      outcome: 'not-yet',
      note: 'First words',
    })
    const tom = school.chatOf('tom')
    await tom.presses('Edit')
    await tom.presses('Save', { outcome: 'met', note: 'Second words', on: '2026-11-10' })
    expect(await tom.lastText()).toContain('Changed: Drop-in, Callum Reid')
    const history = await school.in((tx) => logEntryHistory(tx, id))
    expect(history.map(({ version, outcome, on }) => [version, outcome, on])).toEqual([
      [1, 'not-yet', '2026-11-16'],
      [2, 'met', '2026-11-10'],
    ])
    const notes = await school.in((tx) => noteHistory(tx, id))
    expect(notes.map(({ content }) => content['note'])).toEqual(['First words', 'Second words'])
    const moved = { activity: 'drop-in', on: '2026-11-16' } as const
    expect((await expected(school, 'callum', moved)).state).toBe('open')
  })
})

describe('who may save it', () => {
  it('nobody can save into a form that is another mentor’s, whatever the ids', async () => {
    await school.moveTo('2026-11-23T10:00')
    const tom = await opensDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const { data } = await tom.button('Save')
    const before = await dropIns()
    for (const other of ['priya', 'callum', 'helen', 'marcus']) {
      const { messages } = await school.receives({
        as: other,
        kind: 'action',
        verb: 'save-drop-in',
        data,
        inputs: { note: 'Mine now' },
      })
      expect(messages[0]?.text).toContain('That is no longer there')
      expect(messages[0]?.text).not.toContain('Callum')
    }
    expect(await dropIns()).toEqual(before)
  })

  it('people of the school next door reach nothing, with their own school’s id or with ours', async () => {
    const next = await school.openNextDoor()
    const tom = await opensDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const { data } = await tom.button('Save')
    const before = await dropIns()
    for (const claimed of [school.id, next.id]) {
      const { messages } = await next.receives({
        as: 'tom',
        kind: 'action',
        verb: 'save-drop-in',
        data: { ...data, school: claimed },
        inputs: { note: 'Over the fence' },
      })
      expect(messages[0]?.text).toMatch(/no longer there|cannot be used any more/)
      expect(messages[0]?.text).not.toContain('Callum')
    }
    expect(await dropIns()).toEqual(before)
    expect(await next.log()).toEqual([])
  })

  it('a forged expectation of another kind is not answered by a drop-in', async () => {
    const meeting = await expected(school, 'amina', { activity: 'meeting', on: '2026-11-23' })
    const reply = await school.receives({
      as: 'priya',
      kind: 'action',
      verb: 'open-drop-in',
      data: {
        v: 1,
        school: school.id,
        inductionId: await school.inductionOf('amina'),
        expectationId: meeting.id,
      },
      inputs: {},
    })
    const draft = (await school.drafts()).find((one) => one.expectationId === meeting.id)
    expect(reply.form).toBeDefined()
    await school.receives({
      as: 'priya',
      kind: 'action',
      verb: 'save-drop-in',
      data: { v: 1, school: school.id, draftId: draft?.id },
      inputs: {},
    })
    const week = { activity: 'meeting', on: '2026-11-23' } as const
    expect((await expected(school, 'amina', week)).state).toBe('open')
    expect((await newestEntry(school, 'drop-in')).expectationId).toBeUndefined()
  })
})
