import { beforeAll, describe, expect, it } from 'vitest'
import { opensMeeting } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const draftOf = async (who: string) => {
  const author = await school.personIdOf(who)
  const draft = (await school.drafts()).find((one) => one.authorId === author)
  if (draft === undefined) throw new Error(`${who} has no draft.`)
  return draft
}

describe('a mentor goes through the six stages of a meeting (B-46)', () => {
  it('one stage after another, each saved with Next; the card says where one is', async () => {
    const priya = await opensMeeting(school)
    const position = async () => (await priya.lastText()).split('\n')[0]
    expect(await position()).toBe('Stage 1 of 6: Praise')
    await priya.presses('Next: Probe', { praise: 'A calm start' })
    expect(await position()).toBe('Stage 2 of 6: Probe')
    expect((await draftOf('priya')).values).toMatchObject({ praise: 'A calm start' })
    await priya.presses('Next: Action step', { explored: 'Who answers?', area: 'Questioning' })
    await priya.presses('Next: Plan', { step: 'Wait three seconds', criterion1: 'Hands go up' })
    await priya.presses('Next: Practise', { lesson: '9C', plannedOn: '2026-09-16' })
    await priya.presses('Next: Follow up', { rounds: '2' })
    expect(await position()).toBe('Stage 6 of 6: Follow up')
    expect(await draftOf('priya')).toMatchObject({
      stage: 'follow-up',
      values: {
        praise: 'A calm start',
        area: 'Questioning',
        step: 'Wait three seconds',
        criterion1: 'Hands go up',
        lesson: '9C',
        rounds: '2',
      },
    })
  })

  it('in any order: Back, or straight to a stage, with what was written there', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('1 Praise', { timetabled: 'yes' })
    expect((await priya.button('Next: Probe')).inputs['praise']).toBe('A calm start')
    await priya.presses('6 Follow up')
    expect((await priya.button('Save and finish')).inputs['timetabled']).toBe('yes')
    await priya.presses('Back: Practise')
    expect(await priya.lastText()).toContain('Stage 5 of 6: Practise')
  })

  it('all on one card, which is replaced in place', async () => {
    const forms = (await school.chatOf('priya').allTexts()).filter((text) => /^Stage \d/.test(text))
    expect(forms).toHaveLength(1)
  })

  it('a stage that the model does not have leaves them where they are', async () => {
    const { id } = await draftOf('priya')
    const reply = await school.receives({
      as: 'priya',
      kind: 'action',
      verb: 'meeting-stage',
      data: { v: 1, school: school.id, draftId: id, to: 'grading', version: 1 },
      inputs: { better: 'Less talk', verdict: 'outstanding' },
    })
    expect(reply.replace?.text).toContain('Stage 5 of 6: Practise')
    const { values } = await draftOf('priya')
    expect(values).toMatchObject({ better: 'Less talk' })
    expect(values).not.toHaveProperty('verdict')
  })
})

describe('leaving half-way', () => {
  it('keeps what was typed, says so, and resumes from that card', async () => {
    const priya = school.chatOf('priya')
    await priya.presses('Save for later', { better: 'The pause was longer' })
    expect(await priya.lastText()).toContain('Kept for later: mentor meeting with Amina Yusuf')
    await priya.presses('Carry on')
    expect(await priya.lastText()).toContain('Stage 5 of 6: Practise')
    expect((await priya.button('Save and finish')).inputs['better']).toBe('The pause was longer')
  })

  it('the week’s card offers to carry on', async () => {
    const priya = school.chatOf('priya')
    await priya.types('my week')
    expect(await priya.lastText()).toContain('Half-finished: what you wrote is kept')
    await priya.presses(/^Carry on: Mentor meeting, Amina/)
    expect(await priya.lastText()).toContain('Stage 5 of 6: Practise')
  })

  it('typing "resume" goes on where it stopped, from any chat', async () => {
    const priya = school.chatOf('priya')
    await priya.types('resume')
    expect(await priya.lastText()).toContain('Stage 5 of 6: Practise')
  })

  it('is asked about once, on the next day that has room for it', async () => {
    const priya = school.chatOf('priya')
    const asked = async () =>
      (await priya.allTexts()).filter((text) => text.startsWith('Carry on with the log?'))
    await school.moveTo('2026-09-16T12:00')
    expect(await asked()).toHaveLength(1)
    expect((await asked())[0]).toContain('stopped at stage 5 of 6: Practise')
    await school.moveTo('2026-09-17T12:00')
    expect(await asked()).toHaveLength(1)
    await priya.presses('Carry on')
    expect(await priya.lastText()).toContain('Stage 5 of 6: Practise')
  })
})

describe('a meeting that is written down over two days', () => {
  it('begun on Monday and finished on Tuesday counts for Monday, the day it was held', async () => {
    const there = await openSchool({ now: '2026-09-14T12:00' })
    const priya = await opensMeeting(there)
    await priya.presses('Next: Probe', { praise: 'A calm start' })
    await there.moveTo('2026-09-15T12:00')
    await priya.types('resume')
    await priya.presses('Save and finish', { step: 'Wait three seconds' })
    const [meeting] = (await there.log()).filter(({ activity }) => activity === 'meeting')
    expect(meeting?.on).toBe('2026-09-14')
  })

  it('counts for another day where the mentor says so', async () => {
    const there = await openSchool({ now: '2026-09-14T12:00' })
    const priya = await opensMeeting(there)
    await priya.presses('Next: Probe', { praise: 'A calm start' })
    await there.moveTo('2026-09-15T12:00')
    await priya.types('resume')
    await priya.presses('Save and finish', { step: 'Wait three seconds', on: '2026-09-15' })
    const [meeting] = (await there.log()).filter(({ activity }) => activity === 'meeting')
    expect(meeting?.on).toBe('2026-09-15')
  })
})

