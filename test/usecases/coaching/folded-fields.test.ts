import { beforeAll, describe, expect, it } from 'vitest'
import { opensMeeting } from '../../support/journeys.ts'
import { type Chat, openSchool } from '../../support/school-in-memory.ts'

let priya: Chat
beforeAll(async () => {
  priya = await opensMeeting(await openSchool())
})

const THIRD = 'And a third sign of success'

describe('the stage that agrees a step', () => {
  it('asks for the step and one sign of success, and has the rest behind a button', async () => {
    await priya.presses('3 Action step')
    expect(await priya.lastText()).toContain('Success looks like')
    expect(await priya.lastText()).not.toContain(THIRD)
  })

  it('shows the rest to a mentor who wants it, with what was typed so far', async () => {
    await priya.presses('More', { step: 'Wait for silence', criterion1: 'All look' })
    await priya.presses('Go on with: Action step, in full')
    expect(await priya.lastText()).toContain(THIRD)
    expect(await priya.lastText()).toContain('Kind of step')
    expect((await priya.inputOf('step')).value).toBe('Wait for silence')
    expect((await priya.inputOf('criterion1')).value).toBe('All look')
  })

  it('goes on showing it when they come back to the stage', async () => {
    await priya.presses('Next: Plan', { criterion3: 'Books open' })
    await priya.presses('Back: Action step')
    expect((await priya.inputOf('criterion3')).value).toBe('Books open')
  })
})
