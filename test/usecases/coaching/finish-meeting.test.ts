import { beforeAll, describe, expect, it } from 'vitest'
import { actionStepHistory } from '../../../src/store/action-steps.ts'
import { logEntryHistory } from '../../../src/store/log-entries.ts'
import { listNotes } from '../../../src/store/notes.ts'
import {
  agreesStep,
  aStep,
  expected,
  logsDropIn,
  newestEntry,
  opensDropIn,
  opensMeeting,
  stepsOf,
} from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const meetings = async () => (await school.log()).filter((one) => one.activity === 'meeting')
const stepOf = async (entryId: string) =>
  (await stepsOf(school)).find((one) => one.entryId === entryId)

describe('a mentor finishes a meeting', () => {
  it('with the action step alone: nothing else is required (B-53)', async () => {
    const priya = await opensMeeting(school)
    await priya.presses('3 Action step')
    await priya.presses('Save and finish', { step: aStep })
    const entry = await newestEntry(school, 'meeting')
    expect(entry).toMatchObject({
      on: '2026-09-14',
      personId: await school.personIdOf('priya'),
      inductionId: await school.inductionOf('amina'),
    })
    expect(await stepOf(entry.id)).toMatchObject({
      text: aStep,
      source: 'own',
      module: 'A',
      setOn: '2026-09-14',
      setBy: await school.personIdOf('priya'),
    })
    const week = { activity: 'meeting', on: '2026-09-14' } as const
    expect((await expected(school, 'amina', week)).state).toBe('done')
  })

  it('the form becomes a receipt with the step, Undo and Edit', async () => {
    const priya = school.chatOf('priya')
    const text = await priya.lastText()
    expect(text).toContain('Logged: Mentor meeting, Amina Yusuf')
    expect(text).toContain(`Action step: ${aStep}`)
    expect(text).toContain('[Undo] [Edit]')
  })

  it('what the pair said stays apart from what is counted (B-98)', async () => {
    await school.moveTo('2026-09-21T10:00')
    await agreesStep(school, { praise: 'A calm start', better: 'Longer pauses' })
    const entry = await newestEntry(school, 'meeting')
    expect(JSON.stringify(entry)).not.toContain('calm')
    const [note] = await school.in((tx) => listNotes(tx, [entry.id]))
    expect(note?.content).toMatchObject({ praise: 'A calm start', better: 'Longer pauses' })
  })

  it('the follow-up’s day becomes the next drop-in’s due date (B-52)', async () => {
    await school.moveTo('2026-09-28T10:00')
    await agreesStep(school, { nextDropInOn: '2026-10-06', nextMeetingOn: '2026-10-07' })
    expect(await school.chatOf('priya').lastText()).toContain('Next drop-in: Tuesday 6 October')
    const next = await expected(school, 'amina', { activity: 'drop-in', on: '2026-10-06' })
    expect(next).toMatchObject({ dueOn: '2026-10-06', arranged: true, state: 'open' })
    expect(await newestEntry(school, 'meeting')).toMatchObject({ nextMeetingOn: '2026-10-07' })
  })

  it('the same step again counts as a repeat, without a word of reproach (B-62)', async () => {
    const before = (await stepsOf(school)).at(-1)
    await school.moveTo('2026-10-05T10:00')
    await agreesStep(school, { step: '', sameAgain: 'true' })
    const { id } = await newestEntry(school, 'meeting')
    expect(await stepOf(id)).toMatchObject({ text: aStep, repeatOf: before?.id })
    const shown = (await school.chatOf('amina').allTexts()).at(-1)
    expect(shown).toContain('The same step again: more practice is part of the plan.')
  })

  it('a step from the library comes with its criteria (B-61)', async () => {
    const step = await agreesStep(school, {
      mentor: 'tom',
      ect: 'Callum',
      step: '',
      libraryStep: 'niot-a-entry',
    })
    expect(step).toMatchObject({
      source: 'library',
      libraryId: 'niot-a-entry',
      criteria: expect.arrayContaining(['The task is on the board before pupils arrive']),
    })
  })
})

