import { beforeAll, describe, expect, it } from 'vitest'
import { logEntryHistory } from '../../../src/store/log-entries.ts'
import {
  agreesStep,
  expected,
  logsDropIn,
  newestEntry,
  opensDropIn,
  stepsOf,
} from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

/** The counts of the week, as the induction tutor sees them. */
const counts = async () => {
  await school.chatOf('helen').types('how was this counted')
  return await school.chatOf('helen').lastText()
}

describe('somebody takes back what they logged', () => {
  it('an ECT presses Undo on the card, and the study is open again', async () => {
    const amina = school.chatOf('amina')
    await amina.types('my week')
    await amina.presses(/^Done: Core self-study/)
    const entry = await newestEntry(school, 'self-study')
    await amina.presses(/^Undo: Core self-study/)
    expect(await amina.lastText()).not.toContain('Logged for')
    expect(await amina.sees(/^Done: Core self-study/)).toBeDefined()
    expect(await school.log()).toEqual([])
    const history = await school.in((tx) => logEntryHistory(tx, entry.id))
    expect(history.map(({ version, undoneAt }) => [version, undoneAt !== undefined])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  it('a mentor takes back a drop-in on its receipt, which says so and offers to log it again', async () => {
    const { id } = await logsDropIn(school, { note: 'Calm entry' })
    const priya = school.chatOf('priya')
    await priya.presses('Undo')
    expect(await priya.lastText()).toContain('Taken back: Drop-in, Amina Yusuf')
    const week = { activity: 'drop-in', on: '2026-09-14' } as const
    expect((await expected(school, 'amina', week)).state).toBe('open')
    await priya.presses('Log it again')
    await priya.presses('Save')
    expect((await newestEntry(school, 'drop-in')).id).not.toBe(id)
    expect((await expected(school, 'amina', week)).state).toBe('done')
  })

  it('pressing Undo twice takes it back once', async () => {
    const tom = await opensDropIn(school, { mentor: 'tom', ect: 'Callum' })
    await tom.presses('Save')
    const { id } = await newestEntry(school, 'drop-in')
    const undo = await tom.button('Undo')
    await Promise.all([tom.sends(undo), tom.sends(undo), tom.sends(undo)])
    expect(await school.in((tx) => logEntryHistory(tx, id))).toHaveLength(2)
  })

  it('an Edit on an old receipt finds nothing to edit once it was taken back', async () => {
    await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const tom = school.chatOf('tom')
    const edit = await tom.button('Edit')
    await tom.presses('Undo')
    await tom.sends(edit)
    expect(await tom.lastText()).toContain('That is no longer there')
  })

  it('a meeting that is taken back takes its action step with it', async () => {
    const { id } = await agreesStep(school)
    await school.chatOf('priya').presses('Undo')
    expect((await stepsOf(school)).map((step) => step.id)).not.toContain(id)
    await school.chatOf('amina').types('my week')
    expect(await school.chatOf('amina').lastText()).not.toContain('Current action step')
  })

  it('nobody but the one who logged it, and the answer tells nothing about it', async () => {
    const { id } = await newestEntry(school, 'drop-in')
    for (const other of ['amina', 'tom', 'helen', 'marcus']) {
      const { messages } = await school.receives({
        as: other,
        kind: 'action',
        verb: 'undo-entry',
        data: { v: 1, school: school.id, entryId: id },
        inputs: {},
      })
      expect(messages.map(({ text }) => text).join()).not.toMatch(/Amina|Calm|met/)
    }
    expect((await newestEntry(school, 'drop-in')).id).toBe(id)
  })
})

describe('the counts follow', () => {
  it('count what was logged, and no longer once it is taken back; the channel keeps one digest', async () => {
    await school.moveTo('2026-09-18T12:00')
    await school.chatOf('amina').types('my week')
    await school.chatOf('amina').presses(/^Done: Core self-study/)
    await school.moveTo('2026-09-18T16:00')
    expect(await counts()).toContain('Drop-ins: 1 of 3')
    const before = /Self-study: (\d) of/.exec(await counts())?.[1]
    await school.chatOf('amina').presses(/^Undo: Core self-study/)
    expect(await school.channelTexts()).toHaveLength(1)
    expect(Number(/Self-study: (\d) of/.exec(await counts())?.[1])).toBe(Number(before) - 1)
  })
})
