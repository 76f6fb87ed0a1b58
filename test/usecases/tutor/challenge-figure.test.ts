import { describe, expect, it } from 'vitest'
import { press } from '../../support/press.ts'
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

  it('is for the induction tutor and the pair', async () => {
    const school = await someWeeksIn()
    const { newId } = school.deps
    const inductionId = await school.inductionOf('amina')
    for (const as of ['bethan', 'tom', 'marcus']) {
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

  it('is opened up to the pair too: to the ECT all of it, to the mentor what they log', async () => {
    const school = await someWeeksIn()
    const inductionId = await school.inductionOf('amina')
    await school.chatOf('amina').types('privacy')
    await school.chatOf('amina').presses('How was this counted?')
    expect(await school.chatOf('amina').lastText()).toContain('self-study')
    const shown = await press(school, 'priya', 'challenge-figure', { data: { inductionId } })
    const text = shown.messages[0]?.text
    expect(text).toMatch(/Mentor meeting.*, due .*: not logged yet\./)
    expect(text).not.toContain('self-study')
  })

  it('is looked at by the induction tutor once the ECT asks, who alone hears of it; it is written down', async () => {
    const school = await someWeeksIn()
    const chats = ['helen', 'marcus', 'priya', 'tom', 'bethan'] as const
    const counts = async () =>
      Promise.all(chats.map(async (who) => (await school.chatOf(who).messages()).length))
    const [helen = 0, ...others] = await counts()
    const amina = school.chatOf('amina')
    await amina.types('privacy')
    await amina.presses('How was this counted?')
    await amina.presses('Ask the induction tutor to look')
    await school.moveTo('2026-10-02T12:05')
    expect(await counts()).toEqual([helen + 1, ...others])
    const asked = school.chatOf('helen')
    expect(await asked.lastText()).toContain('Amina Yusuf asks you to look at a figure')
    await asked.presses('Look at the figures')
    expect(await asked.lastText()).toContain('How the figures of Amina Yusuf were counted')
    await asked.types('what was changed')
    expect(await asked.lastText()).toContain('Amina Yusuf: asked to look at a figure, Amina Yusuf')
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
