import { describe, expect, it } from 'vitest'
import { situationOf } from '../../src/school/person-situation.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

/** Somebody's situation on a Monday in the third teaching week. */
async function situationIn(school: School, who: string) {
  const picture = await school.picture()
  const person = picture.people.get(await school.personIdOf(who))
  if (person === undefined) throw new Error(`${who} is not at the school.`)
  return situationOf(picture, person, { messages: [] })
}

describe('all that a decision about a person needs', () => {
  it('holds an ECT’s own expectations, manners and clock', async () => {
    const school = await openSchool()
    const amina = await situationIn(school, 'amina')
    expect(amina).toMatchObject({
      roles: ['ect'],
      timeZone: 'Europe/London',
      steps: [],
      drafts: [],
    })
    expect(amina.expectations.length).toBeGreaterThan(0)
    expect(new Set(amina.expectations.map(({ personId }) => personId))).toEqual(
      new Set([amina.personId]),
    )
    expect((await situationIn(school, 'callum')).manners.workingDays).toEqual([1, 2, 3])
  })

  it('holds what a mentor logs about each of their ECTs', async () => {
    const school = await openSchool()
    const { expectations } = await situationIn(school, 'priya')
    const dropIns = expectations.filter(({ activity }) => activity === 'drop-in')
    expect(new Set(dropIns.map(({ ectId }) => ectId))).toEqual(
      new Set([await school.personIdOf('amina'), await school.personIdOf('bethan')]),
    )
  })

  it('names a meeting log that was left half-way, by the programme’s word for it', async () => {
    const school = await openSchool()
    await school.chatOf('priya').types('my week')
    await school.chatOf('priya').presses(/^Open/)
    const { drafts } = await situationIn(school, 'priya')
    expect(drafts).toMatchObject([
      { activity: 'meeting', title: 'Mentor meeting with Bethan Pryce', startedOn: '2026-09-14' },
    ])
    expect((await situationIn(school, 'tom')).drafts).toEqual([])
  })

  it('holds an induction tutor’s tasks, and nobody else’s', async () => {
    const school = await openSchool()
    const { tasks } = await situationIn(school, 'helen')
    expect(tasks.map(({ dueOn }) => dueOn)).toEqual(['2026-10-22', '2026-09-14'])
    expect(tasks[0]?.title).toContain('order of the modules')
    expect((await situationIn(school, 'priya')).tasks).toEqual([])
  })
})
