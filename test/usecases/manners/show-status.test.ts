import { beforeAll, describe, expect, it } from 'vitest'
import { openSchool, type School } from '../../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool({ now: '2026-09-14T12:00' })
})

const statusOf = async (who: string) => {
  await school.chatOf(who).types('status')
  return (await school.chatOf(who).allTexts()).slice(-2)
}

describe('somebody asks for their status', () => {
  it('reads what is on and when it comes, and below it their week', async () => {
    const [status, week] = await statusOf('amina')
    expect(status).toContain('Messages come as usual')
    expect(status).toContain('The week comes on Monday at 7:45am.')
    expect(status).toContain('On: “My week, once a week”')
    expect(status).not.toContain('Off:')
    expect(week).toContain('My week')
  })

  it('reads of nothing that never comes to somebody in their role', async () => {
    expect((await statusOf('tom'))[0]).not.toContain('before the lesson')
    expect((await statusOf('tom'))[0]).toContain('A log that I began and left')
    expect((await statusOf('amina'))[0]).toContain('before the lesson')
    expect((await statusOf('amina'))[0]).not.toContain('A log that I began and left')
  })

  it('reads what they turned off in words, and that it is on again', async () => {
    await school.chatOf('amina').types('turn off not logged yet')
    expect((await statusOf('amina'))[0]).toContain('Off: “What is not logged yet')
    await school.chatOf('amina').types('turn on not logged yet')
    expect((await statusOf('amina'))[0]).not.toContain('Off:')
  })

  it('reads until when it is paused, snoozed or muted, and starts it again from there', async () => {
    const priya = school.chatOf('priya')
    await priya.types('pause until 12 October')
    await priya.types('snooze until Thursday')
    await priya.types('not this week')
    await priya.presses('Save', { things: 'whole-week', reason: 'cover' })
    const [status] = await statusOf('priya')
    expect(status).toContain('Messages rest')
    expect(status).toContain('Paused: nothing comes by itself until Monday 12 October.')
    expect(status).toContain('Snoozed until Thursday 17 September at 7:45am.')
    expect(status).toContain('This week is put aside: muted until Monday 21 September.')
    await priya.presses('Start reminders again')
    expect((await statusOf('priya'))[0]).not.toContain('Paused')
  })

  it('“I am away until Monday” stands in the form, dates and all', async () => {
    const tom = school.chatOf('tom')
    await tom.types('I am away until Monday')
    expect(await tom.inputOf('awayFrom')).toMatchObject({ value: '2026-09-14' })
    expect(await tom.inputOf('awayTo')).toMatchObject({ value: '2026-09-20' })
  })
})
