import { beforeAll, describe, expect, it } from 'vitest'
import type { EventAsk } from '../../../src/store/event.ts'
import { promiseAnswer, takeBackAnswer } from '../../../src/usecases/messages/promise-answer.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T08:00', engine: 'postgres' })
})

/** An event of that person's, as it came a moment ago. */
const askOf = (key: string, who: string): EventAsk => ({
  ...{ platform: 'sandbox', tenant: 'sandbox', userId: who, email: who },
  ...{ key, at: school.clock.now(), needs: 'roster' },
})
const email = (who: string) => school.chatOf(who).email
const said = async () =>
  (await school.chatOf('amina').allTexts()).filter((text) => text.includes('was not saved'))
const later = async () =>
  await school.core.schedule.advance(new Date(school.clock.now().getTime() + 180_000), school.clock)

describe('somebody who was promised to hear of what they did', () => {
  it('hears nothing more where it was answered', async () => {
    const promise = await promiseAnswer(school.deps, askOf('answered', email('amina')))
    if (typeof promise === 'string') throw new Error(promise)
    await takeBackAnswer(school.deps, promise)
    await later()
    expect(await said()).toEqual([])
  })

  it('hears nothing more where it was kept, although nobody was left to take the promise back', async () => {
    await promiseAnswer(school.deps, askOf('kept', email('amina')))
    await school.receives({ as: 'amina', kind: 'text', text: 'pause for 2 weeks', id: 'kept' })
    await later()
    expect(await said()).toEqual([])
  })

  it('is told once, and when that was, where it came to nothing', async () => {
    const ask = askOf('lost', email('amina'))
    await promiseAnswer(school.deps, ask)
    // Delivered again, it is the same event.
    await promiseAnswer(school.deps, ask)
    await later()
    await later()
    expect(await said()).toEqual([expect.stringMatching(/On Monday 14 September at 8:0\d+am/)])
  })

  it('is nobody where they have no place at a school', async () => {
    expect(await promiseAnswer(school.deps, askOf('x', 'nobody@elsewhere.example'))).toBe('nobody')
  })
})