describe('what is to be put right', () => {
  it('without a step it shows the stage of the step, and keeps everything typed (B-53)', async () => {
    await school.moveTo('2026-10-12T10:00')
    const priya = await opensMeeting(school)
    const before = await meetings()
    const answer = await priya.presses('Save and finish', { praise: 'Books were out at once' })
    expect(answer).toMatchObject({ errors: { step: expect.stringContaining('action step') } })
    expect(await priya.lastText()).toContain('Stage 3 of 6: Action step')
    expect(await priya.lastText()).toContain('There is something to put right')
    await priya.presses('1 Praise')
    expect((await priya.button('Next: Probe')).inputs['praise']).toBe('Books were out at once')
    expect(await meetings()).toEqual(before)
  })

  it('a follow-up in the holidays shows the last stage, with the day beside its reason (B-24)', async () => {
    const priya = school.chatOf('priya')
    const answer = await priya.presses('Save and finish', {
      step: 'Pause at the door',
      nextDropInOn: '2026-10-28',
      nextMeetingOn: '2026-10-24',
      lesson: '9C',
    })
    expect(answer).toMatchObject({
      errors: {
        nextDropInOn: expect.stringContaining('half-term break'),
        nextMeetingOn: expect.stringContaining('weekend'),
      },
    })
    expect(await priya.lastText()).toContain('Stage 6 of 6: Follow up')
    expect(await priya.button('Save and finish')).toMatchObject({
      inputs: { nextDropInOn: '2026-10-28', nextMeetingOn: '2026-10-24' },
    })
  })

  it('mended, it is kept with all that was typed on the way', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Save and finish', { nextDropInOn: '2026-10-21', nextMeetingOn: '' })
    const entry = await newestEntry(school, 'meeting')
    expect(entry).toMatchObject({ on: '2026-10-12', nextDropInOn: '2026-10-21' })
    expect(await stepOf(entry.id)).toMatchObject({ text: 'Pause at the door' })
    const [note] = await school.in((tx) => listNotes(tx, [entry.id]))
    expect(note?.content).toMatchObject({ praise: 'Books were out at once', lesson: '9C' })
  })

  it('a meeting on a day to come is refused', async () => {
    const tom = school.chatOf('tom')
    await tom.types('log meeting')
    const answer = await tom.presses('Save and finish', { step: 'Pause', on: '2026-10-13' })
    expect(answer).toMatchObject({ errors: { on: expect.stringContaining('not come yet') } })
    await tom.presses('Save and finish', { on: '' })
  })
})

describe('one press, one meeting', () => {
  it('Save and finish sent 50 times at once keeps one meeting and one step', async () => {
    await school.moveTo('2026-10-19T10:00')
    const [before, steps] = [await meetings(), await stepsOf(school)]
    const priya = await opensMeeting(school)
    const finish = await priya.button('Save and finish')
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => priya.sends(finish, { step: 'Once only' })),
    )
    expect(answers.every((one) => one.kind === 'answered')).toBe(true)
    expect(await meetings()).toHaveLength(before.length + 1)
    expect(await stepsOf(school)).toHaveLength(steps.length + 1)
  })

  it('on PostgreSQL as well, where they really meet, and the ECT gets one card', async () => {
    const there = await openSchool({ engine: 'postgres' })
    const priya = await opensMeeting(there)
    const finish = await priya.button('Save and finish')
    const inputs = { ...finish.inputs, step: 'Once only', module: 'A' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        there.platform.press({ as: priya.email, ...finish, inputs }),
      ),
    )
    await there.moveTo('2026-09-14T12:05')
    expect(answers.every((one) => one.kind === 'answered')).toBe(true)
    expect((await there.log()).map(({ activity }) => activity)).toEqual(['meeting'])
    expect(await stepsOf(there)).toHaveLength(1)
    const cards = (await there.chatOf('amina').allTexts()).filter((text) =>
      /^Action step/.test(text),
    )
    expect(cards).toHaveLength(1)
  })

  it('a redelivered event has no second effect', async () => {
    const tom = await opensMeeting(school, { mentor: 'tom', ect: 'Callum' })
    const { data, inputs } = await tom.button('Save and finish')
    const event = {
      as: 'tom',
      kind: 'action',
      id: 'finish-once',
      verb: 'finish-meeting',
      data,
      inputs: { ...inputs, step: 'Said once' },
    } as const
    await school.receives(event)
    const before = await meetings()
    expect(await school.receives(event)).toEqual({ messages: [] })
    expect(await meetings()).toEqual(before)
  })
})

