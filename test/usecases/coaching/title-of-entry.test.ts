import { beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '../../../src/domain/log-entry.ts'
import { titleOfEntry } from '../../../src/usecases/coaching/title-of-entry.ts'
import { logsDropIn } from '../../support/journeys.ts'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const titleOf = async (entry: LogEntry) => titleOfEntry(await school.picture(), entry)

describe('how a receipt names what was logged', () => {
  it('an ECT’s study by its own title', async () => {
    await school.chatOf('amina').types('done')
    const [entry] = await school.log()
    expect(await titleOf(entry as LogEntry)).toMatchObject({
      title: 'Core self-study: Behaviour and Relationships',
    })
  })

  it('a mentor’s drop-in with the ECT', async () => {
    expect(await titleOf(await logsDropIn(school))).toMatchObject({
      title: 'Drop-in',
      ectName: 'Amina Yusuf',
    })
  })

  it('a meeting of the second year by what it was about', async () => {
    const priya = school.chatOf('priya')
    await priya.types('log meeting')
    await priya.presses('Bethan Pryce')
    await priya.presses('Save and finish', { step: 'Pause' })
    expect(await priya.lastText()).toContain('Mentor meeting 2: review and adapt, Bethan Pryce')
  })

  it('something beside all expectations by its kind', async () => {
    const first = await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
    const { expectationId: _, ...beside } = first
    expect(await titleOf({ ...beside, id: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      title: 'Drop-in',
      ectName: 'Callum Reid',
    })
  })
})