describe('two at once', () => {
  it('saves of two stages that race on PostgreSQL lose no field', async () => {
    const there = await openSchool({ engine: 'postgres' })
    const priya = await opensMeeting(there)
    const next = await priya.button('Next: Probe')
    const fields = {
      praise: 'A calm start',
      explored: 'Who answers',
      area: 'Questions',
      step: 'Wait',
      criterion1: 'Hands go up',
      lesson: '9C',
      script: 'Say the name last',
      better: 'Longer pauses',
      timetabled: 'yes',
      nextDropInOn: '2026-09-22',
    }
    const answers = await Promise.all(
      Object.entries(fields).map(([field, value]) =>
        there.platform.press({ as: priya.email, ...next, inputs: { [field]: value } }),
      ),
    )
    expect(answers.every((one) => one.kind === 'answered')).toBe(true)
    expect(there.faults).toEqual([])
    const [draft] = await there.drafts()
    expect(draft?.values).toMatchObject(fields)
    expect(draft?.version).toBe(1 + Object.keys(fields).length)
  })

  it('an older card left open takes nothing away, but what is newly typed in it counts', async () => {
    const tom = await opensMeeting(school, { mentor: 'tom', ect: 'Callum' })
    const older = await tom.button('Next: Probe')
    await tom.presses('Next: Probe', { praise: 'Clear voice' })
    await tom.sends(older)
    expect((await draftOf('tom')).values['praise']).toBe('Clear voice')
    await tom.sends(older, { praise: 'Clear voice, and warm' })
    expect((await draftOf('tom')).values['praise']).toBe('Clear voice, and warm')
  })

  it('a form still open after the meeting was finished shows the receipt and changes nothing', async () => {
    const tom = school.chatOf('tom')
    const older = await tom.button('Save for later')
    await tom.presses('Save and finish', { step: 'Pause before the name', module: 'A' })
    const before = await school.log()
    await tom.sends(older, { praise: 'Too late' })
    expect(await tom.lastText()).toContain('Logged: Mentor meeting, Callum Reid')
    expect(await school.log()).toEqual(before)
  })
})

describe('who may write in it', () => {
  it('only its author: not another mentor, the ECT, the tutor, or somebody next door', async () => {
    const { id, values, version } = await draftOf('priya')
    const next = await school.openNextDoor()
    const forged = (verb: string) =>
      ({
        kind: 'action',
        verb,
        data: { v: 1, school: school.id, draftId: id, to: 'probe', version },
        inputs: { praise: 'Somebody else was here' },
      }) as const
    for (const verb of ['meeting-stage', 'leave-meeting', 'finish-meeting', 'resume-meeting']) {
      for (const other of ['tom', 'amina', 'helen', 'marcus']) {
        const { replace, form, messages } = await school.receives({ as: other, ...forged(verb) })
        expect(replace ?? form).toBeUndefined()
        expect(messages[0]?.text).toContain('That is no longer there')
        expect(messages[0]?.text).not.toMatch(/Amina|Wait three seconds/)
      }
      const { messages } = await next.receives({ as: 'priya', ...forged(verb) })
      expect(messages[0]?.text).toContain('cannot be used any more')
    }
    expect(await draftOf('priya')).toMatchObject({ values, version })
  })
})

describe('a mentor who pastes more than a field takes', () => {
  it.each([
    [300, 'This has 1,799: take out 299.'],
    [833, 'This has 4,997: take out 3,497.'],
  ])(
    'keeps all of it, and is told the limit, the length and what to take out (%i)',
    async (times, said) => {
      const pasting = await openSchool()
      const priya = await opensMeeting(pasting)
      expect(await priya.lastText()).toContain('Up to 1,500 characters.')
      const pasted = 'Calm. '.repeat(times).trim()
      await priya.presses('6 Follow up', { praise: pasted })
      await priya.presses('3 Action step')
      const answer = await priya.presses('Save and finish', { step: 'Wait three seconds' })
      expect(answer).toMatchObject({
        errors: { praise: expect.stringContaining(said) },
      })
      expect((await priya.button('Next: Probe')).inputs['praise']).toBe(pasted)
    },
  )

  it('more than any card could show again is told so, and the form stays as it was typed', async () => {
    const pasting = await openSchool()
    const priya = await opensMeeting(pasting)
    await priya.presses('6 Follow up', { praise: 'Calm.' })
    await priya.presses('1 Praise')
    const pasted = 'Calm. '.repeat(2_500)
    const answer = await priya.presses('More', { praise: pasted })
    expect(answer).not.toHaveProperty('replace')
    const texts = await priya.allTexts()
    expect(texts.some((text) => text.includes('It has 15,000 characters'))).toBe(true)
    expect(texts.some((text) => text.includes('Nothing of this form was saved yet'))).toBe(true)
    expect((await priya.button('Next: Probe')).inputs['praise']).toBe('Calm.')
  })
})