describe('an edited meeting', () => {
  it('rewords its step, and both keep their history', async () => {
    await school.moveTo('2026-11-03T10:00')
    const { id, entryId = '' } = await agreesStep(school, { praise: 'Calm', timetabled: 'yes' })
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    expect((await priya.button('Next: Probe')).inputs['praise']).toBe('Calm')
    await priya.presses('3 Action step')
    expect((await priya.button('Save and finish')).inputs['step']).toBe(aStep)
    await priya.presses('Save and finish', { step: 'Wait five seconds', criterion1: 'Hands go up' })
    expect(await priya.lastText()).toContain('Changed: Mentor meeting, Amina Yusuf')
    expect(await priya.lastText()).toContain('Action step: Wait five seconds')
    const history = await school.in((tx) => actionStepHistory(tx, id))
    expect(history.map(({ version, text }) => [version, text])).toEqual([
      [1, aStep],
      [2, 'Wait five seconds'],
    ])
    const versions = await school.in((tx) => logEntryHistory(tx, entryId))
    expect(versions.map(({ version, timetabled }) => [version, timetabled])).toEqual([
      [1, 'yes'],
      [2, 'yes'],
    ])
    expect((await stepsOf(school)).filter((one) => one.entryId === entryId)).toHaveLength(1)
  })

  it('of a repeated step never repeats itself', async () => {
    await school.moveTo('2026-11-09T10:00')
    const [before] = (await stepsOf(school)).slice(-1)
    const repeated = await agreesStep(school, { step: '', sameAgain: 'true' })
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('Save and finish', { praise: 'Settled faster' })
    const after = (await stepsOf(school)).find((one) => one.id === repeated.id)
    expect(after?.repeatOf).toBe(before?.id)
  })

  it('that only changes the follow-up leaves the step as it is', async () => {
    const priya = school.chatOf('priya')
    const [step] = (await stepsOf(school)).slice(-1)
    await priya.presses('Edit')
    await priya.presses('Save and finish', { nextDropInOn: '2026-11-17' })
    expect((await stepsOf(school)).find((one) => one.id === step?.id)).toEqual(step)
    const next = await expected(school, 'amina', { activity: 'drop-in', on: '2026-11-17' })
    expect(next.dueOn).toBe('2026-11-17')
  })

  it('to another day counts for the week of that day', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Edit')
    await priya.presses('6 Follow up')
    await priya.presses('Save and finish', { on: '2026-11-05', nextDropInOn: '' })
    const week = { activity: 'meeting', on: '2026-11-09' } as const
    expect((await expected(school, 'amina', week)).state).toBe('open')
  })
})

describe('after the meeting', () => {
  it('the next drop-in’s form shows the new step, and both are counted', async () => {
    await school.moveTo('2026-11-16T10:00')
    await agreesStep(school, { step: 'Scan before you speak', timetabled: 'yes' })
    const priya = await opensDropIn(school)
    expect(await priya.lastText()).toContain('Scan before you speak')
    await logsDropIn(school, { outcome: 'met' })
    await school.moveTo('2026-11-20T16:00')
    await school.chatOf('helen').types('how was this counted')
    const counts = await school.chatOf('helen').lastText()
    expect(counts).toContain('Drop-ins: 1 of')
    expect(counts).toContain('Meetings: 1 of')
    expect(counts).toContain('Action steps agreed: 1 of')
    expect((await school.channelTexts()).at(-1)).not.toMatch(/Scan|Amina|Priya/)
  })
})
