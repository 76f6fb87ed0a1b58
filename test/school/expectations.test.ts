import { beforeAll, describe, expect, it } from 'vitest'
import { inductionFacts } from '../../src/school/expectations.ts'
import { beside } from '../support/journeys.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
})

const inWeek = async (who: string, monday: string) =>
  (await school.expectationsOf(who)).filter((one) => one.week.monday === monday)

describe('what is expected of people at a school', () => {
  it('an ECT logs their own study, never the mentor’s drop-ins and meetings', async () => {
    const activities = new Set((await school.expectationsOf('amina')).map((one) => one.activity))
    expect(activities.has('self-study')).toBe(true)
    expect(activities.has('drop-in')).toBe(false)
    expect(activities.has('meeting')).toBe(false)
  })

  it('a mentor logs drop-ins and meetings with each ECT (B-17, B-54)', async () => {
    const mine = await inWeek('priya', '2026-09-14')
    const pairs = new Set(mine.map((one) => `${one.activity} ${one.inductionId}`))
    for (const ect of ['amina', 'bethan']) {
      expect(pairs).toContain(`drop-in ${await school.inductionOf(ect)}`)
      expect(pairs).toContain(`meeting ${await school.inductionOf(ect)}`)
    }
  })

  it('a mentor in training has training of their own; tutor and head have nothing', async () => {
    const own = (await school.expectationsOf('priya')).filter((one) => !one.inductionId)
    expect(own.length).toBeGreaterThan(0)
    expect(new Set(own.map((one) => one.personId))).toEqual(
      new Set([await school.personIdOf('priya')]),
    )
    expect(await school.expectationsOf('helen')).toEqual([])
    expect(await school.expectationsOf('marcus')).toEqual([])
  })

  it('the part-time ECT’s pair is expected on days that he works (B-11)', async () => {
    const [dropIn] = (await inWeek('tom', '2026-09-14')).filter((one) => one.activity === 'drop-in')
    expect(dropIn?.dueOn).toBe('2026-09-16')
  })

  it('a week put aside is not expected, with the kind of reason and no more', async () => {
    const tom = school.chatOf('tom')
    await tom.types('not this week')
    const form = await tom.button(/save|put aside|leave out|not this week/i)
    const reason = Object.keys(form.inputs).find((id) => /reason/i.test(id)) ?? 'reason'
    await tom.sends(form, { things: 'whole-week', [reason]: 'cover' })
    const week = await inWeek('tom', '2026-09-14')
    expect(week.map(({ state }) => state)).toEqual(week.map(() => 'excused'))
    expect(week[0]?.reasons.at(-1)).toContain('cover')
    await tom.types('my week')
    expect(await tom.sees(beside('Log', 'Callum'))).toBeUndefined()
  })

  it('an ECT who has left is expected nothing of', async () => {
    const picture = await school.picture()
    const id = await school.inductionOf('amina')
    const without = new Map(picture.people)
    without.delete(await school.personIdOf('amina'))
    expect(inductionFacts({ ...picture, people: without }, id)).toBeUndefined()
    expect(inductionFacts(picture, id)?.programme.id).toBe('niot')
  })
})
