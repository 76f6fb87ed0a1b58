import { describe, expect, it } from 'vitest'
import { agreesStep, logsDropIn } from '../../support/journeys.ts'
import { openSchool } from '../../support/school-in-memory.ts'

describe('every message that comes by itself', () => {
  it('says why it comes, one thing that is true or helps, and how it is turned off', async () => {
    const school = await openSchool({ now: '2026-09-13T12:00' })
    await school.moveTo('2026-09-14T12:00')
    const tom = school.chatOf('tom')
    const card = await tom.lastText()
    expect(card).toContain('This card comes once a week, on your own day.')
    expect(card).toContain('Say “turn off my week” to end it.')
    expect(card).toContain('A drop-in is logged in three taps, and nothing has to be written.')
    await tom.types('turn off my week')
    expect(await tom.lastText()).toContain('Off: ')
  })

  it('an ECT reads that the last step was met, and so does the mentor; what was asked for says neither', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await agreesStep(school)
    await school.moveTo('2026-09-16T12:00')
    await logsDropIn(school, { outcome: 'met' })
    await school.moveTo('2026-09-21T12:00')
    const amina = school.chatOf('amina')
    const said = 'was met on Wednesday 16 September.'
    expect(await amina.lastText()).toContain(`Your last action step ${said}`)
    expect(await school.chatOf('priya').lastText()).toContain(
      'Amina Yusuf met the last action step',
    )
    await amina.types('my week')
    expect(await amina.lastText()).not.toContain(said)
  })

  it('tells a mentor who is new nothing of how the step of before stood', async () => {
    const school = await openSchool({ now: '2026-09-14T12:00' })
    await agreesStep(school)
    await school.moveTo('2026-09-16T12:00')
    await logsDropIn(school, { outcome: 'met' })
    const helen = school.chatOf('helen')
    await helen.types('assign mentor')
    await helen.presses('Go on', {
      inductionId: await school.inductionOf('amina'),
      mentorId: await school.personIdOf('tom'),
      from: '2026-09-17',
    })
    await helen.presses('Yes, do it')
    await school.moveTo('2026-09-21T12:00')
    const told = (await school.chatOf('tom').allTexts()).join('\n')
    expect(told).toContain('Week 4 of autumn 1')
    expect(told).not.toContain('met the last action step')
  })
})
