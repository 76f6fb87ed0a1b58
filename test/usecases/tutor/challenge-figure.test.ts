import { describe, expect, it } from 'vitest'
import { openSchool, type School } from '../../support/school-in-memory.ts'

/** Three weeks in which no meeting was logged: the detail has a signal to challenge. */
async function someWeeksIn(): Promise<School> {
  return await openSchool({ now: '2026-10-02T12:00' })
}

describe('a figure that somebody doubts', () => {
  it('opens up to each thing behind it, its state and reason, and how to put it right', async () => {
    const school = await someWeeksIn()
    const helen = school.chatOf('helen')
    await helen.types('detail')
    await helen.presses(/^Challenge/)
    const text = await helen.lastText()
    expect(text).toMatch(/^How the figures of (Amina|Bethan|Callum)/)
    expect(text).toMatch(/Mentor meeting.*, due .*: not logged yet\./)
    expect(text).toContain('To put a figure right: log what happened from "my week"')
    expect(text.split('\n').length).toBeLessThan(20)
  })

  it('is for the induction tutor', async () => {
    const school = await someWeeksIn()
    const { newId } = school.deps
    const inductionId = await school.inductionOf('amina')
    for (const as of ['amina', 'priya', 'marcus']) {
      const { messages } = await school.receives({
        as,
        kind: 'action',
        id: newId(),
        verb: 'challenge-figure',
        data: { v: 1, school: school.id, inductionId },
        inputs: {},
      })
      expect(messages[0]?.text).toContain('is for the induction tutor')
    }
  })

  it('of a pair of another school is not there', async () => {
    const school = await someWeeksIn()
    const next = await school.openNextDoor()
    const { messages } = await school.receives({
      as: 'helen',
      kind: 'action',
      id: school.deps.newId(),
      verb: 'challenge-figure',
      data: { v: 1, school: school.id, inductionId: await next.inductionOf('amina') },
      inputs: {},
    })
    expect(messages[0]?.text).toContain('That is no longer there')
  })
})
