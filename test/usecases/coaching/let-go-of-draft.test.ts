import { beforeAll, describe, expect, it } from 'vitest'
import { beside, expected, newestEntry, opensMeeting } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T07:00' })
})

describe('a mentor lets a half-finished log go', () => {
  it('on the card that asks, and the week no longer speaks of it', async () => {
    await school.moveTo('2026-09-14T10:00')
    const priya = await opensMeeting(school)
    await priya.presses('Save for later', { praise: 'A calm start' })
    const weekly = async () =>
      (await priya.allTexts()).filter((text) => text.startsWith('My week'))[0] ?? ''
    expect(await weekly()).toContain('Half-finished')
    await school.moveTo('2026-09-15T12:00')
    await priya.presses('Let it go')
    expect(await priya.lastText()).toContain('Let go')
    expect(await school.drafts()).toEqual([])
    expect(await weekly()).not.toContain('Half-finished')
    expect(await school.log()).toEqual([])
  })

  it('Carry on finds nothing any more; a new one begins afresh, for the same week', async () => {
    const priya = school.chatOf('priya')
    const carryOn = await priya.button('Carry on')
    await priya.sends(carryOn)
    expect(await priya.lastText()).toContain('That is no longer there')
    await priya.presses('Begin a new one')
    expect(await priya.lastText()).toContain('Stage 1 of 6: Praise')
    await priya.presses('Save and finish', { step: 'Pause' })
    const week = { activity: 'meeting', on: '2026-09-14' } as const
    const entry = await newestEntry(school, 'meeting')
    expect(await expected(school, 'amina', week)).toMatchObject({ doneBy: entry.id })
  })

  it('what was finished meanwhile is not let go: it stays logged', async () => {
    const tom = await opensMeeting(school, { mentor: 'tom', ect: 'Callum' })
    const [draft] = await school.drafts()
    await tom.presses('Save and finish', { step: 'Scan' })
    const before = await school.log()
    const { replace, messages } = await school.receives({
      as: 'tom',
      kind: 'action',
      verb: 'drop-draft',
      data: { v: 1, school: school.id, draftId: draft?.id },
      inputs: {},
    })
    expect(replace).toBeUndefined()
    expect(messages[0]?.text).toContain('That is no longer there')
    expect(await school.log()).toEqual(before)
  })

  it('nobody lets go what another has begun', async () => {
    await school.moveTo('2026-09-21T10:00')
    const priya = await opensMeeting(school)
    expect(await priya.sees(beside('Open', 'Amina'))).toBeDefined()
    const [draft] = await school.drafts()
    for (const other of ['tom', 'amina', 'helen']) {
      const { messages } = await school.receives({
        as: other,
        kind: 'action',
        verb: 'drop-draft',
        data: { v: 1, school: school.id, draftId: draft?.id },
        inputs: {},
      })
      expect(messages[0]?.text).toContain('That is no longer there')
    }
    expect(await school.drafts()).toEqual([draft])
  })
})
