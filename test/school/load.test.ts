import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadSchool } from '../../src/school/load.ts'
import { agreesStep, logsDropIn, opensMeeting } from '../support/journeys.ts'
import { openSchool, type School } from '../support/school-in-memory.ts'

let school: School
beforeAll(async () => {
  school = await openSchool()
  await agreesStep(school)
  await logsDropIn(school, { mentor: 'tom', ect: 'Callum' })
  await opensMeeting(school, { mentor: 'tom', ect: 'Callum' })
})

const loadFor = (...people: string[]) =>
  school.in((tx) => loadSchool(tx, school.deps, { now: school.clock.now(), people }))

describe('a school as it is at one moment', () => {
  it('holds everybody and everything that stands', async () => {
    const picture = await school.picture()
    expect([...picture.people.values()].map(({ name }) => name).sort()).toHaveLength(7)
    expect(picture.log.map(({ activity }) => activity).sort()).toEqual(['drop-in', 'meeting'])
    expect(picture.steps).toHaveLength(1)
    expect(picture.drafts).toHaveLength(1)
    expect(picture.today).toBe('2026-09-14')
  })

  it('about one person: their own pairs, and nothing that others logged or wrote', async () => {
    const priya = await loadFor(await school.personIdOf('priya'))
    expect(priya.log.map(({ activity }) => activity)).toEqual(['meeting'])
    expect(priya.drafts).toEqual([])
    const tom = await loadFor(await school.personIdOf('tom'))
    expect(tom.log.map(({ activity }) => activity)).toEqual(['drop-in'])
    expect(tom.steps).toEqual([])
    expect(tom.drafts).toHaveLength(1)
  })

  it('about an ECT: what the mentor logged with them is there, the mentor’s draft is not', async () => {
    const callum = await loadFor(await school.personIdOf('callum'))
    expect(callum.log).toHaveLength(1)
    expect(callum.drafts).toEqual([])
  })

  it('the day is the school’s own: late in the evening in summer time it is already tomorrow', async () => {
    const now = new Date('2026-09-14T23:30:00Z')
    const picture = await school.in((tx) => loadSchool(tx, school.deps, { now }))
    expect(picture.today).toBe('2026-09-15')
  })

  it('a school that nobody imported says what to do', async () => {
    const { store, deps } = school.core
    const unknown = store.withSchool(randomUUID(), (tx) =>
      loadSchool(tx, deps, { today: '2026-09-14' }),
    )
    await expect(unknown).rejects.toThrow('Import a roster')
  })
})
